"""The form that saves itself: groups of fields, each bound to values of a thing of the workshop.

A screen says what is asked (`group`, `levels`, `pick`, `longtext`, …) and what is there now (`thing`); the browser sends
each change to the workshop's endpoint through the outbox, keeps what is not acknowledged, and follows the live feed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import streamlit as st

from canvas_model.catalogue import ASSETS
from canvas_model.content import KINDS, Content, Snapshot, natural_id
from exporters.texts import texts
from pages.ui.language import _, language

Values = dict[str, Any]
Part = dict[str, Any]

SOURCES = (
    "board/ids.js",
    "board/feed.js",
    "board/outbox.js",
    "fields/bindings.js",
    "fields/kinds.js",
    "fields/units.js",
    "fields/growing.js",
    "fields/fields.js",
)
"""In this order one module: each may use what stands before it."""


def _read(*names: str) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


_mount = st.components.v2.component("canvas_fields", css=_read("fields/fields.css"), js=_read(*SOURCES))


@dataclass(frozen=True)
class Said:
    """What the form told the page in this run."""

    saved: bool
    """Something was saved here or elsewhere since the last run; the page's figures are new."""
    action: str | None
    """Key of the button at the foot that was pressed."""


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
) -> Said:
    """Mount a form. `rows` makes a list of one kind that people add to (`rows_of`); `focus` is the group to go to, with a
    number that is new for each wish to go there; `heading` is the level of the cards' headings.

    A rerun leaves a field in use alone. After each saved change, at most once a second, the page is run again.
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
    said = _mount(key=key, data=data, on_saved_change=lambda: None, on_action_change=lambda: None)
    action = getattr(said, "action", None)
    return Said(saved=bool(getattr(said, "saved", None)), action=action["key"] if action else None)


# --- what is there now ---------------------------------------------------------------------------------------------


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


# --- what is asked -------------------------------------------------------------------------------------------------


def group(
    key: str,
    title: str,
    parts: Sequence[Part],
    *,
    number: str = "",
    text: str = "",
    details: Sequence[tuple[str, str]] = (),
    badges: Sequence[Part] = (),
    suggest: Sequence[Part] = (),
    quiet: bool = False,
    narrow: bool = False,
) -> Part:
    """A card with a heading and its fields; `badges` and `suggest` may change from run to run, the rest builds it anew.

    `narrow` cards stand beside each other where there is room.
    """
    return {
        "key": key,
        "title": title,
        "number": number,
        "text": text,
        "details": [{"label": label, "text": words} for label, words in details],
        "badges": list(badges),
        "suggest": list(suggest),
        "quiet": quiet,
        "narrow": narrow,
        "fields": list(parts),
    }


def between(key: str, title: str, text: str = "") -> Part:
    """A heading between cards."""
    return {"key": key, "title": title, "text": text, "heading": True, "fields": []}


def badge(text: str, tone: str = "") -> Part:
    """A remark on a card; tones: empty, `amber`, `brick`, `calm`."""
    return {"text": text, "tone": tone}


def option(values: Values, name: str = "", text: str = "", **more: Any) -> Part:
    """One option of a `pick`: the values it sets. `mark`, `key` (shortcut), `aside`, `also` (other values it stands for),
    `others` (values it takes back elsewhere)."""
    return {"set": values, "name": name, "text": text, **more}


def pick(
    id: str, names: Sequence[str], label: str, options: Sequence[Part], *, look: str = "segments", **more: Any
) -> Part:
    """One of several options; looks: `segments` in a row, `list` with texts, `levels`. `clear`: the values of none."""
    return {
        "as": "pick",
        "thing": id,
        "names": list(names),
        "label": label,
        "options": list(options),
        "look": look,
        **more,
    }


def suggestion(label: str, field: str, values: Values) -> Part:
    """A button on a card that puts values into the field that has `field` among its names."""
    return {"label": label, "field": field, "set": values}


BLANK: Values = {"state": "blank", "level": None}


def levels(id: str, texts: Sequence[str], names: Sequence[str]) -> Part:
    """The five described levels of a question, with "don't know" and "not applicable" aside."""
    described = [
        option({"state": "answered", "level": level}, names[level], text, mark=level, key=str(level))
        for level, text in enumerate(texts)
    ]
    aside = [
        option({"state": "dont_know", "level": None}, _("Don’t know"), mark="?", key="?", aside=True),
        option({"state": "not_applicable", "level": None}, _("Not applicable"), mark="×", key="x", aside=True),
    ]
    return pick(id, ("state", "level"), "", (*described, *aside), look="levels", clear=BLANK)


def longtext(id: str, name: str, label: str, *, placeholder: str = "", when: Part | None = None, **more: Any) -> Part:
    """Text of several lines that grows with what is written."""
    return {
        "as": "longtext",
        "thing": id,
        "names": [name],
        "label": label,
        "placeholder": placeholder,
        "when": when,
        **more,
    }


def line(id: str, name: str, label: str, *, placeholder: str = "", **more: Any) -> Part:
    """Text of one line."""
    return {"as": "text", "thing": id, "names": [name], "label": label, "placeholder": placeholder, **more}


def select(id: str, name: str, label: str, options: Sequence[Part], **more: Any) -> Part:
    """One of many, as a drop-down list; an option has `value` and `name`."""
    return {"as": "select", "thing": id, "names": [name], "label": label, "options": list(options), **more}


def action(key: str, label: str, *, strong: bool = False) -> Part:
    """A button at the foot of the form."""
    return {"key": key, "label": label, "strong": strong}


def rows_of(
    kind: str,
    template: Part,
    *,
    title_field: str,
    add: str,
    placeholder: str,
    nothing: str,
    badges: Mapping[str, Any] | None = None,
    ordered: bool = True,
    compact: bool = False,
) -> Part:
    """A list of one kind: people add, delete, take back and reorder its entries; `template` has `@` for the entry's id.

    `compact` puts each entry on one line.
    """
    return {
        "kind": kind,
        "ordered": ordered,
        "template": template | {"titleField": title_field, "compact": compact},
        "add": add,
        "placeholder": placeholder,
        "nothing": nothing,
        "badges": dict(badges or {}),
    }


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
