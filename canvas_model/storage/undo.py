"""Undo and redo: each person takes back their own changes, the latest first; a screen takes back only its own."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.access import Principal
from canvas_model.checks.entries import validated
from canvas_model.content import KINDS, WorkshopFields
from canvas_model.errors import NothingToRedoError, NothingToUndoError, UndoConflictError
from canvas_model.storage.rows import WORKSHOP_FLAGS, ChangedRows, row_as_json, workshop_as_json
from canvas_model.storage.tables import JOURNAL
from canvas_model.storage.undo_parts import Part, changed_fields

StepVerb = Literal["undo", "redo"]

NOT_UNDOABLE = frozenset({"created", "imported", "copied", "remembered"})
"""Journal verbs that undo leaves alone."""

UNDO_LIMIT = 1000
"""How many of a person's latest changes undo and redo consider."""

_PAGE = 40


class OwnChange(NamedTuple):
    """One of a person's changes, as the journal holds it."""

    revision: int
    verb: str
    undoes: int | None
    step: UUID | None
    rows: list[dict[str, Any]]


def undo_or_redo(
    rows: ChangedRows, actor: Principal, verb: StepVerb, part: Part | None = None, only: int | None = None
) -> int:
    """Revert the person's latest change (undo), or their latest undo (redo); returns the revision that was reverted.

    A change is passed over when somebody else has changed one of its rows since: the change before it is reverted, and
    `rows` tells which were passed over. With
    `part`, only changes of this part of the workshop count. With `only`, nothing but the change of this revision is
    reverted, and only while it is the latest. Raises NothingToUndoError or NothingToRedoError when there is no change,
    and UndoConflictError when there is none that can be reverted.
    """
    steps = _steps(rows.connection, rows.workshop, actor, verb, part)
    latest = next(steps, None)
    if latest is None:
        raise NothingToUndoError if verb == "undo" else NothingToRedoError
    if only is not None and latest.revision != only:
        raise UndoConflictError(latest.rows)
    for change in [latest] if only is not None else chain([latest], steps):
        if _stands(rows, change):
            for row in reversed(change.rows):
                _revert(rows, row)
            return change.revision
        rows.passed_over += change.rows
    raise UndoConflictError(rows.passed_over)


def _steps(
    connection: Connection, workshop: UUID, actor: Principal, verb: StepVerb, part: Part | None
) -> Iterator[OwnChange]:
    own = filter(_changed_anything, together(_own_changes(connection, workshop, actor)))
    within = (change for change in own if part is None or part.holds(change.rows))
    return steps_to_undo(within) if verb == "undo" else steps_to_redo(within)


def _changed_anything(change: OwnChange) -> bool:
    """Whether any row is another one after the change: what was stored as it was before is nothing to take back."""
    return any(row["before"] != row["after"] for row in change.rows)


def together(changes: Iterable[OwnChange]) -> Iterator[OwnChange]:
    """The changes, the newest first, with those of one step as a single change: the newest, with the rows of all."""
    for _step, same in groupby(changes, key=lambda change: change.step or change.revision):
        newest, *older = same
        rows = [row for change in (*reversed(older), newest) for row in change.rows]
        yield newest._replace(rows=rows)


def steps_to_undo(changes: Iterable[OwnChange]) -> Iterator[OwnChange]:
    """Of a person's changes, the newest first: those that stand, made for the first time or once again."""
    reverted: set[int | None] = set()
    for change in changes:
        if change.verb != "undo" and change.verb not in NOT_UNDOABLE and change.revision not in reverted:
            yield change
        else:
            reverted.add(change.undoes)


def steps_to_redo(changes: Iterable[OwnChange]) -> Iterator[OwnChange]:
    """Of a person's changes, the newest first: the undos that stand, down to the last thing that was newly done."""
    reverted: set[int | None] = set()
    for change in changes:
        if change.verb == "undo" and change.revision not in reverted:
            yield change
        elif change.verb in NOT_UNDOABLE | {"undo", "redo"}:
            reverted.add(change.undoes)
        else:
            return


def _own_changes(connection: Connection, workshop: UUID, actor: Principal) -> Iterator[OwnChange]:
    """The person's latest changes, the newest first, read in pages: mostly the first page is enough."""
    own = select(JOURNAL.c.revision, JOURNAL.c.verb, JOURNAL.c.undoes, JOURNAL.c.step, JOURNAL.c.rows).where(
        JOURNAL.c.workshop_id == workshop, JOURNAL.c.actor == actor.id
    )
    page = own.order_by(JOURNAL.c.revision.desc()).limit(_PAGE)
    for _page in range(UNDO_LIMIT // _PAGE):
        changes = [OwnChange(*row) for row in connection.execute(page)]
        yield from changes
        if len(changes) < _PAGE:
            return
        page = own.where(JOURNAL.c.revision < changes[-1].revision).order_by(JOURNAL.c.revision.desc()).limit(_PAGE)


def _stands(rows: ChangedRows, change: OwnChange) -> bool:
    """Whether every row still is as the change left it. Of the workshop's own row only the fields that it set count."""
    now: dict[tuple[str, str], dict[str, Any] | None] = {}
    for row in reversed(change.rows):
        key = row["kind"], row["id"]
        current = now[key] if key in now else _current(rows, *key)
        after, before = row["after"], row["before"]
        if row["kind"] == "workshop":
            names = _fields_put_back(row)
            after, before = ({**(current or {}), **{name: side[name] for name in names}} for side in (after, before))
        if not _same(current, after):
            return False
        now[key] = before
    return True


def _current(rows: ChangedRows, kind: str, id: str) -> dict[str, Any] | None:
    """A row as the journal would store it; None for one that is deleted."""
    if kind == "workshop":
        return workshop_as_json(rows.workshop_row)
    row = rows.find(kind, UUID(id))
    return None if row is None or row["hidden"] else row_as_json(kind, row)


def _same(current: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row is as a change left it. A journal row of an earlier version lacks the fields added since."""
    if current is None or after is None:
        return current is after
    return {name: current.get(name) for name in after} == after


def _revert(rows: ChangedRows, change: Mapping[str, Any]) -> None:
    """Put a row back; of the workshop's own row those fields that the change set, whatever others set meanwhile."""
    before = change["before"]
    if change["kind"] == "workshop":
        values = workshop_as_json(rows.workshop_row) | {name: before[name] for name in _fields_put_back(change)}
        fields = validated(WorkshopFields, {name: values[name] for name in WorkshopFields.model_fields})
        return rows.write_workshop(fields, {name: values[name] for name in WORKSHOP_FLAGS})
    kind, id = change["kind"], UUID(change["id"])
    entry = None if before is None else validated(KINDS[kind], {**before, "id": id})
    rows.write(kind, id, entry, row=rows.find(kind, id))


def _fields_put_back(change: Mapping[str, Any]) -> frozenset[str]:
    """The fields of the workshop that a change set; an earlier version may not have known all of them."""
    return changed_fields(change) & set(change["before"]) & set(change["after"])
