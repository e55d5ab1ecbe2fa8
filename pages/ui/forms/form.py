"""The form that saves itself: groups of fields, each bound to values of a thing of the workshop.

A screen says what is asked (`asked.py`) and what is there now (`thing`); the browser sends each change to the workshop's
endpoint through the outbox, keeps what is not acknowledged, and follows the live feed.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

import streamlit as st

from canvas_model.catalogue import ASSETS
from canvas_model.content import KINDS, Content, Snapshot, natural_id
from exporters.words.texts import texts
from pages.ui.forms.parts import Part
from pages.ui.language import language
from pages.ui.triggers import keeping, said

SOURCES = (
    "board/ids.js",
    "board/feed.js",
    "board/outbox.js",
    "fields/bindings.js",
    "fields/kinds.js",
    "fields/units.js",
    "fields/growing.js",
    "fields/telling.js",
    "fields/fields.js",
)
"""In this order one module: each may use what stands before it."""


def _read(*names: str) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


_mount = st.components.v2.component("canvas_fields", css=_read("fields/fields.css"), js=_read(*SOURCES))


def fields(
    key: str,
    workshop: Snapshot,
    groups: Sequence[Part],
    things: Mapping[str, Part],
    *,
    actions: Sequence[Part] = (),
    rows: Part | None = None,
    focus: tuple[str, int] | None = None,
    heading: int = 3,
) -> str | None:
    """Mount a form. `rows` makes a list of one kind that people add to (`rows_of`); `focus` is the group to go to, with a
    number that is new for each wish to go there; `heading` is the level of the cards' headings. Gives the key of the
    button at the foot that was pressed.

    A rerun leaves a field in use alone. The page is run again after changes that it has not seen, whoever made them, at
    most once a second.
    """
    data = {
        "key": key,
        "workshop": str(workshop.id),
        "revision": workshop.revision,
        "language": language(),
        "texts": _texts(language()),
        "groups": list(groups),
        "things": dict(things),
        "heading": heading,
        "actions": list(actions),
        "list": rows,
        "focus": {"group": focus[0], "token": focus[1]} if focus and focus[0] else None,
    }
    mounted = _mount(key=key, data=data, on_saved_change=lambda: None, on_action_change=keeping(key, "action"))
    action = said(mounted, key, "action")
    return action["key"] if action else None


def thing(content: Content) -> Part:
    """A thing as the form knows it."""
    return {
        "kind": content.kind,
        "version": content.version,
        "values": content.model_dump(mode="json", exclude={"id", "version"}),
    }


def natural(workshop: Snapshot, there: Mapping[UUID, Content], kind: str, *parts: Any) -> tuple[str, Part]:
    """Id and state of what can exist only once (an answer, a choice, a block's setting), whether it exists yet or not."""
    model = KINDS[kind]
    id = natural_id(workshop.id, kind, *parts)
    fixed = {
        name: str(part) if isinstance(part, UUID) else part for name, part in zip(model.natural_key, parts, strict=True)
    }
    blank = thing(model(id=id, **dict(zip(model.natural_key, parts, strict=True)))) | {"version": None}
    held = there.get(id)
    now = blank if held is None else thing(held)
    return str(id), now | {"fixed": fixed, "blank": blank["values"]}


@cache
def _texts(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "savedAt": _("All saved at {time}"),
        "offline": _("No connection: {count} changes are kept in this browser and will be sent."),
        "conflict": _("Someone saved this while you were writing."),
        "deletedMeanwhile": _("Someone deleted this while you were writing."),
        "theirs": _("There now"),
        "mine": _("Yours"),
        "keepMine": _("Keep mine"),
        "takeTheirs": _("Take what is there"),
        "keepBoth": _("Join both"),
        "bringBack": _("Bring it back with my text"),
        "nothing": _("(empty)"),
        "yes": _("yes"),
        "no": _("no"),
        "up": _("Move up"),
        "down": _("Move down"),
        "remove": _("Delete"),
        "removed": _("“{name}” was deleted."),
        "undo": _("Take it back"),
    }
