"""What a form asks: cards and fields, each as the dictionary that the form in the browser reads."""

from collections.abc import Mapping, Sequence
from typing import Literal, Unpack

from pages.ui.forms.json_types import (
    Action,
    Badge,
    EntryList,
    Field,
    FieldMore,
    Group,
    Heading,
    ListOption,
    NumberField,
    Option,
    OptionMore,
    PickField,
    PlainField,
    SelectField,
    Suggestion,
    Values,
)
from pages.ui.language import _

BLANK: Values = {"state": "blank", "level": None}
"""An answer that was taken back."""


def group(
    key: str,
    title: str,
    fields: Sequence[Field],
    *,
    number: str = "",
    text: str = "",
    details: Sequence[tuple[str, str]] = (),
    badges: Sequence[Badge] = (),
    suggest: Sequence[Suggestion] = (),
    quiet: bool = False,
    narrow: bool = False,
) -> Group:
    """A card with a heading and its fields; `details` are pairs of a label and a text under the heading."""
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
        "fields": list(fields),
    }


def between(key: str, title: str, text: str = "") -> Heading:
    """A heading between cards."""
    return {"key": key, "title": title, "text": text, "heading": True, "fields": []}


def badge(text: str, tone: str = "") -> Badge:
    """A remark on a card; tones: empty, `amber`, `brick`, `calm`."""
    return {"text": text, "tone": tone}


def suggestion(label: str, field: str, values: Values) -> Suggestion:
    """A button on a card that puts values into the field that has `field` among its names."""
    return {"label": label, "field": field, "set": values}


def action(key: str, label: str, *, strong: bool = False) -> Action:
    """A button at the foot of the form."""
    return {"key": key, "label": label, "strong": strong}


# --- fields: `entry` is the id of the entry whose values a field shows, `name` the value ---------------------------------


def option(values: Values, name: str = "", text: str = "", **more: Unpack[OptionMore]) -> Option:
    """One option of a `pick`: the values it sets."""
    return {"set": values, "name": name, "text": text, **more}


def pick(
    entry: str,
    names: Sequence[str],
    label: str,
    options: Sequence[Option],
    *,
    look: Literal["segments", "list", "levels"] = "segments",
    **more: Unpack[FieldMore],
) -> PickField:
    """One of several options, each of which sets the values called `names`."""
    return {
        "as": "pick",
        "thing": entry,
        "names": list(names),
        "label": label,
        "options": list(options),
        "look": look,
        **more,
    }


def levels(entry: str, texts: Sequence[str], names: Sequence[str]) -> PickField:
    """The five described levels of a question, with "don't know" and "not applicable" aside."""
    described = [
        option({"state": "answered", "level": level}, names[level], text, mark=level, key=str(level))
        for level, text in enumerate(texts)
    ]
    aside = [
        option({"state": "dont_know", "level": None}, _("Don’t know"), mark="?", key="?", aside=True),
        option({"state": "not_applicable", "level": None}, _("Not applicable"), mark="×", key="x", aside=True),
    ]
    return pick(entry, ("state", "level"), "", (*described, *aside), look="levels", clear=BLANK)


def line(entry: str, name: str, label: str, **more: Unpack[FieldMore]) -> PlainField:
    """Text of one line."""
    return {"as": "text", "thing": entry, "names": [name], "label": label, **more}


def longtext(entry: str, name: str, label: str, **more: Unpack[FieldMore]) -> PlainField:
    """Text of several lines; the field grows with what is written."""
    return {"as": "longtext", "thing": entry, "names": [name], "label": label, **more}


def date_field(entry: str, name: str, label: str, **more: Unpack[FieldMore]) -> PlainField:
    """A calendar date."""
    return {"as": "date", "thing": entry, "names": [name], "label": label, **more}


def days_field(entry: str, name: str, label: str, **more: Unpack[FieldMore]) -> PlainField:
    """Several calendar dates, typed as one text: days and spans of days."""
    return {"as": "days", "thing": entry, "names": [name], "label": label, **more}


def number_field(
    entry: str, name: str, label: str, *, most: float = 400, step: float = 0.5, **more: Unpack[FieldMore]
) -> NumberField:
    """A number from 0 (or `min`) to `most`; empty means as derived."""
    return {
        "as": "number",
        "thing": entry,
        "names": [name],
        "label": label,
        "max": most,
        "step": step,
        "min": 0,
        **more,
    }


def select(entry: str, name: str, label: str, options: Mapping[str, str], **more: Unpack[FieldMore]) -> SelectField:
    """One of many, as a drop-down list; `options` by value and name."""
    listed: list[ListOption] = [{"value": value, "name": words} for value, words in options.items()]
    return {"as": "select", "thing": entry, "names": [name], "label": label, "options": listed, **more}


# --- lists ---------------------------------------------------------------------------------------------------------------


def entry_list(
    kind: str,
    template: Group,
    *,
    title_field: str,
    add: str,
    placeholder: str,
    nothing: str,
    badges: Mapping[str, list[Badge]] | None = None,
    ordered: bool = True,
    compact: bool = False,
) -> EntryList:
    """A list of one kind: people add, delete, take back and reorder its entries; `template` has `@` for the entry's id.

    An ordered list is in the order of the entries' positions, any other in that of their titles. `compact` puts each entry
    on one line.
    """
    return {
        "kind": kind,
        "ordered": ordered,
        "template": {**template, "titleField": title_field, "compact": compact},
        "add": add,
        "placeholder": placeholder,
        "nothing": nothing,
        "badges": dict(badges or {}),
    }
