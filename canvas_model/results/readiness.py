"""Where the client stands: questions, alternatives, blocks, gaps, and the whole."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from canvas_model.catalogue.blocks import AlternativeRole
from canvas_model.catalogue.readiness_scale import BandId
from canvas_model.content import AnswerState, Need

ChipState = Literal["full", "half", "chosen", "missing", "quiet", "open"]
"""In use, in part, chosen and not in use yet, needed and missing, not needed, undecided."""


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
    stands_at: int | None
    """The level that says in words where the group stands, one that somebody gave: the level reached or, where the answer
    is capped, the one nearest to what is declared that lacks its proof. None where nobody gave it."""
    evidence: str
    """The evidence given, joined; empty when none."""
    to_discuss: bool
    """high - low >= 2 and nothing agreed."""

    @property
    def capped(self) -> bool:
        """Whether the answer counts less than people declared, because it wants evidence."""
        return self.declared is not None and self.level is not None and self.level < self.declared


@dataclass(frozen=True)
class AlternativeResult:
    """What the group says of one alternative."""

    id: str
    block: str
    role: AlternativeRole
    need: Need
    """After the catalogue's default."""
    use: int | None
    state: ChipState
    """What its chip shows."""
    reason: str
    gap: bool
    """Needed and not in use."""


@dataclass(frozen=True)
class ExactFigures:
    """A block's figures as exact fractions, before they become decimals: thresholds, orders and sums are made of them."""

    alternatives_part: Fraction | None
    questions_part: Fraction | None
    maturity: Fraction | None
    declared: Fraction | None
    evidenced: Fraction | None
    worst: Fraction
    best: Fraction
    target: Fraction
    """As the group typed it, in hundredths."""
    gap: Fraction | None
    priority: Fraction | None


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
    band: BandId | None
    priority: float | None
    """gap × importance."""
    answered: int
    asked: int
    """Scored questions, without those not applicable."""
    open_alternatives: int
    """Alternatives still undecided, or needed with nothing said of their use; they widen `worst` to `best`."""
    questions: tuple[QuestionResult, ...]
    alternatives: tuple[AlternativeResult, ...]
    exact: ExactFigures

    @property
    def coverage(self) -> float:
        """Share of the questions that have an answer."""
        return _share(self.answered, self.asked)

    @property
    def is_below_target(self) -> bool:
        """Whether it is half a level or more below its target: only then are its gaps listed."""
        return self.band in ("to_improve", "critical")


@dataclass(frozen=True)
class Gap:
    """One distance worth closing: an alternative needed and not in use, a low question, or a choice not made.

    Listed only for blocks below their target.
    """

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
    declared: float | None = None
    """Level that people declared, where the question counts less because nothing proves it."""
    stands_at: int | None = None
    """The level that says in words where the question stands; see `QuestionResult`."""


@dataclass(frozen=True)
class ConsistencyWarning:
    """A consistency rule of the catalogue that the answers break."""

    rule: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """Where the client stands. `percent` = 100 × Σ(maturity × importance) / (4 × `weight`), None while no block is assessed."""

    percent: float | None
    digits: int
    """Decimals of the whole's printed per cents, so that neither `percent` nor an end of its range seems to reach a label
    that it misses."""
    weight: int
    """Σ importance over assessed blocks."""
    band: BandId | None
    """Of the per cent as a level, held against the usual target."""
    declared: float | None
    evidenced: float | None
    worst: float
    best: float
    answered: int
    asked: int
    open_alternatives: int
    """Alternatives still undecided, or needed with nothing said of their use; they widen `worst` to `best`."""
    label: str | None
    """Id of a readiness label; None while fewer than half of the questions have an answer."""
    worst_label: str | None
    """The label in the worst case; None without a label."""
    best_label: str | None
    held_by_critical: tuple[str, ...]
    """Critical blocks, three or more, that turn "with reservations" into "prepare first"."""
    held_by_pillars: tuple[str, ...]
    """Pillars that hold the label: below 1 at "prepare first", below 2 at "with reservations" from 60 per cent."""
    lowest: str | None
    evidence_cap: bool
    blocks: tuple[BlockResult, ...]
    """In canvas order."""
    not_assessed: tuple[str, ...]
    gaps: tuple[Gap, ...]
    """Of the blocks below their target, by priority, then in canvas order."""
    warnings: tuple[ConsistencyWarning, ...]
    to_discuss: tuple[str, ...]
    """Question ids: the discussion agenda."""

    @property
    def coverage(self) -> float:
        """Share of the scored questions that have an answer."""
        return _share(self.answered, self.asked)

    @property
    def labels(self) -> tuple[str, ...]:
        """The label; both ends, lowest first, where what is still open can change it; none at a first look."""
        ends = tuple(dict.fromkeys(label for label in (self.worst_label, self.best_label) if label))
        return ends if len(ends) > 1 else tuple(filter(None, [self.label]))

    @property
    def is_first_look(self) -> bool:
        """Whether fewer than half of the questions have an answer: too little for a label or a figure in large type.

        The plan then has no go-live dates yet, and risks are not yet judged.
        """
        return self.label is None

    @property
    def nothing_applies(self) -> bool:
        """Whether every question was set aside as not applicable, and no alternative gives a figure either."""
        return self.percent is None and self.asked == 0

    @property
    def assessed(self) -> tuple[BlockResult, ...]:
        """The blocks that have a maturity, in canvas order."""
        return tuple(block for block in self.blocks if block.exact.maturity is not None)

    @property
    def lowest_blocks(self) -> tuple[BlockResult, ...]:
        """Every block that shares the lowest maturity, in canvas order."""
        least = min((block.exact.maturity or 0 for block in self.assessed), default=None)
        return tuple(block for block in self.assessed if block.exact.maturity == least)

    @property
    def has_weakest(self) -> bool:
        """Whether some block is below its target and known to be among the weakest of several.

        At a first look that is not known, and one block alone is the weakest of none.
        """
        below = any(block.is_below_target for block in self.lowest_blocks)
        return below and not self.is_first_look and len(self.assessed) > 1

    @property
    def weakest(self) -> str | None:
        """The one block that is weaker than all others; None where that is not known, or several share the place."""
        return self.lowest_blocks[0].id if self.has_weakest and len(self.lowest_blocks) == 1 else None

    def block(self, id: str) -> BlockResult:
        """The result of one block."""
        return next(block for block in self.blocks if block.id == id)


def _share(answered: int, asked: int) -> float:
    return answered / asked if asked else 0.0
