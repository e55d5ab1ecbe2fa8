"""The changes of a workshop as server-sent events, read from the journal."""

import json
from dataclasses import dataclass
from uuid import UUID

from canvas_model.storage.journal import JournalEntry, changes_since
from canvas_model.storage.row_versions import RowKey, versions_now
from pages.endpoints.json_types import FeedEvent, FeedRow
from pages.server import store

MOST_AT_ONCE = 500
SCORED = frozenset({"answer", "choice", "block", "workshop"})
"""The kinds of content that the readiness comes from."""


@dataclass(frozen=True)
class Event:
    """One change as a server-sent event, ready to send."""

    revision: int
    text: bytes
    is_scored: bool = False
    """Whether the readiness may be another one after it."""


def read_events(workshop: UUID, revision: int) -> list[Event]:
    """The events after a revision, oldest first, at most `MOST_AT_ONCE`.

    Raises NotFoundError when there are none and the workshop does not exist or is deleted.
    """
    with store.reading() as connection:
        entries = changes_since(connection, workshop, revision, most=MOST_AT_ONCE)
        versions = versions_now(connection, entries) if len(entries) < MOST_AT_ONCE else {}
    if not entries:
        store.revision(workshop)
    events: list[Event] = []
    for entry in reversed(entries):
        events.append(_event(workshop, entry, versions))
        for row in entry.rows:  # going back: each change had raised the version by one
            if (row.kind, row.id) in versions:
                versions[row.kind, row.id] -= 1
    return events[::-1]


def _event(workshop: UUID, entry: JournalEntry, versions: dict[RowKey, int]) -> Event:
    rows: list[FeedRow] = []
    for row in entry.rows:
        fields: FeedRow = {"kind": row.kind, "id": str(row.id), "values": row.after}
        if (row.kind, row.id) in versions:
            fields["version"] = versions[row.kind, row.id]
        elif row.kind == "workshop":
            fields["version"] = entry.revision
        rows.append(fields)
    data: FeedEvent = {
        "workshop": str(workshop),
        "revision": entry.revision,
        "verb": entry.verb,
        "by": entry.actor,
        "by_name": entry.actor_name,
        "at": entry.at.isoformat(),
        "op": str(entry.op),
        "rows": rows,
    }
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))  # one line: JSON escapes line breaks
    text = f"event: change\ndata: {body}\n\n".encode()
    return Event(entry.revision, text, any(row.kind in SCORED for row in entry.rows))
