"""What must be true of an entry that only the database can tell: that what it points at exists in its workshop."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.catalogue import catalogue
from canvas_model.checks.entries import check_entries
from canvas_model.content import Content, TaskEdit, natural_id
from canvas_model.errors import NotFoundError, TaskCycleError, UnknownEntryError
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.rules.planning.plan import would_cycle
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import CONTENT


def check_entry(connection: Connection, workshop: UUID, entry: Content, changed: Mapping[str, Any]) -> None:
    """Refuse an entry that points at nothing or stands in the wrong place; `changed` are the values that are new."""
    _check_id(workshop, entry)
    _check_member(connection, workshop, entry, changed)
    _check_predecessors(connection, workshop, entry, changed)
    check_entries(entry)


def _check_id(workshop: UUID, entry: Content) -> None:
    """What can exist only once has the id that follows from its key."""
    if entry.natural_key:
        key = [getattr(entry, name) for name in entry.natural_key]
        if entry.id != natural_id(workshop, entry.kind, *key):
            raise UnknownEntryError(entry=key[0])


def _check_member(connection: Connection, workshop: UUID, entry: Content, changed: Mapping[str, Any]) -> None:
    """Whoever is named takes part in this workshop."""
    member = getattr(entry, "member", None)
    if member is None or "member" not in changed:
        return
    table = CONTENT["member"]
    here = (table.c.id == member, table.c.workshop_id == workshop, table.c.hidden.is_(False))
    if not connection.scalar(select(table.c.id).where(*here)):
        raise NotFoundError


def _check_predecessors(connection: Connection, workshop: UUID, entry: Content, changed: Mapping[str, Any]) -> None:
    """No task waits for itself, directly or through others."""
    if isinstance(entry, TaskEdit) and entry.predecessors and "predecessors" in changed:
        if would_cycle(snapshot(connection, workshop), catalogue(DEFAULT_LANGUAGE), entry.task, entry.predecessors):
            raise TaskCycleError
