"""How people's words are kept: one change, one transaction, one journal row; a retried change is the same change."""

from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from canvas_model.content import Content
from canvas_model.storage.changes import Change, Outcome
from canvas_model.storage.journal import Actor, Entry, RowChange, raise_revision, record, repeated
from canvas_model.storage.rows import Rows
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT
from canvas_model.storage.verbs import carry_out


def apply(store: Store, actor: Actor, workshop: UUID, change: Change) -> Outcome:
    """Make a change; returns when it is on disk. Raises a CanvasError and changes nothing when it is refused."""
    with store.writing() as connection:
        revision, again = raise_revision(connection, workshop, op=change.op, even_hidden=change.kind == "workshop")
        if again:
            earlier = repeated(connection, workshop, change.op)
            outcome = Outcome(earlier, _versions(connection, workshop, earlier.rows), repeated=True)
            connection.rollback()  # nothing was made, so no revision either
            return outcome
        rows = Rows(connection, workshop, revision)
        undone = carry_out(rows, actor, change)
        entry = record(
            connection, workshop, revision, actor, change.journal_verb, rows.touched, op=change.op, undoes=undone
        )
    store.announce(workshop, revision)
    return Outcome(entry, rows.versions, repeated=False)


def put_all(
    connection: Connection, actor: Actor, workshop: UUID, verb: str, entries: list[Content], *, op: UUID | None = None
) -> Entry:
    """Write many entries whole as one change, in the caller's transaction: an import, a copy, what the plan remembers."""
    op = op or uuid4()
    revision, _ = raise_revision(connection, workshop, op=op)
    rows = Rows(connection, workshop, revision, bounded=False)
    for entry in entries:
        rows.write(entry.kind, entry.id, entry, row=rows.find(entry.kind, entry.id))
    return record(connection, workshop, revision, actor, verb, rows.touched, op=op)


def _versions(connection: Connection, workshop: UUID, rows: tuple[RowChange, ...]) -> dict[str, int]:
    versions: dict[str, int] = {}
    for row in rows:
        if row.kind in CONTENT:
            table = CONTENT[row.kind]
            versions[str(row.id)] = connection.execute(
                select(table.c.version).where(table.c.id == row.id, table.c.workshop_id == workshop)
            ).scalar_one()
    return versions
