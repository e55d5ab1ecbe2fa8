"""Bringing what a file says into the workshop it came from: recognising the workshop, and one change that undo takes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, case, select

from canvas_model.access import Principal
from canvas_model.checks.entries import checked_entry, checked_workshop
from canvas_model.content import KINDS, Snapshot
from canvas_model.content.differences import KEPT_HERE, Difference, differences
from canvas_model.errors import CanvasError
from canvas_model.storage.changes import Change
from canvas_model.storage.journal import RowChange, find_by_operation, last_of, next_revision, record
from canvas_model.storage.rows import WORKSHOP_FLAGS, ChangedRows, workshop_as_json
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.surroundings import surroundings
from canvas_model.storage.tables import WORKSHOP
from canvas_model.storage.workshop_list import Head
from canvas_model.storage.writing import apply

VERB = "updated"
"""What the journal says of it."""


@dataclass(frozen=True)
class Refused:
    """A difference that could not be brought in, and why."""

    difference: Difference
    error: CanvasError


@dataclass(frozen=True)
class BroughtIn:
    """What came of bringing the changes of a file in."""

    revision: int | None
    """The workshop's revision after it; None where there was nothing to change."""
    written: tuple[Difference, ...]
    refused: tuple[Refused, ...]


def same_origin(connection: Connection, file: Snapshot) -> list[Head]:
    """The workshops that are not deleted and that the file was written from, or that came from the same one.

    The one that the file was written from comes first, then the last changed.
    """
    ids = [id for id in (file.id, file.origin) if id is not None]
    rows = connection.execute(
        select(*(WORKSHOP.c[name] for name in Head._fields))
        .where(WORKSHOP.c.hidden.is_(False), WORKSHOP.c.id.in_(ids) | WORKSHOP.c.origin.in_(ids))
        .order_by(case((WORKSHOP.c.id == file.id, 0), else_=1), WORKSHOP.c.changed_at.desc(), WORKSHOP.c.id)
    )
    return [Head(*row) for row in rows]


def bring_changes(store: Store, actor: Principal, workshop: UUID, file: Snapshot, *, op: UUID) -> BroughtIn:
    """Write what is new or changed in a file into a workshop, as one change; what the file does not have stays.

    An entry that is refused is left out and named, the others are written. Called again with the same `op` it writes
    nothing, and tells what was written then. Raises NotAllowedError, NotFoundError when the workshop is gone, and
    WorkshopFullError when it cannot hold as much.
    """
    actor.require("import_workshop")
    with store.writing() as connection:
        revision, is_repeated = next_revision(connection, workshop, op=op)
        rows = ChangedRows(connection, workshop, revision)
        found = differences(snapshot(connection, workshop), file)
        written, refused = _write_all(rows, found)
        if is_repeated:
            earlier = find_by_operation(connection, workshop, op)
            revision, written = earlier.revision, [_as_difference(row) for row in earlier.rows]
        elif rows.changes:
            store.held_text.after(connection, workshop, revision, rows.changes)
            record(connection, workshop, revision, actor, VERB, rows.changes, op=op)
        if is_repeated or not rows.changes:
            connection.rollback()  # takes the new revision back: nothing changes
    if not written:
        return BroughtIn(None, (), tuple(refused))
    if not is_repeated:
        store.announce(workshop, revision)
    return BroughtIn(revision, tuple(written), tuple(refused))


def last_brought(connection: Connection, actor: Principal, *, since: datetime) -> tuple[Head, BroughtIn] | None:
    """The workshop that was changed last of all, with what a file changed in it `since` then.

    None unless that is this person's latest change there, which `take_back` undoes.
    """
    columns = (WORKSHOP.c[name] for name in Head._fields)
    latest = select(*columns, WORKSHOP.c.hidden).order_by(WORKSHOP.c.changed_at.desc(), WORKSHOP.c.id).limit(1)
    found = connection.execute(latest).first()
    if found is None or found.hidden:
        return None
    entry = last_of(connection, found.id, actor.id, besides={"remembered"})
    if entry is None or entry.verb != VERB or entry.at < since:
        return None
    return Head(*found[:-1]), BroughtIn(entry.revision, tuple(map(_as_difference, entry.rows)), ())


def take_back(store: Store, actor: Principal, workshop: UUID, revision: int, *, op: UUID) -> None:
    """Undo what `bring_changes` wrote; called again with the same `op` it changes nothing.

    Raises NotAllowedError, and UndoConflictError once one of its entries, or anything by the same person, was changed since.
    """
    apply(store, actor, workshop, Change(op, "undo", values={"only": revision}))


def _write_all(rows: ChangedRows, found: Iterable[Difference]) -> tuple[list[Difference], list[Refused]]:
    """Write the differences that the file has; returns those that were written, and those that were refused."""
    written, refused = [], []
    for difference in found:
        if difference.there is None:
            continue
        try:
            _write(rows, difference)
            written.append(difference)
        except CanvasError as error:
            refused.append(Refused(difference, error))
    return written, refused


def _as_difference(row: RowChange) -> Difference:
    """What the journal holds of a difference that was written."""
    return Difference(row.kind, row.id, row.before, row.after)


def _write(rows: ChangedRows, difference: Difference) -> None:
    values: dict[str, Any] = dict(difference.there or {})
    if difference.kind == "workshop":
        current = workshop_as_json(rows.workshop_row)
        rows.write_workshop(checked_workshop(values), {name: current[name] for name in WORKSHOP_FLAGS})
        return
    model, row = KINDS[difference.kind], rows.find(difference.kind, difference.id)
    kept = {} if row is None else {name: row[name] for name in KEPT_HERE if name in model.model_fields}
    around = surroundings(rows.connection, rows.workshop, values)
    entry = checked_entry(model, {**kept, **values, "id": difference.id}, around)
    rows.write(difference.kind, difference.id, entry, row=row)
