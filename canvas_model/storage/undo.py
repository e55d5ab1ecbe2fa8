"""Undo and redo: each person takes back their own changes, the latest first."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.checks.entries import validated
from canvas_model.content import KINDS, WorkshopFields
from canvas_model.errors import NothingToRedoError, NothingToUndoError, UndoConflictError
from canvas_model.storage.journal import Actor
from canvas_model.storage.rows import WORKSHOP_FLAGS, ChangedRows, row_as_json, workshop_as_json
from canvas_model.storage.tables import JOURNAL

NOT_UNDOABLE = frozenset({"created", "imported", "copied", "remembered"})
"""Journal verbs that undo leaves alone."""

UNDO_LIMIT = 1000
"""How many of a person's latest changes undo and redo consider."""


def undo_or_redo(rows: ChangedRows, actor: Actor, verb: Literal["undo", "redo"]) -> int:
    """Revert the person's latest change (undo), or their latest undo (redo); returns the revision that was reverted.

    Raises NothingToUndoError or NothingToRedoError when there is none, and UndoConflictError when one of its rows has
    been changed since.
    """
    reverted = last_change(rows.connection, rows.workshop, actor, verb)
    if reverted is None:
        raise NothingToUndoError if verb == "undo" else NothingToRedoError
    revision, changes = reverted
    for change in reversed(changes):
        _revert(rows, change)
    return revision


def last_change(
    connection: Connection, workshop: UUID, actor: Actor, verb: Literal["undo", "redo"]
) -> tuple[int, list[dict[str, Any]]] | None:
    """The change that a person's undo (or redo) would revert: its revision and its rows as in the journal; None if none."""
    undoable, redoable = undo_stacks(_own_changes(connection, workshop, actor))
    stack = undoable if verb == "undo" else redoable
    if not stack:
        return None
    rows = select(JOURNAL.c.rows).where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.revision == stack[-1])
    return stack[-1], list(connection.execute(rows).scalar_one())


def undo_stacks(entries: list[tuple[int, str]]) -> tuple[list[int], list[int]]:
    """From a person's changes as (revision, verb), oldest first: the revisions that can be undone, and those to redo."""
    undoable: list[int] = []
    redoable: list[int] = []
    for revision, verb in entries:
        if verb == "undo":
            undoable[-1:] = []
            redoable.append(revision)
        elif verb == "redo":
            redoable[-1:] = []
            undoable.append(revision)
        elif verb not in NOT_UNDOABLE:
            undoable.append(revision)
            redoable.clear()
    return undoable, redoable


def _own_changes(connection: Connection, workshop: UUID, actor: Actor) -> list[tuple[int, str]]:
    rows = connection.execute(
        select(JOURNAL.c.revision, JOURNAL.c.verb)
        .where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.actor == actor.id)
        .order_by(JOURNAL.c.revision.desc())
        .limit(UNDO_LIMIT)
    )
    return [(row[0], row[1]) for row in rows][::-1]


def _revert(rows: ChangedRows, change: Mapping[str, Any]) -> None:
    if change["kind"] == "workshop":
        if not _stands(workshop_as_json(rows.workshop_row), change["after"]):
            raise UndoConflictError
        before = change["before"]
        fields = validated(
            WorkshopFields, {name: before[name] for name in WorkshopFields.model_fields if name in before}
        )
        return rows.write_workshop(fields, {name: before[name] for name in WORKSHOP_FLAGS})
    kind, id = change["kind"], UUID(change["id"])
    row = rows.find(kind, id)
    current = None if row is None or row["hidden"] else row_as_json(kind, row)
    if not _stands(current, change["after"]):
        raise UndoConflictError
    before = change["before"]
    rows.write(kind, id, None if before is None else validated(KINDS[kind], {**before, "id": id}), row=row)


def _stands(current: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row still is as a change left it. A journal row of an earlier version lacks the fields added since."""
    if current is None or after is None:
        return current is after
    return {name: current.get(name) for name in after} == after
