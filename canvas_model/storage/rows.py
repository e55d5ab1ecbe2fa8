"""The rows that one change touches: read, written, and remembered for the journal as they were before and after."""

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
from canvas_model.storage.tables import CONTENT, WORKSHOP

WORKSHOP_FLAGS = ("archived", "hidden")
"""What a workshop's row holds beside its own fields, and people may change."""

Row = RowMapping | Mapping[str, Any]
"""A row by column name."""


class Rows:
    """The rows of one change, inside its write transaction, which `revision` of the workshop will be.

    `bounded`: what appears needs room (`LIMITS`); a file or a copy was counted before.
    """

    def __init__(self, connection: Connection, workshop: UUID, revision: int, *, bounded: bool = True) -> None:
        self.connection = connection
        self.workshop = workshop
        self.revision = revision
        self.bounded = bounded
        self.touched: list[RowChange] = []
        self.versions: dict[str, int] = {}

    @cached_property
    def own(self) -> Row:
        """The workshop's own row."""
        return self.connection.execute(select(WORKSHOP).where(WORKSHOP.c.id == self.workshop)).mappings().one()

    def find(self, kind: str, id: UUID) -> Row | None:
        """A row, deleted or not; raises NotFoundError when it belongs to another workshop."""
        found = self.connection.execute(_select(kind), {"this": id}).mappings().first()
        if found is not None and found["workshop_id"] != self.workshop:
            raise NotFoundError
        return found

    def write(self, kind: str, id: UUID, thing: Content | None, *, row: Row | None = None) -> None:
        """Store a thing in its `row`, or a new one; None hides it. Raises TooManyEntriesError where one more has no room."""
        before = None if row is None or row["hidden"] else image(kind, row)
        version = 1 if row is None else row["version"] + 1
        values = {} if thing is None else thing.model_dump(exclude={"id", "version"})
        columns = {"version": version, "hidden": thing is None, **values}
        bounded = self.bounded and before is None and thing is not None
        room = {"workshop": self.workshop, "most": LIMITS[kind]} if bounded else {}
        if row is None:
            columns = {"id": id, "workshop_id": self.workshop, **columns}
            done = self.connection.execute(_insert(kind, bounded=bounded), {**columns, **room})
        else:
            done = self.connection.execute(_update(kind, bounded=bounded), {"this": id, **columns, **room})
        if bounded and not done.rowcount:
            raise TooManyEntriesError(limit=LIMITS[kind])
        after = None if thing is None else thing.model_dump(mode="json", exclude={"id", "version"})
        self.touched.append(RowChange(kind, id, before, after))
        self.versions[str(id)] = version

    def write_workshop(self, fields: WorkshopFields, flags: Mapping[str, bool]) -> None:
        """Store the workshop's own fields and all of its flags."""
        before = workshop_image(self.own)
        values = {**fields.model_dump(), **flags}
        self.connection.execute(update(WORKSHOP).where(WORKSHOP.c.id == self.workshop).values(**values))
        self.own = {**self.own, **values}
        self.touched.append(RowChange("workshop", self.workshop, before, workshop_image(self.own)))


def image(kind: str, row: Row) -> dict[str, Any]:
    """A row as the journal keeps it: its fields as JSON values, without id and version."""
    model = KINDS[kind]
    fields = {name: row[name] for name in model.model_fields}
    return model.model_construct(**fields).model_dump(mode="json", exclude={"id", "version"}, warnings=False)


def workshop_image(row: Row) -> dict[str, Any]:
    """A workshop's row as the journal keeps it."""
    fields = {name: row[name] for name in WorkshopFields.model_fields}
    whole = WorkshopFields.model_construct(**fields).model_dump(mode="json", warnings=False)
    return whole | {"areas": list(whole["areas"])} | {name: row[name] for name in WORKSHOP_FLAGS}


# Built once: compiling a statement costs more than running it.


@cache
def _select(kind: str) -> Select[Any]:
    return select(CONTENT[kind]).where(CONTENT[kind].c.id == bindparam("this"))


@cache
def _insert(kind: str, *, bounded: bool) -> Insert:
    table = CONTENT[kind]
    if not bounded:
        return insert(table)
    values = select(*[bindparam(column.name, type_=column.type) for column in table.c]).where(_room(table))
    return insert(table).from_select(list(table.c), values).execution_options(preserve_rowcount=True)


@cache
def _update(kind: str, *, bounded: bool) -> Update:
    table = CONTENT[kind]
    this = update(table).where(table.c.id == bindparam("this"))
    return this.where(_room(table)) if bounded else this


def _room(table: Table) -> ColumnElement[bool]:
    """Whether the workshop has room for one more, counted in the statement that would add it."""
    there = table.alias()
    here = (there.c.workshop_id == bindparam("workshop"), there.c.hidden.is_(False))
    return select(func.count()).select_from(there).where(*here).scalar_subquery() < bindparam("most", type_=Integer)
