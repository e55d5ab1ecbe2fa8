"""The one report that every format prints: a snapshot, what the rules make of it, and the sentences on top."""

from dataclasses import dataclass
from datetime import date

from canvas_model.catalogue import Catalogue, catalogue
from canvas_model.content import Snapshot
from canvas_model.results import Decision, Plan, Readiness, Relationships, ResponsibilityMatrix, RiskResult
from canvas_model.rules.decisions import derive_decisions
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.planning.responsibilities import derive_responsibilities
from canvas_model.rules.risks.checklist import derive_risks
from canvas_model.rules.scoring.readiness import assess
from canvas_model.rules.scoring.relationships import assess_relationships
from exporters.words import gaps
from exporters.words.verdict import headline


@dataclass(frozen=True)
class Report:
    """A workshop at one revision, worked out, in one language, on one day."""

    snapshot: Snapshot
    language: str
    catalogue: Catalogue
    readiness: Readiness
    relationships: Relationships
    plan: Plan
    risks: tuple[RiskResult, ...]
    made_on: date
    finding: str
    """The heading: what the readiness amounts to."""
    top_gaps: tuple[gaps.OpenGap, ...]
    """The gap of each block that matters most, five blocks at most."""
    open_gaps: tuple[gaps.OpenGap, ...]
    """Every gap, by priority."""
    decisions: tuple[Decision, ...]
    """What the board is asked to decide, by date."""
    responsibilities: ResponsibilityMatrix
    """Who does what in the plan."""


def build_report(snapshot: Snapshot, *, language: str | None = None, made_on: date) -> Report:
    """Work a snapshot out with every rule; the language is the workshop's unless another is asked for."""
    language = language or snapshot.workshop.language
    words = catalogue(language)
    readiness = assess(snapshot, words)
    plan = derive_plan(snapshot, words, readiness)
    open_gaps = gaps.open_gaps(readiness, plan, words, language)
    return Report(
        snapshot=snapshot,
        language=language,
        catalogue=words,
        readiness=readiness,
        relationships=assess_relationships(snapshot, words),
        plan=plan,
        risks=derive_risks(snapshot, words, readiness, plan),
        made_on=made_on,
        finding=headline(readiness, words, language),
        top_gaps=gaps.top_gaps(open_gaps),
        open_gaps=open_gaps,
        decisions=derive_decisions(snapshot, words, readiness, plan),
        responsibilities=derive_responsibilities(plan, words),
    )
