"""The fields of the form of a workshop: how each is asked for, and which stand beside each other."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from canvas_model.languages import LANGUAGES
from canvas_model.limits import LOGO_SENT_MEGABYTES
from exporters.plan_words import earlier_start_words
from exporters.words.field_names import field_names
from exporters.words.sections import section_names
from pages.ui.countries import place_names
from pages.ui.forms.calendar import calendar_beside, earlier_day
from pages.ui.language import _, catalogue, language, name_of
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.markdown_in_labels import plain
from pages.ui.workshop_form import closing_days
from pages.ui.workshop_form.typed_values import written_day, written_number


def _label(field: str) -> str:
    return field_names("workshop", language())[field]


def _text(field: str, example: Callable[[], str]) -> Callable[[str, Any], None]:
    def show_field(key: str, value: Any) -> None:
        st.text_input(_label(field), value=value, key=key, placeholder=example())

    return show_field


def _day(field: str) -> Callable[[str, Any], None]:
    """A day is typed, or chosen in the calendar of our own forms."""

    def show_field(key: str, value: Any) -> None:
        with st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key=f"cv_day_{key}"):
                st.text_input(_label(field), value=written_day(value, language()), key=key, placeholder=_("dd/mm/yyyy"))
                calendar_beside(key, _label(field))
            if field == "starts_on":
                earlier_day(key, earlier_start_words(language()))

    return show_field


def _language(key: str, value: Any) -> None:
    options = list(LANGUAGES)
    st.selectbox(_label("language"), options, options.index(value), key=key, format_func=name_of)


def _several(field: str, key: str, chosen: Iterable[str], names: Mapping[str, str], nothing: str) -> None:
    """A choice of several by their names; what is not among them any more is left out."""
    st.multiselect(
        _label(field),
        list(names),
        [one for one in chosen if one in names],
        key=key,
        format_func=lambda one: names.get(one, one),
        placeholder=nothing,
    )


def _areas(key: str, value: Any) -> None:
    names = {area.id: area.name for area in catalogue().roles.areas}
    _several("areas", key, value, names, _("Choose one or more"))


def _left_out(key: str, value: Any) -> None:
    _several("left_out", key, value, section_names(language()), _("None: the report is whole"))


def _logo(key: str, value: Any) -> None:
    st.file_uploader(
        _("Logo (PNG or JPEG, {limit} MB at most)").format(limit=LOGO_SENT_MEGABYTES),
        type=["png", "jpg", "jpeg"],
        key=key,
        help=_(
            "For the report’s cover. It is drawn anew, small and without its empty margin, and kept in the workshop."
        ),
    )
    if value:
        words = _("The logo as it is kept")
        show(html('<p class="cv-logo"><img src="{logo}" alt="{words}"/></p>', logo=value, words=words))
        st.checkbox(_("Remove the logo"), key=removed_key(key))


def removed_key(key: str) -> str:
    """The widget that says that the picture in another one's field goes."""
    return f"{key}_removed"


def _crm_users(key: str, value: Any) -> None:
    st.text_input(
        _label("crm_users"),
        value=written_number(value, language()),
        key=key,
        help=_("The more there are, the longer the tasks of the plan."),
    )


def _country(key: str, value: Any) -> None:
    names = place_names(language())
    options = list(names)
    st.selectbox(
        _("Country or region for public holidays"),
        options,
        options.index(value) if value in names else 0,
        key=key,
        format_func=lambda code: names.get(code, code),
        filter_mode="contains",  # the other way finds Warmińsko-mazurskie for "zur"
        help=_(
            "Type the name of a region or canton to find it: it has holidays that the rest of the country does not have."
        ),
    )


def _closed_on(key: str, value: Any) -> None:
    st.text_input(
        _label("closed_on"),
        value=closing_days.written(value, language()),
        key=key,
        placeholder=_("e.g. {example}").format(example=closing_days.example(language())),
        help=_("Days and spans of days, separated by commas: {example}").format(
            example=closing_days.example(language())
        ),
    )


def _saturdays(key: str, value: Any) -> None:
    st.checkbox(_label("saturdays"), value=value, key=key)


def _layout(key: str, value: Any) -> None:
    layouts = {layout.id: layout for layout in catalogue().layouts.layouts}
    st.selectbox(
        _label("layout"),
        list(layouts),
        list(layouts).index(value) if value in layouts else 0,
        key=key,
        format_func=lambda key: layouts[key].name if key in layouts else key,
        help="\n\n".join(plain(f"{layout.name}: {layout.reason}") for layout in layouts.values()),
    )


def _evidence_cap(key: str, value: Any) -> None:
    st.checkbox(_label("evidence_cap"), value=value, key=key)


FIELDS: dict[str, Callable[[str, Any], None]] = {
    "client": _text("client", lambda: _("The company’s name")),
    "title": _text("title", lambda: ""),
    "held_on": _day("held_on"),
    "language": _language,
    "areas": _areas,
    "crm_users": _crm_users,
    "starts_on": _day("starts_on"),
    "country": _country,
    "closed_on": _closed_on,
    "saturdays": _saturdays,
    "layout": _layout,
    "evidence_cap": _evidence_cap,
    "consultant": _text("consultant", lambda: _("Who leads the workshop")),
    "contact": _text("contact", lambda: _("E-mail address, telephone or company")),
    "logo": _logo,
    "valid_until": _day("valid_until"),
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
    ("logo",),
    ("valid_until", "left_out"),
)
LATER = ("closed_on", "saturdays", "layout", "evidence_cap", "consultant", "contact", "logo", "valid_until", "left_out")
"""What only the settings of an existing workshop ask for."""
