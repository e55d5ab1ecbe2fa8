"""Making an empty workshop, and removing one for good."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, func, insert, select

from canvas_model.access import Principal
from canvas_model.checks.entries import checked_workshop
from canvas_model.content import WorkshopFields
from canvas_model.errors import NotFoundError, WorkshopDeletedError
from canvas_model.storage.journal import RowChange, record
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT, JOURNAL, WORKSHOP


def create_workshop(store: Store, actor: Principal, fields: Mapping[str, Any], *, id: UUID | None = None) -> UUID:
    """Make an empty workshop and return its id; called again with the same `id` it makes no second one.

    Raises NotAllowedError, what `checked_workshop` raises, and WorkshopDeletedError when the workshop was made earlier and
    deleted since.
    """
    actor.require("create_workshop")
    workshop = id or uuid4()
    checked = checked_workshop(fields)
    with store.writing() as connection:
        if not was_created(connection, workshop):
            insert_workshop(connection, actor, workshop, checked, "created")
    store.announce(workshop, 1)
    return workshop


def workshop_exists(connection: Connection, workshop: UUID) -> bool:
    """Whether there is a workshop with this id, deleted or not."""
    return connection.scalar(select(WORKSHOP.c.id).where(WORKSHOP.c.id == workshop)) is not None


def was_created(connection: Connection, workshop: UUID) -> bool:
    """Whether a workshop with this id was made earlier; until the transaction ends nobody else makes one with it.

    Raises WorkshopDeletedError when it has been deleted since.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(str(workshop), 0))))
    hidden = connection.scalar(select(WORKSHOP.c.hidden).where(WORKSHOP.c.id == workshop))
    if hidden:
        raise WorkshopDeletedError
    return hidden is not None


def insert_workshop(
    connection: Connection,
    actor: Principal,
    workshop: UUID,
    fields: WorkshopFields,
    verb: str,
    *,
    origin: UUID | None = None,
) -> None:
    """Write the row of a new workshop and its first journal row in the caller's transaction.

    `origin` is the workshop whose file it comes from.
    """
    at = datetime.now(UTC)
    values = fields.model_dump()
    connection.execute(
        insert(WORKSHOP),
        {
            "id": workshop,
            "revision": 1,
            "created_at": at,
            "changed_at": at,
            "archived": False,
            "hidden": False,
            "origin": origin,
            **values,
        },
    )
    image = fields.model_dump(mode="json") | {"archived": False, "hidden": False}
    record(connection, workshop, 1, actor, verb, [RowChange("workshop", workshop, None, image)], op=uuid4())


def purge(store: Store, actor: Principal, workshop: UUID) -> None:
    """Remove a workshop with its contents and its journal, for a client's right to be forgotten; nothing brings it back.

    Raises NotAllowedError, and NotFoundError unless it was deleted first.
    """
    actor.require("purge_workshop")
    with store.writing() as connection:
        hidden = connection.scalar(select(WORKSHOP.c.hidden).where(WORKSHOP.c.id == workshop).with_for_update())
        if not hidden:
            raise NotFoundError
        for table in (*CONTENT.values(), JOURNAL):
            connection.execute(delete(table).where(table.c.workshop_id == workshop))
        connection.execute(delete(WORKSHOP).where(WORKSHOP.c.id == workshop))
