"""The fields of a workshop that are chosen or typed in Streamlit's own widgets, by what each shows for a stored value."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import streamlit as st

from canvas_model.languages import LANGUAGES
from exporters.plan_words import earlier_start_words
from exporters.words.field_names import field_names
from exporters.words.sections import section_names
from pages.ui.countries import place_labels
from pages.ui.forms.calendar import calendar_beside, earlier_day
from pages.ui.language import _, catalogue, language, name_of
from pages.ui.layout import sentence
from pages.ui.streamlit_gaps.markdown_in_labels import plain
from pages.ui.workshop_form.typed_values import written_day, written_number


def label_of(field: str) -> str:
    """What a field is called."""
    return field_names("workshop", language())[field]


# --- what is chosen ------------------------------------------------------------------------------------------------------


def areas(key: str, chosen: list[str]) -> list[str]:
    """The business areas in scope."""
    return _several("areas", key, chosen, area_names(), _("Choose one or more"))


def area_names() -> dict[str, str]:
    """The business areas that there are, by their ids."""
    return {area.id: area.name for area in catalogue().roles.areas}


def left_out(key: str, chosen: list[str]) -> list[str]:
    """The sections that the report leaves out."""
    return _several("left_out", key, chosen, section_names(language()), _("None: the report is whole"))


def _several(field: str, key: str, chosen: list[str], names: Mapping[str, str], nothing: str) -> list[str]:
    return st.multiselect(
        label_of(field),
        list(names),
        chosen,
        key=key,
        format_func=lambda one: names.get(one, one),
        placeholder=nothing,
    )


def language_of_report(key: str, chosen: str) -> str:
    """The language of the report."""
    return _one("language", key, chosen, {code: name_of(code) for code in LANGUAGES})


def place(key: str, chosen: str) -> str:
    """The country, or region of one, whose public holidays count: a key of `place_labels`."""
    held = _one(
        "country",
        key,
        chosen,
        place_labels(language()),
        label=_("Country or region for public holidays"),
        filter_mode="contains",  # the other way finds Warmińsko-mazurskie for "zur"
    )
    sentence(  # help that opens with the focus would cover what is refused above
        _(
            "Type the name of a region, of a canton or, in Italy, of a province to find it: it has holidays that the rest of "
            "the country does not have."
        ),
        quiet=True,
    )
    return held


def layout(key: str, chosen: str) -> str:
    """How the canvas is arranged."""
    layouts = catalogue().layouts.layouts
    return _one(
        "layout",
        key,
        chosen,
        layout_names(),
        help="\n\n".join(plain(f"{each.name}: {each.reason}") for each in layouts),
    )


def layout_names() -> dict[str, str]:
    """The arrangements that there are, by their ids."""
    return {each.id: each.name for each in catalogue().layouts.layouts}


def _one(field: str, key: str, chosen: str, names: Mapping[str, str], *, label: str = "", **options: Any) -> str:
    held: str = st.selectbox(
        label or label_of(field),
        list(names),
        list(names).index(chosen),
        key=key,
        format_func=lambda one: names.get(one, one),
        **options,
    )
    return held


def known(chosen: str, offered: Collection[str]) -> str:
    """What was chosen, perhaps in another version of the tool, where it is offered here, else the first that is."""
    return chosen if chosen in offered else next(iter(offered))


def yes_or_no(field: str) -> Callable[[str, bool], bool]:
    """A field that is ticked or not."""
    return lambda key, ticked: st.checkbox(label_of(field), ticked, key=key)


# --- what is typed before the workshop is there ------------------------------------------------------------------------


def text(field: str, example: str) -> Callable[[str, str], str]:
    """A field for one line."""
    return lambda key, value: st.text_input(label_of(field), value, key=key, placeholder=example)


def typed_day(field: str) -> Callable[[str, Any], None]:
    """A day is typed, or chosen in the calendar of our own forms."""

    def show_field(key: str, value: Any) -> None:
        with st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key=f"cv_day_{key}"):
                st.text_input(label_of(field), written_day(value, language()), key=key, placeholder=_("dd/mm/yyyy"))
                calendar_beside(key, label_of(field))
            if field == "starts_on":
                earlier_day(key, earlier_start_words(language()))

    return show_field


def crm_users(key: str, value: int) -> None:
    """How many people will use the CRM."""
    st.text_input(
        label_of("crm_users"),
        written_number(value, language()),
        key=key,
    )
    sentence(_("The more there are, the longer the tasks of the plan."), quiet=True)
