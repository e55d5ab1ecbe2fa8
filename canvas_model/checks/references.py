"""Checks of what an entry refers to in its own workshop."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.content import Content, Snapshot, TaskEdit, natural_id
from canvas_model.errors import NotFoundError, UnknownEntryError
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.rules.planning.circles import check_predecessors


@dataclass(frozen=True)
class Surroundings:
    """The workshop in which an entry is written, as far as the change asks for it."""

    workshop: UUID
    members: AbstractSet[UUID] | None
    """The people who take part; None: the change names nobody."""
    plan: Snapshot | None
    """What the plan follows from; None: the change sets no predecessors."""


def check_references(entry: Content, around: Surroundings) -> None:
    """Refuse an entry that does not belong where it is written.

    Raises UnknownEntryError when the id is not the one its natural key gives, NotFoundError for a member who is not in
    the workshop, and TaskCycleError.
    """
    if entry.natural_key:
        key = [getattr(entry, name) for name in entry.natural_key]
        if entry.id != natural_id(around.workshop, entry.kind, *key):
            raise UnknownEntryError(entry=key[0])
    if around.members is not None and getattr(entry, "member", None) not in {None, *around.members}:
        raise NotFoundError
    if around.plan is not None and isinstance(entry, TaskEdit):
        check_predecessors(around.plan, catalogue(DEFAULT_LANGUAGE), entry.task, entry.predecessors or ())
