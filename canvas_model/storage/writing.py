"""How people's words are kept: one change, one transaction, one journal row; a retried change is the same change."""

from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from canvas_model.checks.values import validated
from canvas_model.content import KINDS, Content, WorkshopFields
from canvas_model.errors import (
    ConflictError,
    NotFoundError,
    UnknownVerbError,
)
from canvas_model.storage.changes import Change, Outcome
from canvas_model.storage.checks import check
from canvas_model.storage.conflicts import refuse_stale
from canvas_model.storage.journal import Actor, Entry, RowChange, raise_revision, record, repeated
from canvas_model.storage.rows import WORKSHOP_FLAGS, Rows, workshop_image
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT
from canvas_model.storage.undo import step_back


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
        refuse_stale(change, row)
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
        refuse_stale(change, row)
    thing = model.model_construct(**{name: row[name] for name in model.model_fields})
    rows.write(change.kind, thing.id, None if hidden else thing, row=row)


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
