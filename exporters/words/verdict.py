"""The verdict on a readiness in words: the heading of a report, the label, and what holds the label back."""

from collections.abc import Sequence
from fractions import Fraction

from canvas_model.catalogue import Catalogue
from canvas_model.results import Readiness
from canvas_model.rules.scoring.bands import digits_that_tell
from canvas_model.rules.scoring.verdict import FIRM, FOUNDATION, PREPARE_FIRST
from exporters.words.numbers_and_dates import number, percent
from exporters.words.texts import plurals, texts


def headline(readiness: Readiness, catalogue: Catalogue, language: str) -> str:
    """The finding that the readiness label carries, or that it is too early for one.

    Where what is still open can change the label, both labels are named.
    """
    _ = texts(language)
    if readiness.nothing_applies:
        return _("Every question is marked “not applicable”: readiness cannot be calculated")
    if readiness.percent is None:
        return _("Nothing answered yet: readiness cannot be calculated")
    label = catalogue.label(readiness.label)
    if label is None:
        return _("A first look (questions answered: {answered} of {asked})").format(
            answered=readiness.answered, asked=readiness.asked
        )
    if len(readiness.labels) > 1:
        return _("{labels}: what is still open decides").format(
            labels=label_words(readiness.labels, catalogue, language)
        )
    return label.finding


def label_words(labels: Sequence[str], catalogue: Catalogue, language: str) -> str:
    """The label's name, both names where what is still open can change it, or, without one, that this is a first look."""
    _ = texts(language)
    names = [label.name for id in labels if (label := catalogue.label(id))]
    if not names:
        return _("A first look")
    return names[0] if len(names) == 1 else _("Between “{low}” and “{high}”").format(low=names[0], high=names[-1])


def advice_words(readiness: Readiness, catalogue: Catalogue, language: str) -> str:
    """What to do: by the lower label where what is still open can change it, for nobody starts on what is not decided."""
    _ = texts(language)
    label = catalogue.label(readiness.labels[0]) if readiness.labels else None
    if readiness.nothing_applies:
        return applies_words(language)
    return label.advice if label else _("Not yet a verdict: for one, half of the questions need an answer.")


def applies_words(language: str) -> str:
    """What to do where every question was set aside."""
    _ = texts(language)
    return _("A figure needs at least one question of the nine blocks that applies to the company.")


def held_words(readiness: Readiness, catalogue: Catalogue, language: str) -> str:
    """What holds the label below what the per cent alone would reach, a rule and its blocks, or a threshold that it just
    misses; empty where nothing does.
    """
    _, _n = texts(language), plurals(language)
    label = catalogue.label(readiness.label)
    reasons = [_short_of_threshold(readiness, catalogue, language)]
    if critical := readiness.held_by_critical:
        names = ", ".join(catalogue.block(id).name for id in critical)
        reasons.append(
            _n("{count} block is critical ({blocks})", "{count} blocks are critical ({blocks})", len(critical)).format(
                count=len(critical), blocks=names
            )
        )
    if pillars := readiness.held_by_pillars:
        names = ", ".join(
            f"{catalogue.block(id).name}\u00a0{number(readiness.block(id).maturity, language, 2)}" for id in pillars
        )
        least = FOUNDATION if readiness.label == PREPARE_FIRST else FIRM
        reasons.append(
            _n(
                "a pillar is below {least} ({blocks})", "{count} pillars are below {least} ({blocks})", len(pillars)
            ).format(count=len(pillars), least=least, blocks=names)
        )
    reasons = [reason for reason in reasons if reason]
    if label is None or not reasons:
        return ""
    return _("“{label}” because {reasons}.").format(label=label.name, reasons="; ".join(reasons))


def _short_of_threshold(readiness: Readiness, catalogue: Catalogue, language: str) -> str:
    """`59.6% is below 60%`, for a per cent that would seem to reach a threshold without its decimals; else empty."""
    value = readiness.percent
    if value is None or not digits_that_tell(Fraction(value), catalogue.readiness_scale.labels):
        return ""
    _ = texts(language)
    least = min(label.least for label in catalogue.readiness_scale.labels if value < label.least)
    return _("{percent} is below {least}").format(
        percent=percent(value, language, readiness.digits), least=percent(least, language)
    )
