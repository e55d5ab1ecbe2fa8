"""The kinds of field that figures need: numbers, dates, lists to choose from, and the workshop's own settings."""

from collections.abc import Mapping
from typing import Any

from canvas_model.content import Snapshot
from pages.ui.forms.parts import Part


def number_field(id: str, name: str, label: str, *, most: float = 400, step: float = 0.5, **more: Any) -> Part:
    """A number from 0 (or `min`) to `most`; empty means as derived."""
    return {"as": "number", "thing": id, "names": [name], "label": label, "min": 0, "max": most, "step": step, **more}


def date_field(id: str, name: str, label: str, **more: Any) -> Part:
    """A calendar date."""
    return {"as": "date", "thing": id, "names": [name], "label": label, **more}


def select_field(id: str, name: str, label: str, options: Mapping[str, str], **more: Any) -> Part:
    """One of many by value and name; for what always has a value."""
    listed = [{"value": value, "name": said} for value, said in options.items()]
    return {"as": "select", "thing": id, "names": [name], "label": label, "options": listed, **more}


def settings_of(snapshot: Snapshot) -> tuple[str, Part]:
    """Id and state of the workshop's own fields, for a form."""
    values = snapshot.workshop.model_dump(mode="json")
    return str(snapshot.id), {"kind": "workshop", "fixed": {}, "version": snapshot.revision, "values": values}
