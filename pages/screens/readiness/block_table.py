"""The nine blocks as a table of figures."""

from markupsafe import Markup

from canvas_model.results import BlockResult
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.equations import DIGITS, gap_equation, priority_equation
from pages.ui.language import _, language, number
from pages.ui.tables import Column, Row, band, folding, table


def in_figures(report: Report) -> Markup:
    """The table of the nine blocks, which a phone folds."""
    return folding(_("The nine blocks in figures"), "", "", _table(report), unfolded=None)


def _table(report: Report) -> Markup:
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
