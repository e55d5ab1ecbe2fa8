"""What the templates of the report may use: every name that stands in them without being made there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from canvas_model.catalogue import Catalogue
from canvas_model.content import WorkshopFields
from canvas_model.results import ChipState, Plan, PlannedTask, Readiness, Relationships
from exporters.annex import Annex, annex
from exporters.figures.canvas_heading import CanvasHeading, canvas_heading
from exporters.figures.canvas_page import CanvasSheets, canvas_sheets
from exporters.figures.gantt_pages import GanttPage, after_go_live, gantt_pages
from exporters.figures.page_room import chart_room
from exporters.figures.responsibility_table import ResponsibilityTable, responsibility_table
from exporters.figures.risk_matrix import MatrixCell, matrix
from exporters.figures.summary_page import SummaryPage, summary_page
from exporters.plan_words import base_plan, began, days_off, days_off_listed, overloads, slack_words, task_dates
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.chips import chip_words
from exporters.words.decisions import AskedDecision, asked_decisions
from exporters.words.gaps import BlockGaps, gaps_by_block
from exporters.words.numbers_and_dates import day
from exporters.words.sections import ReportPart, printed_parts
from exporters.words.validity import has_expired


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
    has_expired: bool
    """Whether the day until which it is valid is past."""
    catalogue: Catalogue
    wording: Wording
    """Sentences about this report, and the names in it."""
    parts: tuple[ReportPart, ...]
    """The parts that the report has, with their sections."""
    printed: tuple[str, ...]
    """The ids of these sections."""
    openings: Mapping[str, ReportPart]
    """The first section of each part -> the part."""
    finding: str
    """The heading: what the readiness amounts to."""
    decisions: tuple[AskedDecision, ...]
    """What the board is asked to decide, by date."""
    summary: SummaryPage
    """What the page that a board reads first has room for."""
    chip_words: Mapping[ChipState, str]
    """What the chips of the canvas say by their shape."""
    heading: CanvasHeading
    """What stands on top of the canvas page."""
    sheets: CanvasSheets
    """The canvas page, placed, and the pages on which long notes continue."""
    readiness: Readiness
    block_gaps: tuple[BlockGaps, ...]
    """Every gap, block by block."""
    relationships: Relationships
    plan: Plan
    plan_notes: tuple[str, ...]
    """What its dates do not count, and what is to be checked."""
    began: str
    """That the project's first day is past; empty where it is not."""
    task_dates: str
    """What the dates of the tasks are, and how often they are met; empty where there are none."""
    slack: str
    """What slack is measured against."""
    days_off: tuple[str, ...]
    """The days that the plan leaves out, one by one."""
    overloads: tuple[str, ...]
    """Who would work on five tasks or more at once."""
    charts: tuple[GanttPage, ...]
    """The plan as a Gantt chart, page by page."""
    measurements: tuple[PlannedTask, ...]
    """The tasks after go-live."""
    matrix: ResponsibilityTable
    """Who does what."""
    risk_matrix: tuple[tuple[MatrixCell, ...], ...]
    """The open risks by probability (rows, highest first) and impact."""
    annex: Annex
    """Who took part, and everything that was said."""


def template_context(report: Report) -> TemplateContext:
    """Work out everything that the templates of a report print."""
    said = annex(report)
    parts = printed_parts(
        report.snapshot.workshop, report.language, without=() if said.says_something else ("answers",)
    )
    decisions = asked_decisions(report.decisions, report.plan, report.catalogue, report.language)
    openings = {next(iter(part.sections)): part for part in parts}
    wording, workshop = Wording(report), report.snapshot.workshop
    return TemplateContext(
        language=report.language,
        revision=report.snapshot.revision,
        saved_at=report.snapshot.changed_at,
        made_on=report.made_on,
        workshop=workshop,
        has_expired=has_expired(workshop, report.made_on),
        catalogue=report.catalogue,
        wording=wording,
        parts=parts,
        printed=tuple(section for part in parts for section in part.sections),
        openings=openings,
        finding=report.finding,
        decisions=decisions,
        summary=summary_page(wording, decisions, opens_part="summary" in openings),
        chip_words=chip_words(report.language),
        heading=canvas_heading(
            f"{workshop.client} · CRM Model Canvas",
            f"{workshop.title} · {day(workshop.held_on, report.language)} · {wording.canvas()}",
        ),
        sheets=canvas_sheets(report.snapshot, report.readiness, report.catalogue),
        readiness=report.readiness,
        block_gaps=gaps_by_block(report.open_gaps, report.plan, report.catalogue, report.language),
        relationships=report.relationships,
        plan=report.plan,
        plan_notes=tuple(filter(None, (say(report) for say in (base_plan, began, days_off)))),
        began=began(report),
        task_dates=task_dates(report),
        slack=slack_words(report.language),
        days_off=tuple(days_off_listed(report)),
        overloads=tuple(overloads(report)),
        charts=gantt_pages(
            report.plan,
            report.catalogue,
            report.language,
            chart_room(wording, opens_part="plan" in openings),
            dated=not report.readiness.is_first_look,
            on_calendar=report.readiness.percent is not None,
        ),
        measurements=after_go_live(report.plan),
        matrix=responsibility_table(report.responsibilities, report.plan, report.catalogue),
        risk_matrix=matrix(report.risks, report.catalogue),
        annex=said,
    )
