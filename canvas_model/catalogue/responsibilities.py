"""Who answers for the tasks of each step, and what the letters of the responsibility matrix say (`responsibilities.toml`)."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text

Part = Literal["accountable", "responsible", "consulted", "informed"]


class Letter(Entry):
    """One of the four letters of the matrix, and what it says of a role."""

    id: Part
    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    text: Text


class StepResponsibility(Entry):
    """The role that answers for every task of a step; its id is the step's."""

    accountable: Id


class Responsibilities(Frozen):
    """`responsibilities.toml`."""

    letters: tuple[Letter, ...]
    steps: tuple[StepResponsibility, ...]
