"""Progress of the interview: what is decided, and what to answer next; how much is answered, the readiness says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Block
from canvas_model.content import Snapshot
from canvas_model.rules.scoring.alternatives import alternative_results
from canvas_model.rules.scoring.answers import answers_by_question


@dataclass(frozen=True)
class BlockProgress:
    """How many of a block's alternatives are decided."""

    block: str
    decided: int
    alternatives: int


def block_progress(snapshot: Snapshot, catalogue: Catalogue) -> tuple[BlockProgress, ...]:
    """What is decided of each block, in canvas order."""
    return tuple(
        BlockProgress(
            block=block.id,
            decided=len(block.alternatives) - len(_open_alternatives(block, snapshot)),
            alternatives=len(block.alternatives),
        )
        for block in catalogue.blocks.blocks
    )


def next_unanswered(
    snapshot: Snapshot, catalogue: Catalogue, *, member: UUID | None, after: str | None = None
) -> str | None:
    """The next question this member has not answered, or alternative nobody has decided, in canvas order.

    Member None: what nobody at all has answered. The search starts behind `after` and goes round to the beginning;
    None when nothing is left. Facts that are not scored are not asked for.
    """
    answered = {
        question
        for question, answers in answers_by_question(snapshot).items()
        if member is None or any(answer.member == member for answer in answers)
    }
    everything = [id for block in catalogue.blocks.blocks for id in _asked(block)]
    left = set(_left(snapshot, catalogue, answered))
    start = everything.index(after) + 1 if after in everything else 0
    return next((id for id in (*everything[start:], *everything[:start]) if id in left), None)


def _left(snapshot: Snapshot, catalogue: Catalogue, answered: Collection[str]) -> Iterator[str]:
    for block in catalogue.blocks.blocks:
        yield from (id for id in _questions(block) if id not in answered)
        yield from _open_alternatives(block, snapshot)


def _open_alternatives(block: Block, snapshot: Snapshot) -> list[str]:
    """Alternatives that still wait for a word.

    One that counts in the coverage is decided when it is not needed, or needed with its use said; another one when it
    is needed or not; and once one main choice is made, the others are decided too.
    """
    results = alternative_results(block, {choice.alternative: choice for choice in snapshot.choices})
    main_chosen = any(result.role == "main" and result.need == "needed" for result in results)
    return [
        result.id
        for result in results
        if (result.need == "undecided" and not (main_chosen and result.role == "main"))
        or (result.need == "needed" and result.use is None and result.role == "coverage")
    ]


def _questions(block: Block) -> tuple[str, ...]:
    return tuple(question.id for question in block.questions if question.scored)


def _asked(block: Block) -> tuple[str, ...]:
    return (*(question.id for question in block.questions), *(alternative.id for alternative in block.alternatives))
