"""The nine blocks of the canvas with their questions and alternatives (`blocks.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Text

AlternativeRole = Literal["coverage", "main", "method", "addon", "benefit"]


class Question(Entry):
    """A guiding question; `levels` says what 0, 1, 2, 3 and 4 look like for this very question.

    A question that is not scored (`scored = false`) records a fact: `options` to choose from, or none for free text.
    """

    text: Text
    hint: str = ""
    scored: bool = True
    levels: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    closed_by: str = ""
    """Id of the alternative of its block, or of the task of the plan, that answers it, where one does."""


class Alternative(Entry):
    """A built-in alternative of a block: what it is, what it costs, what it asks for.

    `role`: `coverage` counts in the block's coverage; `main` is one of a choice of exactly one; `method`, `addon` and
    `benefit` are recorded and do not count.
    """

    name: Text
    definition: Text
    cost: Text
    asks: Text
    role: AlternativeRole = "coverage"
    needed: bool = False
    """Needed unless the team says otherwise."""


class Block(Entry):
    """One of the nine blocks."""

    number: Annotated[int, Field(ge=1, le=9)]
    name: Text
    purpose: Text
    prompt: Text
    """The invitation in the empty writing field."""
    output: Text
    scoring: Literal["coverage", "choice"]
    frameworks: Text
    """Where other models (Payne–Frow, Gartner, Ocker–Mudambi, CMAT) treat the same matter."""
    editor_note: str = ""
    questions: tuple[Question, ...]
    alternatives: tuple[Alternative, ...]


class Blocks(Frozen):
    """`blocks.toml`."""

    blocks: tuple[Block, ...]
    """In the order of the canvas."""
