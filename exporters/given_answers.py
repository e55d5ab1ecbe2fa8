"""What people wrote in the order of the board: its notes, and the answers with their question and what they say in words."""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Question
from canvas_model.catalogue.relationships import RelationItem
from canvas_model.content import Answer, Member, NoteOnCanvas
from exporters.report import Report
from exporters.words.choices import state_words


@dataclass(frozen=True)
class Given:
    """One answer of a member or of the group."""

    answer: Answer
    question: Question | RelationItem | None
    """None: the catalogue no longer has it."""
    block: str | None
    """Id of the block; None for customer relationships."""
    member: Member | None
    """None: the group."""

    @property
    def text(self) -> str:
        """The question's text; for a question that the catalogue no longer has, its id."""
        return self.question.text if self.question else self.answer.question

    @property
    def is_fact(self) -> bool:
        """Whether the question records a fact: `level` is the number of an option, and no maturity."""
        return isinstance(self.question, Question) and not self.question.scored

    @property
    def words(self) -> str:
        """The level as it is described for this question, or the option that was chosen; empty without a level."""
        question, level = self.question, self.answer.level
        if question is None or level is None:
            return ""
        choices = question.options if isinstance(question, Question) and self.is_fact else question.levels
        return choices[level] if level < len(choices) else ""

    @property
    def says_something(self) -> bool:
        """Whether anything was answered or written."""
        return self.answer.state != "blank" or bool(self.answer.evidence or self.answer.note)

    def said(self, language: str) -> str:
        """The answer itself, as short as can be: a level, an option, or that it is unknown; empty for none."""
        if self.answer.state != "answered":
            return state_words(self.answer.state, language)
        return self.words if self.is_fact or self.answer.level is None else str(self.answer.level)


def board_order(report: Report) -> list[NoteOnCanvas]:
    """The notes, block by block in the order of the canvas; in a block as they stand there."""
    blocks = {block.id: block.number for block in report.catalogue.blocks.blocks}
    return sorted(report.snapshot.notes, key=lambda note: blocks[note.block])


def given_answers(report: Report) -> list[Given]:
    """Every answer: blocks and questions as on the board, then customer relationships; the group first, then the members."""
    asked = _asked(report.catalogue)
    places = {id: place for place, id in enumerate(asked)}
    people = {member.id: member for member in report.snapshot.members}
    ranks = {id: rank for rank, id in enumerate([None, *people])}

    def order(answer: Answer) -> tuple[int, int, str]:
        return places.get(answer.question, len(places)), ranks.get(answer.member, len(ranks)), answer.question

    found = []
    for answer in sorted(report.snapshot.answers, key=order):
        question, block = asked.get(answer.question, (None, None))
        found.append(Given(answer, question, block, people.get(answer.member) if answer.member else None))
    return found


def _asked(catalogue: Catalogue) -> dict[str, tuple[Question | RelationItem, str | None]]:
    """Every question by its id with the block it belongs to, in the order of the board."""
    found: dict[str, tuple[Question | RelationItem, str | None]] = {
        question.id: (question, block.id) for block in catalogue.blocks.blocks for question in block.questions
    }
    return found | {item.id: (item, None) for item in catalogue.relationships.items}
