"""How people's words are kept: one change, one transaction, one journal row; a retried change is the same change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid4

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, Insert, Select, Update, bindparam, insert, select, update

from canvas_model.checks import check
from canvas_model.content import KINDS, Content, WorkshopFields
from canvas_model.errors import (
    ConflictError,
    NotFoundError,
    NothingToRedoError,
    NothingToUndoError,
    UndoConflictError,
    UnknownVerbError,
    ValueRefusedError,
)
from canvas_model.journal import Actor, Entry, RowChange, lock_workshop, record, repeated
from canvas_model.reasons import reason_of
from canvas_model.store import Store
from canvas_model.tables import CONTENT, JOURNAL, WORKSHOP

Verb = Literal["put", "hide", "restore", "undo", "redo"]
WORKSHOP_FLAGS = ("archived", "hidden")
M = TypeVar("M", bound=BaseModel)


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
        outcome = apply_in(connection, actor, workshop, change)
    if not outcome.repeated:
        store.announce(workshop, outcome.entry.revision)
    return outcome


def apply_in(connection: Connection, actor: Actor, workshop: UUID, change: Change) -> Outcome:
    """Make a change in the caller's write transaction."""
    held = lock_workshop(connection, workshop, even_hidden=change.kind == "workshop")
    earlier = repeated(connection, workshop, change.op)
    if earlier:
        return Outcome(earlier, _versions(connection, workshop, earlier.rows), repeated=True)
    work = _Work(connection, workshop, held)
    undoes = None
    match change.verb:
        case "put":
            work.put(change)
        case "hide" | "restore":
            work.show(change, hidden=change.verb == "hide")
        case "undo" | "redo":
            undoes = work.step_back(actor, change.verb)
        case _:
            raise UnknownVerbError
    made = record(
        connection, workshop, held["revision"] + 1, actor, _name(change), work.rows, op=change.op, undoes=undoes
    )
    return Outcome(made, work.versions, repeated=False)


def put_all(
    connection: Connection, actor: Actor, workshop: UUID, verb: str, things: list[Content], *, op: UUID | None = None
) -> Entry:
    """Write many new things as one change, in the caller's transaction: an import, a copy, what the plan remembers."""
    held = lock_workshop(connection, workshop)
    work = _Work(connection, workshop, held)
    for thing in things:
        work.write(thing.kind, thing.id, thing)
    return record(connection, workshop, held["revision"] + 1, actor, verb, work.rows, op=op or uuid4())


class _Work:
    """The rows that one change touches, inside its transaction."""

    def __init__(self, connection: Connection, workshop: UUID, held: dict[str, Any]) -> None:
        self.connection = connection
        self.workshop = workshop
        self.held = held
        self.rows: list[RowChange] = []
        self.versions: dict[str, int] = {}

    def put(self, change: Change) -> None:
        if change.kind == "workshop":
            return self._put_workshop(change)
        model = _model(change.kind)
        if change.id is None or set(change.values) - (set(model.model_fields) - {"id", "version"}):
            raise UnknownVerbError
        row = self._row(change.kind, change.id)
        if row is not None:
            self._refuse_stale(change, row)
        stored = {} if row is None else {name: row[name] for name in model.model_fields if name in row}
        thing = validated(model, {**stored, **change.values, "id": change.id})
        check(self.connection, self.workshop, thing, change.values, new=row is None)
        self.write(change.kind, change.id, thing, row=row)

    def show(self, change: Change, *, hidden: bool) -> None:
        if change.kind == "workshop":
            raise UnknownVerbError
        model = _model(change.kind)
        row = self._row(change.kind, change.id) if change.id else None
        if row is None or row["hidden"] == hidden:
            raise NotFoundError
        if hidden:
            self._refuse_stale(change, row)
        thing = model.model_construct(**{name: row[name] for name in model.model_fields})
        self.write(change.kind, thing.id, None if hidden else thing, row=row)

    def write(self, kind: str, id: UUID, thing: Content | None, *, row: dict[str, Any] | None = None) -> None:
        """Store a thing (None: hide it), and note what was there before."""
        before = None if row is None or row["hidden"] else _image(kind, row)
        version = 1 if row is None else row["version"] + 1
        values = {} if thing is None else thing.model_dump(exclude={"id", "version"})
        columns = {"version": version, "hidden": thing is None, **values}
        if row is None:
            self.connection.execute(_insert(kind), {"id": id, "workshop_id": self.workshop, **columns})
        else:
            self.connection.execute(_update(kind), {"this": id, **columns})
        after = None if thing is None else thing.model_dump(mode="json", exclude={"id", "version"})
        self.rows.append(RowChange(kind, id, before, after))
        self.versions[str(id)] = version

    def step_back(self, actor: Actor, verb: Literal["undo", "redo"]) -> int:
        """Take back (or make again) the person's last change that still stands; returns its revision."""
        entries = self.connection.execute(
            select(JOURNAL.c.revision, JOURNAL.c.verb, JOURNAL.c.undoes)
            .where(JOURNAL.c.workshop_id == self.workshop, JOURNAL.c.actor == actor.id)
            .order_by(JOURNAL.c.revision.desc())
            .limit(1000)
        ).all()
        undoable, redoable = undo_stacks([(row[0], row[1], row[2]) for row in reversed(entries)])
        stack = undoable if verb == "undo" else redoable
        if not stack:
            raise NothingToUndoError if verb == "undo" else NothingToRedoError
        revision = stack[-1]
        rows = self.connection.execute(
            select(JOURNAL.c.rows).where(JOURNAL.c.workshop_id == self.workshop, JOURNAL.c.revision == revision)
        ).scalar_one()
        for change in reversed(rows):
            self._revert(change)
        return revision

    def _revert(self, change: Mapping[str, Any]) -> None:
        if change["kind"] == "workshop":
            if _workshop_image(self.held) != change["after"]:
                raise UndoConflictError
            return self._write_workshop(change["before"])
        kind, id = change["kind"], UUID(change["id"])
        row = self._row(kind, id)
        now = None if row is None or row["hidden"] else _image(kind, row)
        if now != change["after"]:
            raise UndoConflictError
        before = change["before"]
        thing = None if before is None else validated(_model(kind), {**before, "id": id})
        self.write(kind, id, thing, row=row)

    def _row(self, kind: str, id: UUID) -> dict[str, Any] | None:
        found = self.connection.execute(_select(kind), {"this": id}).mappings().first()
        if found is not None and found["workshop_id"] != self.workshop:
            raise NotFoundError
        return dict(found) if found is not None else None

    def _refuse_stale(self, change: Change, row: dict[str, Any]) -> None:
        if row["hidden"]:
            raise ConflictError(current=None, version=row["version"])
        if change.base is None and change.seen is None and change.verb == "put" and not row["hidden"]:
            raise ConflictError(current=_image(change.kind, row), version=row["version"])
        if change.base == row["version"]:
            return
        now = _image(change.kind, row)
        seen = change.seen or {}
        fields = change.values if change.verb == "put" else seen
        moved = [name for name in fields if name not in seen or seen[name] != now.get(name)]
        wanted = {name: change.values.get(name) for name in moved}
        if moved and any(wanted[name] != now.get(name) for name in moved):
            raise ConflictError(current=now, version=row["version"])

    def _put_workshop(self, change: Change) -> None:
        flags = {name: change.values[name] for name in WORKSHOP_FLAGS if name in change.values}
        if any(not isinstance(value, bool) for value in flags.values()):
            raise UnknownVerbError
        fields = {name: value for name, value in change.values.items() if name not in WORKSHOP_FLAGS}
        if self.held["hidden"] and flags.get("hidden") is not False:
            raise NotFoundError
        if set(fields) - set(WorkshopFields.model_fields):
            raise UnknownVerbError
        now = _workshop_image(self.held)
        seen = change.seen or {}
        if any(name in seen and seen[name] != now[name] and fields[name] != now[name] for name in fields):
            raise ConflictError(current=now, version=self.held["revision"])
        stored = {name: now[name] for name in WorkshopFields.model_fields}
        whole = validated(WorkshopFields, {**stored, **fields})
        check(self.connection, self.workshop, whole, fields, new=False)
        self._write_workshop({**now, **whole.model_dump(mode="json"), **flags})

    def _write_workshop(self, image: dict[str, Any]) -> None:
        before = _workshop_image(self.held)
        fields = {name: image[name] for name in WorkshopFields.model_fields}
        values = validated(WorkshopFields, fields).model_dump() | {name: image[name] for name in WORKSHOP_FLAGS}
        self.connection.execute(update(WORKSHOP).where(WORKSHOP.c.id == self.workshop).values(**values))
        self.held = {**self.held, **values}
        self.rows.append(RowChange("workshop", self.workshop, before, _workshop_image(self.held)))


def undo_stacks(entries: list[tuple[int, str, int | None]]) -> tuple[list[int], list[int]]:
    """Which of a person's changes, oldest first as (revision, verb, undoes), can be undone and which undos redone."""
    undoable: list[int] = []
    redoable: list[int] = []
    for revision, verb, _undoes in entries:
        if verb == "undo":
            undoable[-1:] = []
            redoable.append(revision)
        elif verb == "redo":
            redoable[-1:] = []
            undoable.append(revision)
        elif verb in FIRST_VERBS:
            continue
        else:
            undoable.append(revision)
            redoable.clear()
    return undoable, redoable


FIRST_VERBS = frozenset({"created", "imported", "copied", "remembered"})
"""Verbs that are not anybody's to undo."""


def validated(model: type[M], values: Mapping[str, Any]) -> M:
    """A model from values, with the first fault as a ValueRefusedError that names the field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"] if isinstance(part, str | int)) or "?"
        raise ValueRefusedError(field=place, reason=reason_of(fault)) from error


def _name(change: Change) -> str:
    return change.verb if change.verb in ("undo", "redo") else f"{change.verb} {change.kind}"


def _model(kind: str) -> type[Content]:
    try:
        return KINDS[kind]
    except KeyError:
        raise UnknownVerbError from None


def _image(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    model = KINDS[kind]
    fields = {name: row[name] for name in model.model_fields}
    return model.model_construct(**fields).model_dump(mode="json", exclude={"id", "version"}, warnings=False)


def _workshop_image(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: row[name] for name in WorkshopFields.model_fields}
    image = WorkshopFields.model_construct(**fields).model_dump(mode="json", warnings=False)
    return image | {"areas": list(image["areas"])} | {name: row[name] for name in WORKSHOP_FLAGS}


def _versions(connection: Connection, workshop: UUID, rows: tuple[RowChange, ...]) -> dict[str, int]:
    versions: dict[str, int] = {}
    for row in rows:
        if row.kind in CONTENT:
            table = CONTENT[row.kind]
            versions[str(row.id)] = connection.execute(
                select(table.c.version).where(table.c.id == row.id, table.c.workshop_id == workshop)
            ).scalar_one()
    return versions


@cache
def _select(kind: str) -> Select[Any]:
    return select(CONTENT[kind]).where(CONTENT[kind].c.id == bindparam("this"))


@cache
def _insert(kind: str) -> Insert:
    return insert(CONTENT[kind])


@cache
def _update(kind: str) -> Update:
    return update(CONTENT[kind]).where(CONTENT[kind].c.id == bindparam("this"))
