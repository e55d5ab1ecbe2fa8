"""What a form asks: groups of fields, each as the dictionary that the form in the browser reads."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.ui.language import _

Values = dict[str, Any]
Part = dict[str, Any]


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
