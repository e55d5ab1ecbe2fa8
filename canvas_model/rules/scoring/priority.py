"""Priority: in which order the blocks are worked on."""

from collections.abc import Iterable

from canvas_model.catalogue import Catalogue
from canvas_model.results import BlockResult


def priority(gap: float | None, importance: int) -> float | None:
    """Gap × importance, 0 to 12; None where the gap is not known."""
    return None if gap is None else gap * importance


def by_priority(blocks: Iterable[BlockResult], catalogue: Catalogue) -> tuple[BlockResult, ...]:
    """Assessed blocks, highest priority first; ties by DMA step, then in canvas order."""
    steps = {block.id: block.step for block in catalogue.blocks.blocks}
    assessed = (block for block in blocks if block.priority is not None)
    return tuple(sorted(assessed, key=lambda block: (-round(block.priority or 0.0, 9), steps[block.id], block.number)))
