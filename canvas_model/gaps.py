"""Gaps: the single distances behind a block's score, each with the alternative that would close it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from canvas_model.results import AlternativeResult, BlockResult, Gap

CLOSED_BY = {
    "data.q3": "data.first",
    "sources.q2": "sources.onoff",
    "sources.q3": "sources.onoff",
    "executors.q1": "executors.cross",
    "executors.q3": "executors.sales",
    "executors.q4": "executors.marketing",
    "processes.q1": "processes.strategy",
    "processes.q2": "processes.value",
    "processes.q3": "processes.multichannel",
    "processes.q4": "processes.performance",
    "costs.q1": "costs.implementation",
}
"""Question -> the alternative that answers it, where one does."""


def gaps_of(blocks: Iterable[BlockResult]) -> tuple[Gap, ...]:
    """Every gap of the blocks, in the blocks' order; inside one: the choice, alternatives, then questions, lowest first."""
    return tuple(gap for block in blocks for gap in _block_gaps(block))


def _block_gaps(block: BlockResult) -> Iterator[Gap]:
    priority = block.priority or 0.0
    mains = [one for one in block.alternatives if one.role == "main"]
    if mains and block.alternatives_part is not None and block.alternatives_part < 1:
        chosen = [one.id for one in mains if one.need == "needed"]
        yield Gap("choice", block.id, block.id, chosen[0] if len(chosen) == 1 else None, None, priority)
    for one in sorted((one for one in block.alternatives if one.gap), key=lambda one: one.use or 0):
        yield Gap("alternative", block.id, one.id, one.id, one.use, priority)
    low = [question for question in block.questions if question.level is not None and question.level < block.target]
    for question in sorted(low, key=lambda question: question.level or 0.0):
        solution = _solution(block.alternatives, CLOSED_BY.get(question.id))
        kind: Literal["dont_know", "question"] = "dont_know" if question.state == "dont_know" else "question"
        yield Gap(kind, block.id, question.id, solution, question.level, priority)


def _solution(alternatives: Iterable[AlternativeResult], id: str | None) -> str | None:
    """The alternative, unless the team refused it or has it in full use already."""
    return next((one.id for one in alternatives if one.id == id and one.need != "not_needed" and one.use != 2), None)
