"""What is there now: entries of the workshop as the form in the browser knows them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from canvas_model.content import KINDS, Content, Snapshot, natural_id
from pages.ui.forms.json_types import Entry


def entry_of(content: Content) -> Entry:
    """An entry that is stored."""
    return {
        "kind": content.kind,
        "version": content.version,
        "values": content.model_dump(mode="json", exclude={"id", "version"}),
    }


def entry_by_key(workshop: Snapshot, stored: Mapping[UUID, Content], kind: str, *key: Any) -> tuple[str, Entry]:
    """Id and state of what can exist only once (an answer, a choice, a block's setting), whether it is `stored` or not."""
    model = KINDS[kind]
    id = natural_id(workshop.id, kind, *key)
    fields = dict(zip(model.natural_key, key, strict=True))
    blank = entry_of(model(id=id, **fields)) | {"version": None}
    now = entry_of(stored[id]) if id in stored else blank
    fixed = {name: str(part) if isinstance(part, UUID) else part for name, part in fields.items()}
    return str(id), now | {"fixed": fixed, "blank": blank["values"]}


def workshop_entry(snapshot: Snapshot) -> tuple[str, Entry]:
    """Id and state of the workshop's own fields."""
    values = snapshot.workshop.model_dump(mode="json")
    return str(snapshot.id), {"kind": "workshop", "fixed": {}, "version": snapshot.revision, "values": values}
