"""Figures over several blocks: each block counts by its importance. All of them are exact fractions."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from canvas_model.results import BlockResult
from canvas_model.rules.scoring.maturity import TOP

Figure = Callable[[BlockResult], Fraction | None]
"""Which of a block's levels is meant; a block without it is left out."""


def percent_of(blocks: Iterable[BlockResult], figure: Figure) -> Fraction | None:
    """100 × Σ(figure × importance) / (4 × Σ importance); None where no block has the figure."""
    known = [block for block in blocks if figure(block) is not None]
    most = TOP * sum(block.importance for block in known)
    return points_of(known, figure) * Fraction(100, most) if most else None


def points_of(blocks: Iterable[BlockResult], figure: Figure) -> Fraction:
    """Σ(figure × importance)."""
    return sum(((figure(block) or Fraction()) * block.importance for block in blocks), Fraction())


def maturity_of(block: BlockResult) -> Fraction | None:
    """The maturity, exactly."""
    return block.exact.maturity


def worst_of(block: BlockResult) -> Fraction:
    """The maturity in the worst case."""
    return block.exact.worst


def best_of(block: BlockResult) -> Fraction:
    """The maturity in the best case."""
    return block.exact.best
