"""What people wrote in the order of the board: its notes, and the answers with their question and what they say in words."""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.content import Answer, Member, NoteOnCanvas
from exporters.report import Report


@dataclass(frozen=True)
class Given:
    """One answer of a member or of the group."""

    answer: Answer
    question: str
    """The question's text; for a question that the catalogue no longer has, its id."""
    block: str | None
    """Id of the block; None for customer relationships."""
    member: Member | None
    """None: the group."""
    words: str
    """The level as it is described for this question, or the option that was chosen; empty without a level."""
    is_fact: bool
    """The question records a fact: `level` is the number of an option, and no maturity."""


def board_order(report: Report) -> list[NoteOnCanvas]:
    """The notes, block by block in the order of the canvas; in a block as they stand there."""
    blocks = {block.id: block.number for block in report.catalogue.blocks.blocks}
    return sorted(report.snapshot.notes, key=lambda note: blocks[note.block])


def given_answers(report: Report) -> list[Given]:
    """Every answer: blocks and questions as on the board, then customer relationships; the group first, then the members."""
    places = _places(report.catalogue)
    people = {member.id: (rank, member) for rank, member in enumerate(report.snapshot.members)}

    def order(answer: Answer) -> tuple[int, int, str]:
        rank = -1 if answer.member is None else people[answer.member][0] if answer.member in people else len(people)
        return places.get(answer.question, len(places)), rank, answer.question

    return [
        _given(answer, report.catalogue, people[answer.member][1] if answer.member in people else None)
        for answer in sorted(report.snapshot.answers, key=order)
    ]


def _places(catalogue: Catalogue) -> dict[str, int]:
    blocks = sorted(catalogue.blocks.blocks, key=lambda block: block.number)
    ids = [question.id for block in blocks for question in block.questions]
    return {id: place for place, id in enumerate([*ids, *(item.id for item in catalogue.relationships.items)])}


def _given(answer: Answer, catalogue: Catalogue, member: Member | None) -> Given:
    for block in catalogue.blocks.blocks:
        for question in block.questions:
            if question.id == answer.question:
                choices = question.levels if question.scored else question.options
                words = _at(choices, answer.level)
                return Given(answer, question.text, block.id, member, words, not question.scored)
    for item in catalogue.relationships.items:
        if item.id == answer.question:
            return Given(answer, item.text, None, member, _at(item.levels, answer.level), False)
    return Given(answer, answer.question, None, member, "", False)


def _at(choices: tuple[str, ...], level: int | None) -> str:
    return choices[level] if level is not None and level < len(choices) else ""
