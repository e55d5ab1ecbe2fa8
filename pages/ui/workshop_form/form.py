"""The form of a workshop's own fields, for a new one and for changing them later."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup

from canvas_model.errors import CanvasError, EmptyTextError
from canvas_model.limits import NAME_LIMIT, TITLE_LIMIT
from canvas_model.logo import logo_of
from canvas_model.text import clean_text
from exporters.words.texts import sentence
from pages.ui.countries import country_and_region, place_of
from pages.ui.errors import refusal
from pages.ui.language import language
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.first_press import outcome_of_press, outcome_so_far
from pages.ui.workshop_form import closing_days
from pages.ui.workshop_form.fields import FIELDS, LATER, ROWS, removed_key
from pages.ui.workshop_form.typed_values import read_day, read_number

TEXTS = {"client": TITLE_LIMIT, "title": TITLE_LIMIT, "consultant": NAME_LIMIT, "contact": TITLE_LIMIT}
"""Fields for a line of text -> the most characters they take."""
DAYS = ("held_on", "starts_on", "valid_until")
MAY_BE_EMPTY = ("consultant", "contact", "valid_until")


@dataclass(frozen=True)
class Refused:
    """What was refused, and at which field (empty: the form as a whole)."""

    field: str
    error: CanvasError


def workshop_form(
    key: str, fields: Mapping[str, Any], save: Callable[[dict[str, Any]], None], *, label: str, whole: bool
) -> bool:
    """Show the form; true in the run in which `save` took what was written. `whole` adds what a new workshop leaves alone.

    `save` must be idempotent: it may run more than once for a press. What was typed stays in its place until it is saved.
    """
    fields = {**fields, "country": place_of(fields["country"], fields.get("region", ""))}
    names = [name for name in fields if name in FIELDS and (whole or name not in LATER)]

    def run() -> bool | Refused:
        return taken(_typed(key, names), save)

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


def _typed(key: str, names: list[str]) -> dict[str, Any]:
    """What stands in the fields; the logo only where a new one was chosen, or the one there is is to go."""
    values = {name: st.session_state.get(f"{key}_{name}") for name in names}
    if "logo" in values:
        sent = values.pop("logo")
        if sent is not None:
            values["logo"] = sent.getvalue()
        elif st.session_state.get(removed_key(f"{key}_logo")):
            values["logo"] = b""
    return values


def taken(values: dict[str, Any], save: Callable[[dict[str, Any]], None]) -> bool | Refused:
    """Clean and save what the form holds; the first fault with its field where something is refused."""
    for name, value in values.items():
        try:
            if name in TEXTS:
                values[name] = clean_text(value or "", limit=TEXTS[name], single_line=True)
            if name in DAYS:
                values[name] = read_day(value or "", language())
            if name == "crm_users":
                values[name] = read_number(value or "", language())
            if name == "logo":
                values[name] = logo_of(value) if value else ""
            elif name == "closed_on":
                values[name] = closing_days.read(value or "", language())
            elif values[name] in (None, "") and name not in MAY_BE_EMPTY:
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
