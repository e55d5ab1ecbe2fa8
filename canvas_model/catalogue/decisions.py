"""What a board is asked to decide, and the answers that call for each decision (`decisions.toml`)."""

from typing import Annotated

from pydantic import Field

from canvas_model.catalogue.entries import Entry, Frozen, Id, Text
from canvas_model.catalogue.plan import Trigger


class DecisionEntry(Entry):
    """A decision that the answers may call for. Any one trigger is enough, or one of the labels, or that dates are given."""

    number: Annotated[int, Field(ge=1, le=999)]
    """What it is called by. It never changes, for people write it down; a new decision takes one that nobody has."""
    name: Text
    """What is asked, as a request."""
    text: Text
    """What exactly is settled with it."""
    owner: Id
    """The role that decides."""
    prepared_by: Id | None = None
    """The task of the plan that brings what is needed to decide."""
    needed_by: tuple[Id, ...]
    """The tasks of the plan that cannot start without it; the first of them says until when."""
    costs: tuple[Id, ...] = ()
    """The cost lines of the canvas that it is about."""
    triggers: tuple[Trigger, ...] = ()
    labels: tuple[Id, ...] = ()
    """The readiness labels that call for it."""
    when_dated: bool = False
    """Called for as soon as there are enough answers for the plan to give dates."""


class Decisions(Frozen):
    """`decisions.toml`."""

    decisions: tuple[DecisionEntry, ...]
