"""The versions of rows that journal entries changed: those of today, and those right after an earlier change."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.storage.journal import JournalEntry
from canvas_model.storage.tables import CONTENT, JOURNAL

RowKey = tuple[str, UUID]
"""The kind and the id of an entry: entries of two kinds may have one id."""


def versions_now(connection: Connection, entries: Iterable[JournalEntry]) -> dict[RowKey, int]:
    """The version of today of each row that these journal entries changed."""
    changed: dict[str, set[UUID]] = {}
    for entry in entries:
        for row in entry.rows:
            if row.kind in CONTENT:
                changed.setdefault(row.kind, set()).add(row.id)
    versions: dict[RowKey, int] = {}
    for kind, ids in changed.items():
        table = CONTENT[kind]
        rows = connection.execute(select(table.c.id, table.c.version).where(table.c.id.in_(ids)))
        versions.update(((kind, row.id), row.version) for row in rows)
    return versions


def versions_after(connection: Connection, entry: JournalEntry) -> dict[str, int]:
    """The version that each row of a journal entry had once that change was made, by its id.

    Every later journal row of an entry has raised its version by one, so they are counted back from the version of today.
    """
    later = _writes_after(connection, entry)
    return {str(row[1]): version - later[row] for row, version in versions_now(connection, [entry]).items()}


def _writes_after(connection: Connection, entry: JournalEntry) -> Counter[RowKey]:
    """How often later changes have written each row."""
    after = JOURNAL.c.workshop_id == entry.workshop, JOURNAL.c.revision > entry.revision
    changes = connection.scalars(select(JOURNAL.c.rows).where(*after))
    return Counter((row["kind"], UUID(row["id"])) for rows in changes for row in rows)
