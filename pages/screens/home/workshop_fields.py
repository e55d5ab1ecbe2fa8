"""The fields of the form of a workshop: how each is asked for, and which stand beside each other."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from canvas_model.languages import LANGUAGES
from exporters.words.sections import section_names
from pages.screens.home import closing_days
from pages.ui.countries import place_names
from pages.ui.language import _, catalogue, language, name_of
from pages.ui.streamlit_gaps.markdown_in_labels import plain

FIRST, LAST = date(1990, 1, 1), date(2099, 12, 31)


def _text(label: Callable[[], str], example: Callable[[], str]) -> Callable[[str, Any], None]:
    def show_field(key: str, value: Any) -> None:
        st.text_input(label(), value=value, key=key, placeholder=example())

    return show_field


def _day(label: Callable[[], str]) -> Callable[[str, Any], None]:
    def show_field(key: str, value: Any) -> None:
        st.date_input(label(), value=value, key=key, min_value=FIRST, max_value=LAST, format="DD/MM/YYYY")

    return show_field


def _language(key: str, value: Any) -> None:
    options = list(LANGUAGES)
    st.selectbox(_("Language of the report"), options, options.index(value), key=key, format_func=name_of)


def _areas(key: str, value: Any) -> None:
    names = {area.id: area.name for area in catalogue().roles.areas}
    st.multiselect(
        _("Areas in scope"),
        list(names),
        [area for area in value if area in names],
        key=key,
        format_func=lambda area: names.get(area, area),
        placeholder=_("Choose one or more"),
    )


def _left_out(key: str, value: Any) -> None:
    names = section_names(language())
    st.multiselect(
        _("Sections that the report leaves out"),
        list(names),
        [section for section in value if section in names],
        key=key,
        format_func=lambda section: names.get(section, section),
        placeholder=_("None: the report is whole"),
    )


def _crm_users(key: str, value: Any) -> None:
    st.number_input(
        _("People who will use the CRM"),
        min_value=1,
        max_value=100_000,
        value=value,
        step=1,
        key=key,
        help=_("The more there are, the longer the tasks of the plan."),
    )


def _country(key: str, value: Any) -> None:
    names = place_names(language())
    options = list(names)
    st.selectbox(
        _("Country, or region, whose public holidays count"),
        options,
        options.index(value) if value in names else 0,
        key=key,
        format_func=lambda code: names.get(code, code),
        help=_("Type a region, land or canton to find it: it has holidays that the rest of the country has not."),
    )


def _closed_on(key: str, value: Any) -> None:
    st.text_input(
        _("Days on which the company is closed"),
        value=closing_days.written(value, language()),
        key=key,
        placeholder=closing_days.example(language()),
        help=_("Days and spans of days, separated by commas: {example}").format(
            example=closing_days.example(language())
        ),
    )


def _saturdays(key: str, value: Any) -> None:
    st.checkbox(_("Saturdays are worked"), value=value, key=key)


def _layout(key: str, value: Any) -> None:
    layouts = {layout.id: layout for layout in catalogue().layouts.layouts}
    st.selectbox(
        _("Arrangement of the canvas"),
        list(layouts),
        list(layouts).index(value) if value in layouts else 0,
        key=key,
        format_func=lambda key: layouts[key].name if key in layouts else key,
        help="\n\n".join(plain(f"{layout.name}: {layout.reason}") for layout in layouts.values()),
    )


def _evidence_cap(key: str, value: Any) -> None:
    st.checkbox(_("Levels 3 and 4 without evidence count 2 in the score"), value=value, key=key)


FIELDS: dict[str, Callable[[str, Any], None]] = {
    "client": _text(lambda: _("Client"), lambda: _("The company’s name")),
    "title": _text(lambda: _("Title"), lambda: ""),
    "held_on": _day(lambda: _("Day of the workshop")),
    "language": _language,
    "areas": _areas,
    "crm_users": _crm_users,
    "starts_on": _day(lambda: _("First day of the project")),
    "country": _country,
    "closed_on": _closed_on,
    "saturdays": _saturdays,
    "layout": _layout,
    "evidence_cap": _evidence_cap,
    "consultant": _text(lambda: _("Consultant"), lambda: _("Who leads the workshop, on the report’s cover")),
    "contact": _text(lambda: _("How to reach the consultant"), lambda: _("E-mail address, telephone or company")),
    "valid_until": _day(lambda: _("The report is valid until")),
    "left_out": _left_out,
}
ROWS = (
    ("client", "title"),
    ("held_on", "language"),
    ("areas",),
    ("crm_users", "starts_on"),
    ("country", "closed_on"),
    ("saturdays",),
    ("layout",),
    ("evidence_cap",),
    ("consultant", "contact"),
    ("valid_until", "left_out"),
)
LATER = ("closed_on", "saturdays", "layout", "evidence_cap", "consultant", "contact", "valid_until", "left_out")
"""What only the settings of an existing workshop ask for."""
