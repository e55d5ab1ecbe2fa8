"""What a button does to a workshop: one change, the same one however often the press arrives."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid5

from canvas_model.content import Snapshot, natural_id
from canvas_model.errors import CanvasError
from canvas_model.storage.undo import last_change
from canvas_model.storage.writing import Change, apply
from pages.server import store
from pages.ui import session
from pages.ui.errors import refusal


def putting(snapshot: Snapshot, kind: str, subject: str, **values: Any) -> Callable[[], None]:
    """Sets values of what can exist only once (a task, a risk), as the person saw it at this revision."""
    id = natural_id(snapshot.id, kind, subject)
    held = next((thing for thing in getattr(snapshot, f"{kind}s") if getattr(thing, kind) == subject), None)
    op = uuid5(id, f"{snapshot.revision}:{sorted(values.items())}")
    base = held.version if held else None
    change = Change(op, "put", kind, id, values if held else {kind: subject, **values}, base=base)
    door, actor = store.store(), session.actor()

    def save() -> None:
        apply(door, actor, snapshot.id, change)

    return save


def hiding(snapshot: Snapshot, kind: str, id: UUID, version: int) -> Callable[[], None]:
    """Deletes a thing; undo brings it back."""
    change = Change(uuid5(id, f"hide:{version}"), "hide", kind, id, base=version)
    door, actor = store.store(), session.actor()

    def save() -> None:
        apply(door, actor, snapshot.id, change)

    return save


def saved(save: Callable[[], None]) -> bool:
    """Saves at once what a widget holds and the workshop does not; says so where it is refused.

    No callback is involved, so that the first change after a restart of the server is kept too.
    """
    try:
        save()
    except CanvasError as error:
        refusal(error)
        return False
    return True


def undoing(snapshot: Snapshot) -> Callable[[], None]:
    """Takes back the person's last change."""
    change = Change(uuid5(snapshot.id, f"undo:{snapshot.revision}"), "undo")
    door, actor = store.store(), session.actor()

    def save() -> None:
        apply(door, actor, snapshot.id, change)

    return save


def undoes_only(snapshot: Snapshot, kinds: frozenset[str], fields: frozenset[str] = frozenset()) -> bool:
    """Whether the change that undo would take back touches only these kinds of things and fields of the workshop."""
    with store.reading() as connection:
        found = last_change(connection, snapshot.id, session.actor(), "undo")
    return found is not None and all(row["kind"] in kinds or _touches_only(row, fields) for row in found[1])


def _touches_only(row: Mapping[str, Any], fields: frozenset[str]) -> bool:
    before, after = row["before"] or {}, row["after"] or {}
    return row["kind"] == "workshop" and {name for name in after if before.get(name) != after[name]} <= fields
