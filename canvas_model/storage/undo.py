"""Undo and redo: each person takes back their own changes, the last one first."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.checks.values import validated
from canvas_model.content import KINDS, WorkshopFields
from canvas_model.errors import NothingToRedoError, NothingToUndoError, UndoConflictError
from canvas_model.storage.journal import Actor
from canvas_model.storage.rows import WORKSHOP_FLAGS, Rows, image, workshop_image
from canvas_model.storage.tables import JOURNAL

FIRST_VERBS = frozenset({"created", "imported", "copied", "remembered"})
"""Verbs that are not anybody's to undo."""

FAR_BACK = 1000
"""How many of a person's changes are looked at."""


def step_back(rows: Rows, actor: Actor, verb: Literal["undo", "redo"]) -> int:
    """Take back (or make again) the person's last change that still stands; returns its revision.

    Raises NothingToUndoError or NothingToRedoError, and UndoConflictError when what it left has changed since.
    """
    found = last_change(rows.connection, rows.workshop, actor, verb)
    if found is None:
        raise NothingToUndoError if verb == "undo" else NothingToRedoError
    for change in reversed(found[1]):
        _revert(rows, change)
    return found[0]


def last_change(
    connection: Connection, workshop: UUID, actor: Actor, verb: Literal["undo", "redo"]
) -> tuple[int, list[dict[str, Any]]] | None:
    """The change that a person's undo (or redo) would take back: its revision and its rows as journalled."""
    undoable, redoable = undo_stacks(_own_changes(connection, workshop, actor))
    stack = undoable if verb == "undo" else redoable
    if not stack:
        return None
    rows = select(JOURNAL.c.rows).where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.revision == stack[-1])
    return stack[-1], list(connection.execute(rows).scalar_one())


def undo_stacks(entries: list[tuple[int, str]]) -> tuple[list[int], list[int]]:
    """Which of a person's changes, oldest first as (revision, verb), can be undone and which undos redone."""
    undoable: list[int] = []
    redoable: list[int] = []
    for revision, verb in entries:
        if verb == "undo":
            undoable[-1:] = []
            redoable.append(revision)
        elif verb == "redo":
            redoable[-1:] = []
            undoable.append(revision)
        elif verb not in FIRST_VERBS:
            undoable.append(revision)
            redoable.clear()
    return undoable, redoable


def _own_changes(connection: Connection, workshop: UUID, actor: Actor) -> list[tuple[int, str]]:
    found = connection.execute(
        select(JOURNAL.c.revision, JOURNAL.c.verb)
        .where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.actor == actor.id)
        .order_by(JOURNAL.c.revision.desc())
        .limit(FAR_BACK)
    )
    return [(row[0], row[1]) for row in found][::-1]


def _revert(rows: Rows, change: Mapping[str, Any]) -> None:
    if change["kind"] == "workshop":
        if workshop_image(rows.own) != change["after"]:
            raise UndoConflictError
        before = change["before"]
        fields = validated(WorkshopFields, {name: before[name] for name in WorkshopFields.model_fields})
        return rows.write_workshop(fields, {name: before[name] for name in WORKSHOP_FLAGS})
    kind, id = change["kind"], UUID(change["id"])
    row = rows.find(kind, id)
    now = None if row is None or row["hidden"] else image(kind, row)
    if now != change["after"]:
        raise UndoConflictError
    before = change["before"]
    rows.write(kind, id, None if before is None else validated(KINDS[kind], {**before, "id": id}), row=row)
