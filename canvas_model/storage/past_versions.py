"""The versions that rows had right after an earlier change."""

from collections import Counter
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.storage.journal import JournalEntry
from canvas_model.storage.tables import CONTENT, JOURNAL


def versions_after(connection: Connection, entry: JournalEntry) -> dict[str, int]:
    """The version that each row of a journal entry had once that change was made, by its id.

    Every later journal row of an entry has raised its version by one, so they are counted back from the version of today.
    """
    ids: dict[str, set[UUID]] = {}
    for row in entry.rows:
        if row.kind in CONTENT:
            ids.setdefault(row.kind, set()).add(row.id)
    later = _writes_after(connection, entry)
    versions: dict[str, int] = {}
    for kind, changed in ids.items():
        table = CONTENT[kind]
        for id, version in connection.execute(select(table.c.id, table.c.version).where(table.c.id.in_(changed))):
            versions[str(id)] = version - later[str(id)]
    return versions


def _writes_after(connection: Connection, entry: JournalEntry) -> Counter[str]:
    """How often later changes have written each row, by its id."""
    after = JOURNAL.c.workshop_id == entry.workshop, JOURNAL.c.revision > entry.revision
    return Counter(row["id"] for rows in connection.scalars(select(JOURNAL.c.rows).where(*after)) for row in rows)
