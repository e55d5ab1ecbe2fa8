"""Answers to questions, and choices of alternatives."""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from canvas_model.content.fields import CatalogueId, Content, Level
from canvas_model.text_cleaning import Note

AnswerState = Literal["blank", "answered", "dont_know", "not_applicable"]
Need = Literal["undecided", "needed", "not_needed"]
IN_USE = 2
"""The highest use of an alternative: 0 no, 1 in part, 2 in use."""


class Answer(Content):
    """What one member, or the group (`member` None), says to a question of a block or to a relationship item.

    `level` is 0 to 4 when `state` is "answered" and None otherwise; for a question that is not scored it is the index
    of the chosen option, or None when only `note` says it.
    """

    kind: ClassVar[str] = "answer"
    natural_key: ClassVar[tuple[str, ...]] = ("question", "member")
    question: CatalogueId
    member: UUID | None = None
    state: AnswerState = "blank"
    level: Level | None = None
    evidence: Note = ""
    note: Note = ""


class Choice(Content):
    """What the team says of a built-in alternative: whether it is needed, and how far it is in use (0 no, 1 in part, 2 yes).

    In the choice blocks (strategies, technology) `need` "needed" marks the chosen one and `reason` says why.
    """

    kind: ClassVar[str] = "choice"
    natural_key: ClassVar[tuple[str, ...]] = ("alternative",)
    alternative: CatalogueId
    need: Need = "undecided"
    use: Annotated[int, Field(ge=0, le=IN_USE, strict=True)] | None = None
    reason: Note = ""
