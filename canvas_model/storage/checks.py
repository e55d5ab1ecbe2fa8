"""What must be true of a thing that only the database can tell: that what it points at exists in its workshop."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import Connection, select

from canvas_model.catalogue import catalogue
from canvas_model.checks.entries import check_entries, check_workshop
from canvas_model.content import Content, TaskEdit, WorkshopFields, natural_id
from canvas_model.errors import NotFoundError, TaskCycleError, UnknownEntryError
from canvas_model.rules.planning.plan import would_cycle
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import CONTENT


def check(connection: Connection, workshop: UUID, thing: BaseModel, values: Mapping[str, Any]) -> None:
    """Refuse a thing that points at nothing or stands in the wrong place; `values` is what changes."""
    if isinstance(thing, WorkshopFields):
        return check_workshop(thing)
    assert isinstance(thing, Content)
    check_entries(thing)
    if thing.natural_key:
        key = [getattr(thing, name) for name in thing.natural_key]
        if thing.id != natural_id(workshop, thing.kind, *key):
            raise UnknownEntryError(entry=key[0])
    member = getattr(thing, "member", None)
    if member is not None and "member" in values:
        table = CONTENT["member"]
        if not connection.scalar(
            select(table.c.id).where(table.c.id == member, table.c.workshop_id == workshop, table.c.hidden.is_(False))
        ):
            raise NotFoundError
    if isinstance(thing, TaskEdit) and thing.predecessors and "predecessors" in values:
        if would_cycle(snapshot(connection, workshop), catalogue("en"), thing.task, thing.predecessors):
            raise TaskCycleError
