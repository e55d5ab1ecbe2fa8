"""What the rules return: frozen figures that every screen and every file prints alike.

Levels and maturities run 0 to 4, shares 0 to 1, per cents 0 to 100, durations in working days. None means unknown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from canvas_model.content import AnswerState, Need

Phase = Literal["preparation", "design", "launch"]


# --- readiness ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuestionResult:
    """What the group says to one scored question."""

    id: str
    block: str
    state: AnswerState
    level: float | None
    """Counts in the score: the agreed answer or the median, after the evidence cap; 0 for "don't know"."""
    declared: float | None
    evidenced: float | None
    median: float | None
    low: int | None
    high: int | None
    answers: int
    """Members who gave a level."""
    dont_know: int
    agreed: bool
    """An agreed answer stands over the median."""
    evidence: str
    """The evidence given, joined; empty when none."""
    to_discuss: bool
    """high - low >= 2 and nothing agreed."""


@dataclass(frozen=True)
class AlternativeResult:
    """What the group says of one alternative."""

    id: str
    block: str
    role: str
    need: Need
    """After the catalogue's default."""
    use: int | None
    reason: str
    gap: bool
    """Needed and not in use."""


@dataclass(frozen=True)
class BlockResult:
    """Where one block stands. `maturity` = 4 × (½ coverage part + ½ question part), or the half that is known."""

    id: str
    number: int
    alternatives_part: float | None
    """C, 0 to 1."""
    questions_part: float | None
    """Q, 0 to 1."""
    halves: Literal["both", "alternatives", "questions", "none"]
    maturity: float | None
    declared: float | None
    evidenced: float | None
    worst: float
    best: float
    target: float
    importance: int
    gap: float | None
    band: Literal["on_target", "to_improve", "critical"] | None
    priority: float | None
    """gap × importance."""
    answered: int
    asked: int
    """Scored questions, without those not applicable."""
    questions: tuple[QuestionResult, ...]
    alternatives: tuple[AlternativeResult, ...]

    @property
    def coverage(self) -> float:
        """Share of the questions that have an answer."""
        return self.answered / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Gap:
    """One distance worth closing: an alternative needed and not in use, a low question, or a choice not made."""

    kind: Literal["alternative", "question", "choice", "dont_know"]
    block: str
    subject: str
    """Id of the alternative, question or block."""
    solution: str | None
    """Id of the alternative that would close it."""
    value: float | None
    """Use (0 or 1) of the alternative, or level of the question."""
    priority: float
    """The block's."""


@dataclass(frozen=True)
class Warning:
    """A consistency rule of the catalogue that the answers break."""

    rule: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """Where the client stands. `percent` = 100 × Σ(maturity × importance) / (4 × Σ importance) over assessed blocks."""

    percent: float | None
    declared: float | None
    evidenced: float | None
    worst: float
    best: float
    answered: int
    asked: int
    label: str | None
    """Id of a readiness label; None while fewer than half of the questions have an answer."""
    capped_by: tuple[str, ...]
    """Blocks below 2 that keep the label at "with reservations"."""
    lowest: str | None
    evidence_cap: bool
    blocks: tuple[BlockResult, ...]
    """In canvas order."""
    not_assessed: tuple[str, ...]
    gaps: tuple[Gap, ...]
    """By priority, then DMA step, then canvas order."""
    warnings: tuple[Warning, ...]
    to_discuss: tuple[str, ...]
    """Question ids: the discussion agenda."""

    @property
    def coverage(self) -> float:
        """Share of the scored questions that have an answer."""
        return self.answered / self.asked if self.asked else 0.0

    def block(self, id: str) -> BlockResult:
        """The result of one block."""
        return next(block for block in self.blocks if block.id == id)


@dataclass(frozen=True)
class RelationResult:
    """One relationship item on the common scale."""

    id: str
    question: QuestionResult


@dataclass(frozen=True)
class SegmentResult:
    """A segment's priority: mean of size, growth and fit given, 0 to 4; rank 1 is first."""

    id: str
    name: str
    priority: float | None
    rank: int | None


@dataclass(frozen=True)
class Relationships:
    """The relationship index (per cent, mean / 4 of what is answered), apart from readiness, and the segments' priorities."""

    index: float | None
    worst: float
    best: float
    answered: int
    asked: int
    items: tuple[RelationResult, ...]
    segments: tuple[SegmentResult, ...]


# --- plan ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cause:
    """Why a task or a probability is there: a catalogue id and what was said of it."""

    when: str
    """A trigger's `when`, "dont_know", "base" or "own"."""
    subject: str
    value: float | None = None
    """Level, use, or None."""


@dataclass(frozen=True)
class PlannedTask:
    """A task with its place in the schedule; early and late times in working days from the start, dates on the calendar."""

    id: str
    """Catalogue id, `discovery:<block>` or `own:<uuid>`."""
    step: int
    number: str
    """`2.3`: the third task of the second step; empty for one that was dropped."""
    phase: Phase
    name: str
    deliverable: str
    owner: str
    person: str
    origin: Literal["base", "gap", "discovery", "own"]
    causes: tuple[Cause, ...]
    reason_gone: bool
    """Gap-driven, remembered, and its reason went away; stays until dropped or kept."""
    kept: bool
    edited: tuple[str, ...]
    """Names of the fields that people changed."""
    milestone: bool
    optimistic: float
    likely: float
    pessimistic: float
    mean: float
    """(o + 4m + p) / 6, after the size factor."""
    variance: float
    """((p − o) / 6)²."""
    predecessors: tuple[str, ...]
    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    critical: bool
    starts_on: date
    ends_on: date
    note: str
    version: int
    """Of the edit; 0 when untouched."""


@dataclass(frozen=True)
class Plan:
    """The dated project plan."""

    tasks: tuple[PlannedTask, ...]
    """By step, then position, then early start; milestones where they fall."""
    dropped: tuple[PlannedTask, ...]
    """Left out by someone; can be taken back."""
    starts_on: date
    go_live: date
    """Expected: the end of `golive`."""
    go_live_50: date
    go_live_80: date
    """By simulation of every path: this share of runs goes live by then."""
    duration: float
    """Expected working days up to go-live, critical path."""
    deviation: float
    """Standard deviation along the critical path, normal approximation."""
    critical_path: tuple[str, ...]
    size_factor: float
    size: str
    """Id of the size factor."""
    country: str
    holidays: tuple[date, ...]
    """Public holidays between start and go-live that fall on a weekday."""


# --- risks --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RiskResult:
    """A risk with its figures. Probability = 1 + round-half-up(4 − mean maturity of the linked blocks), 1 to 5."""

    id: str
    phase: Phase
    watch: str
    event: str
    linked: tuple[str, ...]
    causes: tuple[Cause, ...]
    derived_probability: int
    estimated: bool
    """A linked block is not assessed: 3 is taken."""
    probability: int
    """After a person's override, before mitigation."""
    residual_probability: int
    """Lowered by one per ticked mitigation, never below 1."""
    impact: int
    score: int
    residual_score: int
    band: str
    """Of the residual score."""
    inherent_band: str
    owner: str
    person: str
    response: str
    mitigations: tuple[tuple[str, str, bool], ...]
    """(id, text, ticked)."""
    due: date | None
    status: str
    note: str
    edited: tuple[str, ...]
    version: int
