"""What the report's pages list: questions to discuss, segments, risks, days of tasks, sources, terms, who signs."""

from datetime import date

from canvas_model.catalogue.entries import Titled, entries
from canvas_model.catalogue.glossary import Term
from canvas_model.catalogue.sources import SourceNote
from canvas_model.content import Segment
from canvas_model.results import PlannedTask, QuestionResult, RiskResult, SegmentResult
from canvas_model.rules.planning.plan import GO_LIVE
from canvas_model.rules.risks.checklist import highest_first
from exporters.glossary_terms import terms_in
from exporters.names import Names
from exporters.words.day_spans import near_day
from exporters.words.numbers_and_dates import day

MOST_FIRST = 5
"""Risks beside the matrix."""


class Lists(Names):
    """Lists out of one report, in the order in which they are printed."""

    def agenda(self) -> list[QuestionResult]:
        """The questions to discuss, widest spread first."""
        wanted = set(self.report.readiness.to_discuss)
        asked = [q for block in self.report.readiness.blocks for q in block.questions if q.id in wanted]
        return sorted(asked, key=lambda question: (question.low or 0) - (question.high or 0))

    def ranked_segments(self) -> list[tuple[Segment, SegmentResult]]:
        """Each segment with its priority, first in rank first."""
        results = {result.id: result for result in self.report.relationships.segments}
        pairs = [(segment, results[str(segment.id)]) for segment in self.report.snapshot.segments]
        return sorted(pairs, key=lambda pair: pair[1].rank or 999)

    def described(self, segment: Segment) -> bool:
        """Whether anything is known of a segment's persona or value proposition."""
        return any(getattr(segment, field) for field in Segment.details)

    def risks_by_phase(self) -> list[tuple[Titled, list[RiskResult]]]:
        """The phases that have risks, each with its own."""
        phases = [(phase, [r for r in self.report.risks if r.phase == phase.id]) for phase in self.phases.values()]
        return [(phase, risks) for phase, risks in phases if risks]

    def first_risks(self) -> list[RiskResult]:
        """The open risks of the highest score, a handful; none that is not judged yet."""
        return [risk for risk in highest_first(self.report.risks) if self.is_judged(risk)][:MOST_FIRST]

    def days_of(self, task: PlannedTask, style: str = "d MMM yy") -> tuple[str, str]:
        """First and last day of a task; dashes where they are not known."""
        if not self.is_dated(task):
            return "–", "–"
        return day(task.starts_on, self.language, style), day(task.ends_on, self.language, style)

    def is_dated(self, task: PlannedTask) -> bool:
        """Whether a task has days: none has before the first answer, and at a first look go-live and what follows have none."""
        readiness, plan = self.report.readiness, self.report.plan
        at_go_live = task.id == GO_LIVE or task.starts_on > plan.go_live
        return readiness.percent is not None and not (readiness.is_first_look and at_go_live)

    def near_day(self, on: date | None, style: str = "d MMM") -> str:
        """A day by its month, with its year where the report's own day does not make it plain."""
        return near_day(on, self.report.made_on, self.language, style)

    def due(self, risk: RiskResult) -> str:
        """By when a risk is dealt with; a dash where that follows from a plan of which nothing is known."""
        return day(self.due_day(risk), self.language, "d MMM yy")

    def due_day(self, risk: RiskResult) -> date | None:
        """The day by which a risk is dealt with; None where that follows from a plan of which nothing is known."""
        unknown = self.report.readiness.percent is None and "due" not in risk.edited
        return None if unknown else risk.due

    def sources(self) -> list[SourceNote]:
        """The sources that something in this report rests on."""
        used: set[str] = set()
        of = self.catalogue
        parts = (
            of.readiness_scale,
            of.risk_scale,
            of.benchmarks,
            of.blocks,
            of.relationships,
            of.risks,
            of.plan,
            of.decisions,
        )
        for part in (*parts, of.consistency, of.layouts):
            for entry in entries(part):
                used |= {mark.strip() for mark in entry.source.split(",")}
        return [source for source in self.catalogue.sources.sources if source.mark in used]

    def terms(self, html: str) -> list[Term]:
        """The terms of the glossary that stand in a document."""
        return terms_in(html, self.catalogue.glossary.terms)

    def signatories(self) -> tuple[tuple[str, str, str], ...]:
        """Who approves the report: for whom, the name where it is known, the role."""
        client = self._("The client")
        return (
            (client, "", self.role("sponsor")),
            (client, "", self.role("management")),
            (self._("The consultant"), self.report.snapshot.workshop.consultant, self.role("consultant")),
        )
