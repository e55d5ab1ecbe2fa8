"""Refusing a change because somebody else has changed the same fields since."""

from canvas_model.content import KINDS
from canvas_model.errors import ConflictError
from canvas_model.storage.changes import Change
from canvas_model.storage.rows import Row, row_as_json


def refuse_stale(change: Change, row: Row) -> None:
    """Refuse a change of an older version of a row, unless the fields it sets are still as the person saw them.

    Raises ConflictError with the current values, or with None when the entry has been deleted.
    """
    if row["hidden"]:
        if KINDS[change.kind].natural_key:
            return  # an answer that was taken back is blank, and can be given again
        raise ConflictError(current=None, version=row["version"])
    if change.base == row["version"]:
        return
    current, seen = row_as_json(change.kind, row), change.seen
    if seen is None and change.base is None and change.verb == "hide":
        return
    fields = change.values if change.verb == "put" else seen or {}
    changed_since = [name for name in fields if seen is None or name not in seen or seen[name] != current.get(name)]
    if any(change.values.get(name) != current.get(name) for name in changed_since):
        raise ConflictError(current=current, version=row["version"])
