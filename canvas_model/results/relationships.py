"""The customer relationships: the index of the eleven items, and the segments by priority."""

from dataclasses import dataclass

from canvas_model.catalogue.readiness_scale import BandId
from canvas_model.results.readiness import QuestionResult


@dataclass(frozen=True)
class RelationResult:
    """One relationship item on the common scale."""

    id: str
    question: QuestionResult
    band: BandId | None
    """Of its level, held against the usual target."""


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
    band: BandId | None
    """Of the index as a level, held against the usual target."""
    worst: float
    best: float
    answered: int
    asked: int
    items: tuple[RelationResult, ...]
    segments: tuple[SegmentResult, ...]

    @property
    def all_answered(self) -> bool:
        """Whether no answer is missing: `worst` and `best` are then the figure itself, and no range need be told."""
        return 0 < self.answered == self.asked

    @property
    def is_first_look(self) -> bool:
        """Whether fewer than half of the items have an answer: too little to say how far the relationships reach."""
        return 2 * self.answered < self.asked
