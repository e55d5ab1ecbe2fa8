"""What the templates of the report may use: every name that stands in them without being made there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from canvas_model.catalogue import Catalogue
from canvas_model.content import WorkshopFields
from canvas_model.results import Plan, PlannedTask, Readiness, Relationships
from exporters.annex import Annex, annex
from exporters.figures.canvas_page import CanvasSheets, canvas_sheets
from exporters.figures.gantt_pages import GanttPage, after_go_live, gantt_pages, summary_page
from exporters.figures.risk_matrix import MatrixCell, matrix
from exporters.figures.summary_room import chart_room
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.highlights import Ask, BlockGaps, OpenGap, gaps_by_block
from exporters.words.sections import printed_sections


@dataclass(frozen=True)
class TemplateContext:
    """One report, ready to be written down. Each field is a name in the templates."""

    language: str
    revision: int
    """The workshop's revision that the report is of."""
    saved_at: datetime
    """When that revision was saved."""
    made_on: date
    """The day on the report."""
    workshop: WorkshopFields
    catalogue: Catalogue
    wording: Wording
    """Sentences about this report, and the names in it."""
    sections: Mapping[str, str]
    """The sections that the report has, by id, with their names in the contents."""
    finding: str
    """The heading: what the readiness amounts to."""
    top_gaps: tuple[OpenGap, ...]
    """The gap of each block that matters most, five blocks at most."""
    asks: tuple[Ask, ...]
    """What management is asked to do first, three at most."""
    summary_chart: GanttPage
    """The plan on the board's page, with as many tasks as there is room for."""
    sheets: CanvasSheets
    """The canvas page, placed, and the pages on which long notes continue."""
    readiness: Readiness
    block_gaps: tuple[BlockGaps, ...]
    """Every gap, block by block."""
    relationships: Relationships
    plan: Plan
    charts: tuple[GanttPage, ...]
    """The plan as a Gantt chart, page by page."""
    measurements: tuple[PlannedTask, ...]
    """The tasks after go-live."""
    risk_matrix: tuple[tuple[MatrixCell, ...], ...]
    """The open risks by probability (rows, highest first) and impact."""
    annex: Annex
    """Who took part, and everything that was said."""


def template_context(report: Report) -> TemplateContext:
    """Work out everything that the templates of a report print."""
    return TemplateContext(
        language=report.language,
        revision=report.snapshot.revision,
        saved_at=report.snapshot.changed_at,
        made_on=report.made_on,
        workshop=report.snapshot.workshop,
        catalogue=report.catalogue,
        wording=Wording(report),
        sections=printed_sections(report.snapshot.workshop, report.language),
        finding=report.finding,
        top_gaps=report.top_gaps,
        asks=report.asks,
        summary_chart=summary_page(report.plan, report.language, chart_room(report)),
        sheets=canvas_sheets(report.snapshot, report.readiness, report.catalogue),
        readiness=report.readiness,
        block_gaps=gaps_by_block(report.open_gaps, report.plan, report.catalogue, report.language),
        relationships=report.relationships,
        plan=report.plan,
        charts=gantt_pages(report.plan, report.catalogue, report.language),
        measurements=after_go_live(report.plan),
        risk_matrix=matrix(report.risks, report.catalogue),
        annex=annex(report),
    )
