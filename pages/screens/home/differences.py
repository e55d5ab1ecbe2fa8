"""What differs between a workshop and a file of it, before anything is brought in: entry by entry, field by field."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from canvas_model.content.differences import Difference, Values
from exporters.words.entry_names import thing_name
from exporters.words.field_names import field_names
from exporters.words.field_values import value_words
from pages.ui import layout
from pages.ui.language import _, catalogue, counted, language

MOST_SHOWN = 40
"""Differences of one sort that are shown one by one."""


def show_differences(found: Sequence[Difference], members: Mapping[str, str]) -> None:
    """What is new, what is changed with both values, and what the file does not have; `members`: names by id."""
    layout.sentence(_("Where the two differ, the file’s words replace those that are here:"))
    headings = {"new": _("New"), "changed": _("Changed"), "missing": _("Not in the file: stays as it is")}
    for status, heading in headings.items():
        some = [one for one in found if one.status == status]
        if some:
            with st.expander(f"{heading} ({len(some)})", expanded=status == "changed"):
                lines = [_entry(one, members) for one in some[:MOST_SHOWN]]
                layout.show(layout.html('<ul class="cv-differences">{lines}</ul>', lines=Markup().join(lines)))
                if len(some) > MOST_SHOWN:
                    more = len(some) - MOST_SHOWN
                    layout.sentence(counted("and {count} more", "and {count} more", more), quiet=True)


def _entry(one: Difference, members: Mapping[str, str]) -> Markup:
    """An entry by its name as it is here, with a line for each field that differs."""
    name = _("The workshop itself") if one.kind == "workshop" else _name(one.kind, one.here or one.there or {}, members)
    return layout.html("<li>{name}{changes}</li>", name=name, changes=Markup().join(_fields(one, members)))


def _name(kind: str, values: Values, members: Mapping[str, str]) -> str:
    return thing_name(kind, values, catalogue(), members)


def _fields(one: Difference, members: Mapping[str, str]) -> Iterator[Markup]:
    names = field_names(one.kind, language())
    if one.here is None or one.there is None:
        return
    for field in one.fields:
        if field in names:
            before, after = (
                value_words(one.kind, field, values, catalogue(), members) for values in (one.here, one.there)
            )
            yield layout.html(
                "<br>{field} · {here} <del>{before}</del><br>{there} <ins>{after}</ins>",
                field=names[field],
                here=_("Here:"),
                before=before,
                there=_("In the file:"),
                after=after,
            )
