"""What is missing: the gaps, what would close them, and when work on that begins."""

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from exporters.report import Report
from exporters.words.day_spans import near_day
from exporters.words.equations import operand, outcome
from exporters.words.gaps import OpenGap
from pages.ui.language import _, language
from pages.ui.leads import to_answer
from pages.ui.tables import Column, Row, details, table


def first_gaps(report: Report) -> Markup:
    """The gap of each block that matters most."""
    return _gaps(report, report.top_gaps, _("The gaps that count most"))


def other_gaps(report: Report) -> Markup:
    """All the rest, on request; nothing where there is no rest."""
    others = [gap for gap in report.open_gaps if gap not in report.top_gaps]
    summary = _("All other gaps ({count})").format(count=len(others))
    return details(summary, _gaps(report, others, _("The other gaps"))) if others else Markup("")


def _gaps(report: Report, shown: Iterable[OpenGap], caption: str) -> Markup:
    """Gaps with what would close each; priority is gap × importance of the block."""
    columns = [
        Column(_("Block"), kind="fg-name"),
        Column(_("What is missing"), kind="fg-missing"),
        Column(_("What would close it")),
        Column(_("Gap × importance"), figures=True),
        Column(_("Priority"), figures=True),
        Column(_("Work starts"), figures=True),
    ]
    return table(caption, columns, [_gap(gap, report) for gap in shown])


def _gap(gap: OpenGap, report: Report) -> Row:
    block = report.readiness.block(gap.gap.block)
    return Row(
        [
            gap.block,
            to_answer(gap.gap.subject, gap.missing, "readiness", report.catalogue),
            gap.proposal or "–",
            f"{operand(block.exact.gap or Fraction(), language())} × {block.importance}",
            outcome(block.exact.priority, language()),
            near_day(gap.starts_on, report.made_on, language()),
        ]
    )
