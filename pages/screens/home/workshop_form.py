"""The form of a workshop's own fields, for a new one and for changing them later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st
from markupsafe import Markup

from canvas_model.errors import CanvasError, EmptyTextError
from canvas_model.languages import LANGUAGES
from canvas_model.text import TITLE_LIMIT, clean_text
from exporters.words.texts import sentence
from pages.screens.home import closing_days
from pages.ui.countries import country_and_region, place_names, place_of
from pages.ui.errors import refusal
from pages.ui.language import _, catalogue, language, name_of
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.first_press import outcome_of_press, outcome_so_far
from pages.ui.streamlit_gaps.markdown_in_labels import plain

FIRST, LAST = date(1990, 1, 1), date(2099, 12, 31)
TEXTS = ("client", "title")


@dataclass(frozen=True)
class Refused:
    """What was refused, and at which field (empty: the form as a whole)."""

    field: str
    error: CanvasError


def sensible(today: date) -> dict[str, Any]:
    """The fields of a new workshop before anybody has touched them: today, the next Monday, the reader's country."""
    return {
        "client": "",
        "title": "CRM Model Canvas",
        "language": language(),
        "held_on": today,
        "starts_on": today + timedelta(days=7 - today.weekday()),
        "areas": ("sales", "marketing", "service", "it", "management"),
        "crm_users": 12,
        "country": LANGUAGES[language()].country,
        "layout": "ordinal",
        "evidence_cap": True,
    }


def workshop_form(
    key: str, fields: Mapping[str, Any], save: Callable[[dict[str, Any]], None], *, label: str, whole: bool
) -> bool:
    """Show the form; true in the run in which `save` took what was written. `whole` adds what a new workshop leaves alone.

    `save` must be idempotent: it may run more than once for a press. What was typed stays in its place until it is saved.
    """
    fields = {**fields, "country": place_of(fields["country"], fields.get("region", ""))}
    names = [name for name in fields if name in FIELDS and (whole or name not in LATER)]

    def run() -> bool | Refused:
        return taken({name: st.session_state.get(f"{key}_{name}") for name in names}, save)

    button = f"{key}_save"
    refused = outcome_so_far(button)
    with st.form(key, clear_on_submit=False):
        for row in ROWS:
            here = [name for name in row if name in names]
            for name, column in zip(here, st.columns(len(here)) if here else (), strict=True):
                with column:
                    FIELDS[name](f"{key}_{name}", fields[name])
                    if isinstance(refused, Refused) and refused.field == name:
                        show(_fault(refused))
        result = outcome_of_press(st.form_submit_button, label, run, key=button, type="primary")
    if isinstance(result, Refused) and result.field not in names:
        refusal(result.error)
    elif isinstance(result, Refused) and refused is None:
        show(_fault(result))
    return result is True


def taken(values: dict[str, Any], save: Callable[[dict[str, Any]], None]) -> bool | Refused:
    """Clean and save what the form holds; the first fault with its field where something is refused."""
    for name, value in values.items():
        try:
            if name in TEXTS:
                values[name] = clean_text(value or "", limit=TITLE_LIMIT, single_line=True)
            if name == "closed_on":
                values[name] = closing_days.read(value or "", language())
            elif values[name] in (None, ""):
                raise EmptyTextError
        except CanvasError as error:
            return Refused(name, error)
    try:
        save(_stored(values))
    except CanvasError as error:
        return Refused(str(error.details.get("field", "")), error)
    return True


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """The values by the names of the workshop's fields: the place whose holidays count is a country and a region."""
    if "country" not in values:
        return values
    country, region = country_and_region(values["country"])
    return {**values, "country": country, "region": region}


def _fault(refused: Refused) -> Markup:
    return html('<p class="cv-fault" role="alert">{words}</p>', words=sentence(refused.error, language()))


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
)
LATER = ("closed_on", "saturdays", "layout", "evidence_cap")
"""What only the settings of an existing workshop ask for."""
