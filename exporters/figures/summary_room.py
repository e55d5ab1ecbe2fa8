"""How much of the board's page the chart may take, after what stands above it; in millimetres."""

from exporters.figures.text_width import lines
from exporters.report import Report

PAGE = 261.0
ABOVE, TABLE_FRAME, CHART_FRAME = 100.0, 19.0, 28.5
"""Heading, figures and bars; heading of the table; headings, axis and legend of the chart."""
HEADING_LINE, TABLE_LINE, TABLE_PADDING = 9.0, 4.0, 2.6
MISSING, PROPOSAL = 55.0, 61.0
"""Widths of the two columns that people's words fill."""


def chart_room(report: Report) -> float:
    """What is left for the rows of the chart; less than nothing where the page is full."""
    rows = [
        max(len(lines(gap.missing, MISSING, 8.8)), len(lines(gap.proposal, PROPOSAL, 8.8))) for gap in report.top_gaps
    ]
    table = TABLE_FRAME + sum(count * TABLE_LINE + TABLE_PADDING for count in rows) if rows else 0.0
    heading = len(lines(report.finding, 178.0, 21, "SourceSerif4-Semibold.ttf")) - 1
    return PAGE - ABOVE - CHART_FRAME - table - heading * HEADING_LINE
