"""Numbering a task or a risk that people add, in the transaction that stores it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, select

from canvas_model.content import Content
from canvas_model.content.own_numbers import is_own_entry
from canvas_model.storage.tables import CONTENT


def with_number(
    connection: Connection, workshop: UUID, entry: Content, row: RowMapping | Mapping[str, Any] | None
) -> Content:
    """The entry with its number, if it is a task or a risk that people added; any other as it is.

    The number of its row stays, whatever the entry says. A new entry keeps its own if no other row has it, and else gets
    the next after the highest. Deleted rows count, for they can come back.
    """
    if not is_own_entry(entry):
        return entry
    number = (row["number"] if row is not None else None) or _free(connection, workshop, entry)
    return entry.model_copy(update={"number": number})


def _free(connection: Connection, workshop: UUID, entry: Content) -> int:
    table = CONTENT[entry.kind]
    wanted = getattr(entry, "number", None)
    others = (table.c.workshop_id == workshop, table.c.id != entry.id)
    if wanted and not connection.scalar(select(table.c.id).where(*others, table.c.number == wanted)):
        return int(wanted)
    return int(connection.scalar(select(func.max(table.c.number)).where(*others)) or 0) + 1
