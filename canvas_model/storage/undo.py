"""Undo and redo: each person takes back their own changes, the latest first; a screen takes back only its own."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
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


def undo_or_redo(rows: ChangedRows, actor: Principal, verb: StepVerb, part: Part | None = None) -> int:
    """Revert the person's latest change (undo), or their latest undo (redo); returns the revision that was reverted.

    With `part`, only changes of this part of the workshop count. Raises NothingToUndoError or NothingToRedoError when
    there is none, and UndoConflictError when one of its rows has been changed since.
    """
    reverted = last_change(rows.connection, rows.workshop, actor, verb, part)
    if reverted is None:
        raise NothingToUndoError if verb == "undo" else NothingToRedoError
    for row in reversed(reverted.rows):
        _revert(rows, row)
    return reverted.revision


def last_change(
    connection: Connection, workshop: UUID, actor: Principal, verb: StepVerb, part: Part | None = None
) -> OwnChange | None:
    """The change that a person's undo (or redo) would revert; None if there is none."""
    own = together(_own_changes(connection, workshop, actor))
    within = (change for change in own if part is None or part.holds(change.rows))
    return latest_to_undo(within) if verb == "undo" else latest_to_redo(within)


def together(changes: Iterable[OwnChange]) -> Iterator[OwnChange]:
    """The changes, the newest first, with those of one step as a single change: the newest, with the rows of all."""
    for _step, same in groupby(changes, key=lambda change: change.step or change.revision):
        newest, *older = same
        rows = [row for change in (*reversed(older), newest) for row in change.rows]
        yield newest._replace(rows=rows)


def latest_to_undo(changes: Iterable[OwnChange]) -> OwnChange | None:
    """Of a person's changes, the newest first: the latest that stands, made for the first time or once again."""
    reverted: set[int | None] = set()
    for change in changes:
        if change.verb != "undo" and change.verb not in NOT_UNDOABLE and change.revision not in reverted:
            return change
        reverted.add(change.undoes)
    return None


def latest_to_redo(changes: Iterable[OwnChange]) -> OwnChange | None:
    """Of a person's changes, the newest first: the latest undo that stands, unless something new was done after it."""
    reverted: set[int | None] = set()
    for change in changes:
        if change.verb == "undo" and change.revision not in reverted:
            return change
        if change.verb not in NOT_UNDOABLE | {"undo", "redo"}:
            return None
        reverted.add(change.undoes)
    return None


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


def _revert(rows: ChangedRows, change: Mapping[str, Any]) -> None:
    if change["kind"] == "workshop":
        return _revert_workshop(rows, change)
    kind, id = change["kind"], UUID(change["id"])
    row = rows.find(kind, id)
    current = None if row is None or row["hidden"] else row_as_json(kind, row)
    if not _stands(current, change["after"]):
        raise UndoConflictError
    before = change["before"]
    rows.write(kind, id, None if before is None else validated(KINDS[kind], {**before, "id": id}), row=row)


def _revert_workshop(rows: ChangedRows, change: Mapping[str, Any]) -> None:
    """Put back the fields that the change set, and leave those alone that others set meanwhile."""
    current, names = workshop_as_json(rows.workshop_row), changed_fields(change) & set(change["before"])
    if any(current.get(name) != change["after"].get(name) for name in names):
        raise UndoConflictError
    values = current | {name: change["before"][name] for name in names}
    fields = validated(WorkshopFields, {name: values[name] for name in WorkshopFields.model_fields})
    rows.write_workshop(fields, {name: values[name] for name in WORKSHOP_FLAGS})


def _stands(current: dict[str, Any] | None, after: dict[str, Any] | None) -> bool:
    """Whether a row still is as a change left it. A journal row of an earlier version lacks the fields added since."""
    if current is None or after is None:
        return current is after
    return {name: current.get(name) for name in after} == after
