"""The versions of rows that journal entries changed: those of today, and those right after an earlier change."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.storage.journal import JournalEntry
from canvas_model.storage.tables import CONTENT, JOURNAL


def versions_now(connection: Connection, entries: Iterable[JournalEntry]) -> dict[str, int]:
    """The version of today of each row that these journal entries changed, by its id."""
    changed: dict[str, set[UUID]] = {}
    for entry in entries:
        for row in entry.rows:
            if row.kind in CONTENT:
                changed.setdefault(row.kind, set()).add(row.id)
    versions: dict[str, int] = {}
    for kind, ids in changed.items():
        table = CONTENT[kind]
        rows = connection.execute(select(table.c.id, table.c.version).where(table.c.id.in_(ids)))
        versions.update((str(row.id), row.version) for row in rows)
    return versions


def versions_after(connection: Connection, entry: JournalEntry) -> dict[str, int]:
    """The version that each row of a journal entry had once that change was made, by its id.

    Every later journal row of an entry has raised its version by one, so they are counted back from the version of today.
    """
    later = _writes_after(connection, entry)
    return {id: version - later[id] for id, version in versions_now(connection, [entry]).items()}


def _writes_after(connection: Connection, entry: JournalEntry) -> Counter[str]:
    """How often later changes have written each row, by its id."""
    after = JOURNAL.c.workshop_id == entry.workshop, JOURNAL.c.revision > entry.revision
    return Counter(row["id"] for rows in connection.scalars(select(JOURNAL.c.rows).where(*after)) for row in rows)
