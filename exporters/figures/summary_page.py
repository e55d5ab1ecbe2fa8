"""What the summary, the one page that a board reads first, has room for; lengths in millimetres.

They are those of `.summary` in the style sheet; a test holds that the page stays one page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporters.figures.gantt_pages import GanttPage, summary_chart
from exporters.figures.page_room import PAGE, SERIF, WIDTH, heading_room
from exporters.figures.text_width import bound, tall
from exporters.plan_words import began
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.decisions import AskedDecision
from exporters.words.gaps import OpenGap
from exporters.words.hard_spaces import held

MOST_DECISIONS, FEWEST_GAPS = 3, 2
HALF_GAP, RULE_HEADING_GAP = 7.5, 4.9
"""The gaps around figures and bars; rule and gaps of a heading."""
LEFT, LEAST_HALF, FIGURE, ASKS_HEADING = 84.0, 62.0, 15.2, 14.2
"""Width of the column with the figure; what figures and bars take at least; the figure; the heading above what is asked."""
TABLE_HEAD, ROW_PADDING = 6.2, 2.6
MISSING, PROPOSAL = 55.0, 61.0
"""Widths of the two columns that people's words fill."""
FUZZ = 1e-6
"""Rows that share a room come to it but for the last digit."""
CHART_GAP, CHART_FRAME, LEGEND_LINE = 7.0, 10.5, 4.1
"""Above the chart, its axis with the odds below it, and a line of its legend."""


@dataclass(frozen=True)
class SummaryPage:
    """What the one page has room for."""

    decisions: tuple[AskedDecision, ...]
    """The first that are asked for."""
    gaps: tuple[OpenGap, ...]
    """Those that count most."""
    equals: int
    """How many gaps, one a block, count as much as the last one shown or more: they are told where not all are shown."""
    chart: GanttPage | None
    """The plan; None where the texts above leave room for its heading alone."""


def summary_page(wording: Wording, decisions: Sequence[AskedDecision], *, opens_part: bool) -> SummaryPage:
    """Choose what is shown so that all of it stands on one page: of gaps and tasks rather fewer than none."""
    report = wording.report
    asked, gaps = tuple(decisions[:MOST_DECISIONS]), report.top_gaps
    room = PAGE - _above(wording, asked, opens_part=opens_part) - _around_the_chart(wording)
    for count in _counts(gaps):
        left = room - _table(gaps[:count])
        chart = summary_chart(
            report.plan,
            report.language,
            left,
            dated=not report.readiness.is_first_look,
            on_calendar=report.readiness.percent is not None,
        )
        if chart.height <= left + FUZZ:
            return SummaryPage(asked, gaps[:count], _equals(report, gaps[:count]), chart)
    left_by = {count: room + CHART_FRAME + LEGEND_LINE - _table(gaps[:count]) for count in range(FEWEST_GAPS + 1)}
    fewest = max((count for count, left in left_by.items() if left >= 0), default=0)
    return SummaryPage(asked, gaps[:fewest], _equals(report, gaps[:fewest]), None)


def _equals(report: Report, shown: Sequence[OpenGap]) -> int:
    if not shown:
        return 0
    return len({gap.gap.block for gap in report.open_gaps if gap.gap.priority >= shown[-1].gap.priority})


def _counts(gaps: Sequence[OpenGap]) -> Iterator[int]:
    """How many of the gaps may be shown, the most first: equals stand together as long as more than the fewest are shown.

    A single one rather than a page without the plan.
    """
    for count in range(len(gaps), min(len(gaps), 1) - 1, -1):
        parts_equals = count < len(gaps) and gaps[count - 1].gap.priority == gaps[count].gap.priority
        if not parts_equals or count <= FEWEST_GAPS:
            yield count


def _around_the_chart(wording: Wording) -> float:
    heading = tall(bound(held(wording.plan(), wording.language)), WIDTH, 12.6, 1.2, SERIF) + RULE_HEADING_GAP
    return CHART_GAP + heading + CHART_FRAME + LEGEND_LINE


def _above(wording: Wording, asked: Sequence[AskedDecision], *, opens_part: bool) -> float:
    report, workshop = wording.report, wording.report.snapshot.workshop
    heading = heading_room(report.finding, report.language, opens_part=opens_part)
    lead = tall(f"{workshop.client} · {workshop.held_on:%d} {'x' * 26}", 165.0, 10.4, 1.42)
    if past := began(report):
        lead += tall(past, WIDTH, 8.4, 1.35) + 1.0
    return heading + lead + max(LEAST_HALF, _left(wording, asked)) + HALF_GAP


def _left(wording: Wording, asked: Sequence[AskedDecision]) -> float:
    said = [wording.answered_share(), wording.true_value(), wording.weakest()]
    height = FIGURE + sum(tall(held(text, wording.language), LEFT, 9.6, 1.42) for text in said if text)
    asks = [f"{one.name} ({one.owner}, {wording.near_day(one.due, 'd MMMM')} {'x' * 9})" for one in asked]
    if asks:
        height += (
            ASKS_HEADING + LEGEND_LINE + sum(tall(held(text, wording.language), LEFT, 9.6, 1.32) + 1.1 for text in asks)
        )
    return height


def _table(gaps: Sequence[OpenGap]) -> float:
    if not gaps:
        return 0.0
    rows = (
        max(tall(gap.missing, MISSING, 8.8, 1.28), tall(gap.proposal, PROPOSAL, 8.8, 1.28)) + ROW_PADDING
        for gap in gaps
    )
    return tall("x", WIDTH, 12.6, 1.2, SERIF) + RULE_HEADING_GAP + TABLE_HEAD + sum(rows)
