"""Priority: in which order the blocks are worked on."""

from collections.abc import Iterable
from fractions import Fraction

from canvas_model.results import BlockResult


def priority(gap: Fraction | None, importance: int) -> Fraction | None:
    """Gap × importance, 0 to 12; None where the gap is not known."""
    return None if gap is None else gap * importance


def by_priority(blocks: Iterable[BlockResult]) -> tuple[BlockResult, ...]:
    """Assessed blocks, highest priority first; ties in canvas order."""
    assessed = ((block.exact.priority, block) for block in blocks if block.exact.priority is not None)
    return tuple(block for _, block in sorted(assessed, key=lambda pair: (-pair[0], pair[1].number)))
