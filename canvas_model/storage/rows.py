"""The rows that one change reads and writes, with what they were before and after for the journal."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Integer,
    RowMapping,
    Select,
    Table,
    Update,
    bindparam,
    func,
    insert,
    select,
    update,
)

from canvas_model.content import KINDS, Content, WorkshopFields
from canvas_model.errors import NotFoundError, TooManyEntriesError
from canvas_model.limits import LIMITS
from canvas_model.storage.journal import RowChange
from canvas_model.storage.own_numbers import with_number
from canvas_model.storage.tables import CONTENT, WORKSHOP

WORKSHOP_FLAGS = ("archived", "hidden")
"""Columns of a workshop that people may change and that are not among its `WorkshopFields`."""

Row = RowMapping | Mapping[str, Any]
"""A row by column name."""


class ChangedRows:
    """Reads and writes the rows of one change inside its transaction; `changes` is what the journal needs of them.

    `passed_over` are the journal's rows of changes that an undo could not revert, because somebody has changed them since.

    `revision` is the revision of the workshop that the change makes. With `limited` False the number of entries is not
    checked against `LIMITS`, for a file or a copy whose entries were counted before.
    """

    def __init__(self, connection: Connection, workshop: UUID, revision: int, *, limited: bool = True) -> None:
        self.connection = connection
        self.workshop = workshop
        self.revision = revision
        self.limited = limited
        self.changes: list[RowChange] = []
        self.versions: dict[str, int] = {}
        self.passed_over: list[Mapping[str, Any]] = []

    @cached_property
    def workshop_row(self) -> Row:
        """The row of the workshop itself."""
        return self.connection.execute(select(WORKSHOP).where(WORKSHOP.c.id == self.workshop)).mappings().one()

    def find(self, kind: str, id: UUID) -> Row | None:
        """A row, deleted or not, or None; raises NotFoundError when it belongs to another workshop."""
        row = self.connection.execute(_select(kind), {"row_id": id}).mappings().first()
        if row is not None and row["workshop_id"] != self.workshop:
            raise NotFoundError
        return row

    def write(self, kind: str, id: UUID, entry: Content | None, *, row: Row | None = None) -> None:
        """Store an entry in its `row`, or in a new one when `row` is None; an `entry` of None deletes it (it can be restored).

        A task or a risk that people added keeps its number, or gets one. Raises TooManyEntriesError when the workshop
        holds the most it can of this kind.
        """
        before = None if row is None or row["hidden"] else row_as_json(kind, row)
        entry = None if entry is None else with_number(self.connection, self.workshop, entry, row)
        version = 1 if row is None else row["version"] + 1
        values = {} if entry is None else entry.model_dump(exclude={"id", "version"})
        columns = {"version": version, "hidden": entry is None, **values}
        limited = self.limited and before is None and entry is not None
        limit = {"workshop": self.workshop, "most": LIMITS[kind]} if limited else {}
        if row is None:
            columns = {"id": id, "workshop_id": self.workshop, **columns}
            result = self.connection.execute(_insert(kind, limited=limited), {**columns, **limit})
        else:
            result = self.connection.execute(_update(kind, limited=limited), {"row_id": id, **columns, **limit})
        if limited and not result.rowcount:
            raise TooManyEntriesError(limit=LIMITS[kind])
        after = None if entry is None else entry.model_dump(mode="json", exclude={"id", "version"})
        self.changes.append(RowChange(kind, id, before, after))
        self.versions[str(id)] = version

    def write_workshop(self, fields: WorkshopFields, flags: Mapping[str, bool]) -> None:
        """Store the workshop's own fields and all of its flags."""
        before = workshop_as_json(self.workshop_row)
        values = {**fields.model_dump(), **flags}
        self.connection.execute(update(WORKSHOP).where(WORKSHOP.c.id == self.workshop).values(**values))
        self.workshop_row = {**self.workshop_row, **values}
        self.changes.append(RowChange("workshop", self.workshop, before, workshop_as_json(self.workshop_row)))


def row_as_json(kind: str, row: Row) -> dict[str, Any]:
    """The fields of a row as JSON values, without id and version: the form that the journal stores."""
    model = KINDS[kind]
    fields = {name: row[name] for name in model.model_fields}
    return model.model_construct(**fields).model_dump(mode="json", exclude={"id", "version"}, warnings=False)


def workshop_as_json(row: Row) -> dict[str, Any]:
    """The fields and flags of a workshop's row as JSON values: the form that the journal stores."""
    fields = {name: row[name] for name in WorkshopFields.model_fields}
    values = WorkshopFields.model_construct(**fields).model_dump(mode="json", warnings=False)
    return values | {name: row[name] for name in WORKSHOP_FLAGS}


# Built once: compiling a statement costs more than running it.


@cache
def _select(kind: str) -> Select[Any]:
    return select(CONTENT[kind]).where(CONTENT[kind].c.id == bindparam("row_id"))


@cache
def _insert(kind: str, *, limited: bool) -> Insert:
    table = CONTENT[kind]
    if not limited:
        return insert(table)
    values = select(*[bindparam(column.name, type_=column.type) for column in table.c]).where(_has_room(table))
    return insert(table).from_select(list(table.c), values).execution_options(preserve_rowcount=True)


@cache
def _update(kind: str, *, limited: bool) -> Update:
    table = CONTENT[kind]
    statement = update(table).where(table.c.id == bindparam("row_id"))
    return statement.where(_has_room(table)) if limited else statement


def _has_room(table: Table) -> ColumnElement[bool]:
    """Whether the workshop may hold one more: counted in the very statement that adds it, so that two writers cannot pass."""
    entries = table.alias()
    in_workshop = (entries.c.workshop_id == bindparam("workshop"), entries.c.hidden.is_(False))
    return select(func.count()).select_from(entries).where(*in_workshop).scalar_subquery() < bindparam(
        "most", type_=Integer
    )
