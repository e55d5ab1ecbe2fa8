"""Gaps: the single distances behind a block's score, each with the alternative that would close it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.results import AlternativeResult, BlockResult, Gap


def gaps_of(blocks: Iterable[BlockResult], catalogue: Catalogue) -> tuple[Gap, ...]:
    """The gaps of the blocks below their target, in the blocks' order.

    Inside one: the choice, then alternatives, then questions, lowest first.
    """
    return tuple(gap for block in blocks if block.is_below_target for gap in _block_gaps(block, catalogue))


def _block_gaps(block: BlockResult, catalogue: Catalogue) -> Iterator[Gap]:
    priority = block.priority or 0.0
    mains = [alternative for alternative in block.alternatives if alternative.role == "main"]
    if mains and block.alternatives_part is not None and block.alternatives_part < 1:
        chosen = [alternative.id for alternative in mains if alternative.need == "needed"]
        yield Gap("choice", block.id, block.id, chosen[0] if len(chosen) == 1 else None, None, priority)
    wanted = [alternative for alternative in block.alternatives if alternative.gap]
    for alternative in sorted(wanted, key=lambda alternative: alternative.use or 0):
        yield Gap("alternative", block.id, alternative.id, alternative.id, alternative.use, priority)
    low = [
        question for question in block.questions if question.level is not None and question.level < block.exact.target
    ]
    for question in sorted(low, key=lambda question: question.level or 0.0):
        solution = _solution(block.alternatives, catalogue.question(question.id).closed_by)
        kind: Literal["dont_know", "question"] = "dont_know" if question.state == "dont_know" else "question"
        declared = question.declared if question.capped else None
        yield Gap(kind, block.id, question.id, solution, question.level, priority, declared, question.stands_at)


def _solution(alternatives: Iterable[AlternativeResult], id: str) -> str | None:
    """The alternative, unless the team refused it or has it in full use already."""
    open_ids = {alternative.id for alternative in alternatives if alternative.state not in ("quiet", "full")}
    return id if id in open_ids else None
