"""Making a change: one transaction and one journal row; a change that is sent again is not made again."""

from uuid import UUID, uuid4

from sqlalchemy import Connection

from canvas_model.access import Principal
from canvas_model.content import Content
from canvas_model.storage.changes import Change, Outcome
from canvas_model.storage.journal import JournalEntry, find_by_operation, next_revision, record
from canvas_model.storage.row_versions import versions_after
from canvas_model.storage.rows import ChangedRows
from canvas_model.storage.store import Store
from canvas_model.storage.verbs import carry_out


def apply(store: Store, actor: Principal, workshop: UUID, change: Change) -> Outcome:
    """Make a change and return its outcome once it is on disk; raises a CanvasError, and changes nothing, when it is refused.

    A change that was made earlier has the outcome that it had then, its versions too: whoever edits on from an answer that
    came late has not seen what others wrote since, and meets it as a conflict.
    """
    actor.require("change_workshop")
    with store.writing() as connection:
        revision, is_repeated = next_revision(connection, workshop, op=change.op, even_hidden=change.kind == "workshop")
        if is_repeated:
            earlier = find_by_operation(connection, workshop, change.op)
            outcome = Outcome(earlier, versions_after(connection, earlier), repeated=True)
            connection.rollback()  # takes the new revision back: nothing changes
            return outcome
        rows = ChangedRows(connection, workshop, revision)
        undone = carry_out(rows, actor, change)
        held = store.held_text.after(connection, workshop, revision, rows.changes)
        entry = record(
            connection,
            workshop,
            revision,
            actor,
            change.journal_verb,
            rows.changes,
            op=change.op,
            undoes=undone,
            step=change.step,
        )
    store.held_text.keep(workshop, revision, held)
    store.announce(workshop, revision)
    return Outcome(entry, rows.versions, repeated=False, passed_over=tuple(rows.passed_over))


def write_entries(
    connection: Connection, actor: Principal, workshop: UUID, verb: str, entries: list[Content]
) -> JournalEntry:
    """Write whole entries as one change, in the caller's transaction: for an import, a copy, or tasks that the plan keeps.

    Their number is not checked against `LIMITS`.
    """
    op = uuid4()
    revision, _ = next_revision(connection, workshop, op=op)
    rows = ChangedRows(connection, workshop, revision, limited=False)
    for entry in entries:
        rows.write(entry.kind, entry.id, entry, row=rows.find(entry.kind, entry.id))
    return record(connection, workshop, revision, actor, verb, rows.changes, op=op)
