"""Checks of an entry that need the database: what it refers to exists in the same workshop."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.catalogue import catalogue
from canvas_model.content import Content, TaskEdit, natural_id
from canvas_model.errors import NotFoundError, TaskCycleError, UnknownEntryError
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.rules.planning.circles import would_cycle
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import CONTENT


def check_references(connection: Connection, workshop: UUID, entry: Content, values: Mapping[str, Any]) -> None:
    """Refuse an entry of a workshop as it would be after a change that sets `values`.

    Raises UnknownEntryError when the id is not the one its natural key gives, NotFoundError for a member who is not in
    the workshop, and TaskCycleError.
    """
    _check_id(workshop, entry)
    _check_member(connection, workshop, entry, values)
    _check_predecessors(connection, workshop, entry, values)


def _check_id(workshop: UUID, entry: Content) -> None:
    if entry.natural_key:
        key = [getattr(entry, name) for name in entry.natural_key]
        if entry.id != natural_id(workshop, entry.kind, *key):
            raise UnknownEntryError(entry=key[0])


def _check_member(connection: Connection, workshop: UUID, entry: Content, values: Mapping[str, Any]) -> None:
    member = getattr(entry, "member", None)
    if member is None or "member" not in values:
        return
    table = CONTENT["member"]
    is_here = (table.c.id == member, table.c.workshop_id == workshop, table.c.hidden.is_(False))
    if not connection.scalar(select(table.c.id).where(*is_here)):
        raise NotFoundError


def _check_predecessors(connection: Connection, workshop: UUID, entry: Content, values: Mapping[str, Any]) -> None:
    if isinstance(entry, TaskEdit) and entry.predecessors and "predecessors" in values:
        if would_cycle(snapshot(connection, workshop), catalogue(DEFAULT_LANGUAGE), entry.task, entry.predecessors):
            raise TaskCycleError
