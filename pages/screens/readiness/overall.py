"""Readiness in figures: the big number with what it rests on, the nine blocks, and the words for the chart."""

from markupsafe import Markup

from canvas_model.results import BlockResult, Readiness
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.equations import DIGITS, gap_equation, priority_equation
from exporters.words.ranges import range_words
from exporters.words.verdict import held_words, label_words
from pages.screens.readiness import arithmetic
from pages.ui import tables
from pages.ui.language import _, figure, language, number, percent
from pages.ui.layout import html, joined
from pages.ui.tables import Column, Row, band, details, table


def _rests_on(readiness: Readiness) -> str:
    """What the percentage rests on, and how far it can still move; at a first look the percentage itself comes first."""
    said = _("with {share} of the questions answered").format(share=percent(readiness.coverage * 100))
    if readiness.is_first_look:
        said = _("So far {percent}, {rests_on}").format(percent=percent(readiness.percent), rests_on=said)
    return " · ".join(filter(None, [said, range_words(readiness, percent, language())]))


def overall(report: Report) -> Markup:
    """The percentage with its coverage, band, label and what keeps it there, and the lowest block.

    At a first look there is no label and no large figure.
    """
    readiness, words = report.readiness, report.catalogue
    label = words.label(readiness.label)
    lowest = readiness.block(readiness.lowest) if readiness.lowest else None
    beside = [
        html('<p class="fg-label">{name}</p>', name=label_words(readiness.labels, words, language())),
        _line(_rests_on(readiness)),
    ]
    if held := held_words(readiness, words, language()):
        beside.append(_line(held))
    if lowest and lowest.is_below_target:
        weakest = _("Weakest block: {block}, {level} of 4").format(
            block=words.block(lowest.id).name, level=number(lowest.maturity)
        )
        beside.append(html('<p class="fg-lowest">{weakest}</p>', weakest=weakest))
    advice = label.advice if label else _("Not yet a verdict: for one, half of the questions need an answer.")
    beside.append(html('<p class="fg-advice">{advice}</p>', advice=advice))
    big = (
        Markup("")
        if readiness.is_first_look
        else html('<div class="fg-big">{percent}</div>', percent=percent(readiness.percent))
    )
    return html(
        '<section class="fg-standing">{big}<div class="fg-beside">{beside}</div>{facts}</section>',
        big=big,
        beside=joined(beside),
        facts=_facts(readiness),
    )


def _line(text: str) -> Markup:
    return html("<p>{text}</p>", text=text)


def _facts(readiness: Readiness) -> Markup:
    cap = (
        _("counted in the score: levels 3 and 4 need evidence")
        if readiness.evidence_cap
        else _("shown only: the score counts what is declared")
    )
    facts = [
        (_("Declared"), percent(readiness.declared), _("as people answered")),
        (_("Evidenced"), percent(readiness.evidenced), cap),
        (
            _("Answers given"),
            _("{answered} of {asked}").format(answered=readiness.answered, asked=readiness.asked),
            "",
        ),
        (_("Questions to discuss"), number(len(readiness.to_discuss), 0), ""),
    ]
    return tables.facts(facts)


def chart_finding(report: Report) -> str:
    """What the chart of the nine blocks shows."""
    readiness, words = report.readiness, report.catalogue
    critical = [words.block(block.id).name for block in readiness.blocks if block.band == "critical"]
    below = sum(block.band in ("critical", "to_improve") for block in readiness.blocks)
    if len(critical) == 1:
        return _("{block} is far below its target").format(block=critical[0])
    if critical:
        return _("{blocks} and {last} are far below their targets").format(
            blocks=", ".join(critical[:-1]), last=critical[-1]
        )
    if readiness.not_assessed:
        rated = len(readiness.blocks) - len(readiness.not_assessed)
        return _("Blocks assessed so far: {rated} of {all}; none is far below its target").format(
            rated=rated, all=len(readiness.blocks)
        )
    return _("Every block is close to its target") if below else _("Every block is on its target")


def in_words(report: Report) -> str:
    """The chart of the nine blocks as a text."""
    readiness, words = report.readiness, report.catalogue
    blocks_in_words = [
        _("{block}: {level} of 4, target {target}").format(
            block=words.block(block.id).name, level=number(block.maturity), target=figure(block.target)
        )
        for block in readiness.blocks
    ]
    return _("Maturity against target.") + " " + "; ".join(blocks_in_words) + "."


def legend(report: Report) -> Markup:
    """What the marks of the chart mean."""
    least = {band.id: number(band.least) for band in report.catalogue.scale.bands}
    return tables.legend(
        [
            ("fg-m-bar", _("on target")),
            ("fg-m-amber", _("to improve: {gap} or more below").format(gap=least["to_improve"])),
            ("fg-m-brick", _("critical: {gap} or more below").format(gap=least["critical"])),
            ("fg-m-tick", _("target")),
            ("fg-m-band", _("worst to best case, by what is still open")),
            ("fg-m-ring", _("declared, where evidence is missing")),
        ]
    )


def blocks(report: Report) -> Markup:
    """The nine blocks as a table: maturity, target, gap, importance, priority, declared and evidenced, coverage."""
    columns = [
        Column(_("Block"), kind="fg-name"),
        Column(_("Assessment")),
        Column(_("Maturity"), figures=True),
        Column(_("Target"), figures=True),
        Column(_("Gap"), figures=True),
        Column(_("Importance"), figures=True),
        Column(_("Priority"), figures=True),
        Column(_("Declared"), figures=True),
        Column(_("Evidenced"), figures=True),
        Column(_("Answers"), figures=True),
        Column(_("Possible range"), figures=True),
    ]
    wording = Wording(report)
    return table(
        _("The nine blocks"), columns, [_block(block, wording) for block in report.readiness.blocks], kind="fg-pairs"
    )


def _block(block: BlockResult, wording: Wording) -> Row:
    return Row(
        [
            f"{block.number}. {wording.block(block.id)}",
            band(wording.standing(block), block.band),
            number(block.maturity, DIGITS),
            number(block.target, DIGITS),
            gap_equation(block, language()),
            str(block.importance),
            priority_equation(block, language()),
            number(block.declared, DIGITS),
            number(block.evidenced, DIGITS),
            _("{answered} of {asked}").format(answered=block.answered, asked=block.asked),
            f"{number(block.worst, DIGITS)}–{number(block.best, DIGITS)}",
        ]
    )


def whys(report: Report) -> Markup:
    """The arithmetic of the whole and of every block, each opened on request."""
    words, readiness = report.catalogue, report.readiness
    first = details(
        html("{name} <span>{percent}</span>", name=_("Readiness"), percent=percent(readiness.percent, DIGITS)),
        arithmetic.whole(readiness),
        kind="fg-row",
    )
    rows = [
        details(
            html(
                "{number}. {name} <span>{level}</span>",
                number=block.number,
                name=words.block(block.id).name,
                level=_("{level} of 4").format(level=number(block.maturity, DIGITS)),
            ),
            arithmetic.block(block),
            kind="fg-row",
        )
        for block in readiness.blocks
    ]
    return joined([first, *rows])
