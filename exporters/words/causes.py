"""Why a task is in the plan, or a probability what it is, in one sentence."""

from collections.abc import Iterable

from canvas_model.catalogue import Catalogue
from canvas_model.results import Cause
from exporters.words.numbers_and_dates import number
from exporters.words.texts import plurals, texts


def reasons_sentence(causes: Iterable[Cause], catalogue: Catalogue, language: str) -> str:
    """The reasons of a task in one sentence, by the answers and alternatives that brought it; empty for none."""
    _ = texts(language)
    plain = {"base": _("Part of every CRM project"), "own": _("Added by the team")}
    causes = list(causes)
    sentences = [plain[cause.when] for cause in causes if cause.when in plain]
    clauses = [reason_clause(cause, catalogue, language) for cause in causes if cause.when not in plain]
    if not clauses:
        return ". ".join(sentences)
    words = _("Added because {reasons}")
    if sentences:
        words = _("Part of every CRM project, and needed here all the more because {reasons}")
    return words.format(reasons="; ".join(dict.fromkeys(clauses)))


def because(causes: Iterable[Cause], catalogue: Catalogue, language: str, *, most: int) -> str:
    """The answers that call for something, in one sentence; beyond `most` of them only how many more there are."""
    _, _n = texts(language), plurals(language)
    clauses = list(dict.fromkeys(reason_clause(cause, catalogue, language) for cause in causes))
    shown, hidden = clauses[:most], len(clauses) - most
    if hidden > 0:
        shown.append(_n("{count} more answer says so", "{count} more answers say so", hidden).format(count=hidden))
    return _("Because {reasons}").format(reasons="; ".join(shown))


def reason_clause(cause: Cause, catalogue: Catalogue, language: str) -> str:
    """What was said, as the part of a sentence that follows “because”."""
    _ = texts(language)
    clauses = {
        "low": _("“{subject}” stands at level {value} of 4"),
        "unproved": _("“{subject}” is declared at level {value} of 4 and not proved"),
        "missing": _("“{subject}” is needed and not in use"),
        "missing_part": _("“{subject}” is needed and only partly in use"),
        "wanted": _("“{subject}” is needed and not fully in use"),
        "used": _("“{subject}” is in use"),
        "used_part": _("“{subject}” is partly in use"),
        "absent": _("“{subject}” is needed and missing altogether"),
        "no_choice": _("“{subject}” still lacks one main choice with its reason"),
        "only_software": _("software is the only cost planned so far"),
        "dont_know": _("nobody knows the answer to “{subject}”"),
        "maturity": _("“{subject}” has a maturity of {value} of 4"),
        "unassessed": _("“{subject}” has not been assessed"),
        "label": _("the verdict is “{subject}”"),
        "dated": _("there are enough answers for the plan to give dates"),
    }
    clause = clauses.get(_variant(cause), "“{subject}”")
    return clause.format(subject=name_of(cause.subject, catalogue), value=_level(cause.value, language))


def name_of(subject: str, catalogue: Catalogue) -> str:
    """What a catalogue id is called: a block's, alternative's, relationship item's or label's name, or a question's text."""
    for find in (catalogue.block, catalogue.alternative, catalogue.relation):
        try:
            return find(subject).name
        except KeyError:
            continue
    try:
        return catalogue.question(subject).text
    except KeyError:
        label = catalogue.label(subject)
        return label.name if label else subject


def _level(value: float | None, language: str) -> str:
    return number(value, language, 0 if value is not None and value == int(value) else 1)


def _variant(cause: Cause) -> str:
    if cause.when == "low" and cause.value is None:
        return "dont_know"
    if cause.when in ("missing", "used") and cause.value == 1:
        return f"{cause.when}_part"
    return cause.when
