"""How people's words are kept: one change, one transaction, one journal row; a retried change is the same change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from canvas_model.checks.values import validated
from canvas_model.content import KINDS, Content, WorkshopFields
from canvas_model.errors import (
    ConflictError,
    NotFoundError,
    UnknownVerbError,
)
from canvas_model.storage.checks import check
from canvas_model.storage.journal import Actor, Entry, RowChange, raise_revision, record, repeated
from canvas_model.storage.rows import WORKSHOP_FLAGS, Row, Rows, image, workshop_image
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT
from canvas_model.storage.undo import step_back

Verb = Literal["put", "hide", "restore", "undo", "redo"]


@dataclass(frozen=True)
class Change:
    """What somebody wants changed.

    `put` sets `values` of the thing `id` (made if it is not there), `hide` deletes it, `restore` brings it back, `undo` and
    `redo` need no thing. `kind` "workshop" means the workshop's own fields. `base` is the version the person saw and
    `seen` the values of the same fields as they were shown: if the thing has changed since, and one of these very fields
    with it, the change is refused with what is there now.
    """

    op: UUID
    verb: Verb
    kind: str = ""
    id: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    base: int | None = None
    seen: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Outcome:
    """What a change did: the journal row it is, the rows' new versions, and whether it had been made before."""

    entry: Entry
    versions: Mapping[str, int]
    repeated: bool


def apply(store: Store, actor: Actor, workshop: UUID, change: Change) -> Outcome:
    """Make a change; returns when it is on disk. Raises a CanvasError and changes nothing when it is refused."""
    with store.writing() as connection:
        revision, again = raise_revision(connection, workshop, op=change.op, even_hidden=change.kind == "workshop")
        if again:
            earlier = repeated(connection, workshop, change.op)
            outcome = Outcome(earlier, _versions(connection, workshop, earlier.rows), repeated=True)
            connection.rollback()  # nothing was made, so no revision either
            return outcome
        outcome = _made(Rows(connection, workshop, revision), actor, change)
    store.announce(workshop, outcome.entry.revision)
    return outcome


def _made(rows: Rows, actor: Actor, change: Change) -> Outcome:
    undoes = None
    match change.verb:
        case "put" if change.kind == "workshop":
            _put_workshop(rows, change)
        case "put":
            _put(rows, change)
        case "hide" | "restore":
            _show(rows, change, hidden=change.verb == "hide")
        case "undo" | "redo":
            undoes = step_back(rows, actor, change.verb)
        case _:
            raise UnknownVerbError
    verb = _name(change)
    made = record(rows.connection, rows.workshop, rows.revision, actor, verb, rows.touched, op=change.op, undoes=undoes)
    return Outcome(made, rows.versions, repeated=False)


def put_all(
    connection: Connection, actor: Actor, workshop: UUID, verb: str, things: list[Content], *, op: UUID | None = None
) -> Entry:
    """Write many things whole as one change, in the caller's transaction: an import, a copy, what the plan remembers."""
    op = op or uuid4()
    revision, _ = raise_revision(connection, workshop, op=op)
    rows = Rows(connection, workshop, revision, bounded=False)
    for thing in things:
        rows.write(thing.kind, thing.id, thing, row=rows.find(thing.kind, thing.id))
    return record(connection, workshop, revision, actor, verb, rows.touched, op=op)


def _put(rows: Rows, change: Change) -> None:
    model = _model(change.kind)
    if change.id is None or set(change.values) - (set(model.model_fields) - {"id", "version"}):
        raise UnknownVerbError
    row = rows.find(change.kind, change.id)
    if row is not None:
        _refuse_stale(change, row)
    there = row is not None and not row["hidden"]
    stored = {name: row[name] for name in model.model_fields} if row is not None and there else {}
    thing = validated(model, {**stored, **change.values, "id": change.id})
    check(rows.connection, rows.workshop, thing, change.values)
    rows.write(change.kind, change.id, thing, row=row)


def _show(rows: Rows, change: Change, *, hidden: bool) -> None:
    model = _model(change.kind)
    row = rows.find(change.kind, change.id) if change.id else None
    if row is None or row["hidden"] == hidden:
        raise NotFoundError
    if hidden:
        _refuse_stale(change, row)
    thing = model.model_construct(**{name: row[name] for name in model.model_fields})
    rows.write(change.kind, thing.id, None if hidden else thing, row=row)


def _refuse_stale(change: Change, row: Row) -> None:
    """Refuse a change made on an older version, unless none of the fields it is about has moved since."""
    if row["hidden"]:
        if KINDS[change.kind].natural_key:
            return  # an answer taken back is a blank, not something that somebody deleted
        raise ConflictError(current=None, version=row["version"])
    if change.base == row["version"]:
        return
    now, seen = image(change.kind, row), change.seen
    if seen is None and change.base is None and change.verb == "hide":
        return
    fields = change.values if change.verb == "put" else seen or {}
    moved = [name for name in fields if seen is None or name not in seen or seen[name] != now.get(name)]
    if any(change.values.get(name) != now.get(name) for name in moved):
        raise ConflictError(current=now, version=row["version"])


def _put_workshop(rows: Rows, change: Change) -> None:
    flags = {name: value for name, value in change.values.items() if name in WORKSHOP_FLAGS}
    fields = {name: value for name, value in change.values.items() if name not in WORKSHOP_FLAGS}
    if set(fields) - set(WorkshopFields.model_fields) or any(type(value) is not bool for value in flags.values()):
        raise UnknownVerbError
    if rows.own["hidden"] and flags.get("hidden") is not False:
        raise NotFoundError
    now, seen = workshop_image(rows.own), change.seen or {}
    if any(name in seen and seen[name] != now[name] and fields[name] != now[name] for name in fields):
        raise ConflictError(current=now, version=rows.revision - 1)
    stored = {name: now[name] for name in WorkshopFields.model_fields}
    whole = validated(WorkshopFields, {**stored, **fields})
    check(rows.connection, rows.workshop, whole, fields)
    rows.write_workshop({**now, **whole.model_dump(mode="json"), **flags})


def _name(change: Change) -> str:
    return change.verb if change.verb in ("undo", "redo") else f"{change.verb} {change.kind}"


def _model(kind: str) -> type[Content]:
    try:
        return KINDS[kind]
    except KeyError:
        raise UnknownVerbError from None


def _versions(connection: Connection, workshop: UUID, rows: tuple[RowChange, ...]) -> dict[str, int]:
    versions: dict[str, int] = {}
    for row in rows:
        if row.kind in CONTENT:
            table = CONTENT[row.kind]
            versions[str(row.id)] = connection.execute(
                select(table.c.version).where(table.c.id == row.id, table.c.workshop_id == workshop)
            ).scalar_one()
    return versions
