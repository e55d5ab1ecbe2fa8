"""What a button does to a workshop: one change, the same one however often the press arrives.

`to_set` and `to_delete` give a command: a function that makes the change when it is called. It holds all that it
needs, so that it can run in a callback or right away.
"""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid5

from canvas_model.content import LISTS, Snapshot, natural_id
from canvas_model.errors import CanvasError
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.server import store
from pages.ui import session
from pages.ui.errors import refusal

Command = Callable[[], None]


def to_set(snapshot: Snapshot, kind: str, subject: str, **values: Any) -> Command:
    """Set values of what can exist only once (a task, a risk), as the person saw it at this revision."""
    id = natural_id(snapshot.id, kind, subject)
    stored = next((entry for entry in getattr(snapshot, LISTS[kind]) if entry.id == id), None)
    op = uuid5(id, f"{snapshot.revision}:{sorted(values.items())}")
    if stored is None:
        return _command(snapshot.id, Change(op, "put", kind, id, {kind: subject, **values}))
    return _command(snapshot.id, Change(op, "put", kind, id, values, base=stored.version))


def to_change_workshop(
    snapshot: Snapshot, values: Mapping[str, Any], seen: Mapping[str, Any] | None = None, *, op: UUID | None = None
) -> Command:
    """Set some of the workshop's own fields, as JSON; refused where they are no longer those that the person has `seen`."""
    op = op or uuid5(snapshot.id, f"{snapshot.revision}:{sorted(values.items())}")
    change = Change(op, "put", "workshop", snapshot.id, dict(values), seen=None if seen is None else dict(seen))
    return _command(snapshot.id, change)


def to_delete(snapshot: Snapshot, kind: str, id: UUID, version: int) -> Command:
    """Delete an entry; undo brings it back."""
    return _command(snapshot.id, Change(uuid5(id, f"hide:{version}"), "hide", kind, id, base=version))


def run_now(command: Command) -> bool:
    """Run a command for what a widget holds and the workshop does not; where it is refused, say so and return False.

    No callback is involved, so that the first change after a restart of the server is kept too.
    """
    try:
        command()
    except CanvasError as error:
        refusal(error)
        return False
    return True


def _command(workshop: UUID, change: Change) -> Command:
    database, actor = store.store(), session.principal()

    def run() -> None:
        apply(database, actor, workshop, change)

    return run
