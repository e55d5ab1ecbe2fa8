"""When a change is refused because somebody else changed the same fields since."""

from canvas_model.content import KINDS
from canvas_model.errors import ConflictError
from canvas_model.storage.changes import Change
from canvas_model.storage.rows import Row, image


def refuse_stale(change: Change, row: Row) -> None:
    """Refuse a change made on an older version, unless none of the fields it is about has moved since."""
    if row["hidden"]:
        if KINDS[change.kind].natural_key:
            return  # an answer taken back is a blank, not something that somebody deleted
        raise ConflictError(current=None, version=row["version"])
    if change.base == row["version"]:
        return
    now, seen = image(change.kind, row), change.seen
    if seen is None and change.base is None and change.verb == "hide":
        return
    fields = change.values if change.verb == "put" else seen or {}
    moved = [name for name in fields if seen is None or name not in seen or seen[name] != now.get(name)]
    if any(change.values.get(name) != now.get(name) for name in moved):
        raise ConflictError(current=now, version=row["version"])
