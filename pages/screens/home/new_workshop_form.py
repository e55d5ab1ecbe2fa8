"""The form of a new workshop: nothing is made before it is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup

from canvas_model.errors import CanvasError, EmptyTextError
from canvas_model.limits import TITLE_LIMIT
from canvas_model.text_cleaning import clean_text
from exporters.words.texts import sentence
from pages.screens.home.new_workshop_draft import keep_draft
from pages.ui import navigation
from pages.ui.countries import country_and_region
from pages.ui.errors import refusal
from pages.ui.language import _, language
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.first_press import outcome_of_press, outcome_so_far
from pages.ui.workshop_form import fields
from pages.ui.workshop_form.typed_values import read_day, read_number

ROWS = (("client", "title"), ("held_on", "language"), ("areas",), ("crm_users", "starts_on"), ("country",))
CHOSEN = ("language", "areas", "country")
"""Other widgets in another language, for Streamlit knows what is chosen by its words, and would drop the rest of it."""


@dataclass(frozen=True)
class Refused:
    """What was refused, and at which field (empty: the form as a whole)."""

    field: str
    error: CanvasError


def workshop_form(key: str, workshop: str, proposed: Mapping[str, Any], save: Callable[[dict[str, Any]], None]) -> bool:
    """Show the form; true in the run in which `save` took what was written.

    `save` must be idempotent: it may run more than once for a press. What was typed stays in its place until it is saved or
    cancelled, also where the form is left in between.
    """
    asked = _asked()
    keys = {name: f"{key}_{name}" + (f"_{language()}" if name in CHOSEN else "") for name in asked}

    def run() -> bool | Refused:
        return taken({name: st.session_state.get(keys[name]) for name in asked}, save)

    button, cancel = f"{key}_save", f"{key}_cancel"
    refused = outcome_so_far(button)
    with st.form(key, clear_on_submit=False):
        for row in ROWS:
            for name, column in zip(row, st.columns(len(row)), strict=True):
                with column:
                    asked[name](keys[name], proposed[name])
                    if isinstance(refused, Refused) and refused.field == name:
                        show(_fault(refused))
        with st.container(horizontal=True):
            result = outcome_of_press(st.form_submit_button, _("Create the workshop"), run, key=button, type="primary")
            if st.form_submit_button(_("Cancel"), key=cancel):
                navigation.go("home")
    keep_draft(key, workshop, keys, proposed, cancel=cancel)  # below the fields: told last, it finds them drawn
    if isinstance(result, Refused) and result.field not in asked:
        refusal(result.error)
    elif isinstance(result, Refused) and refused is None:
        show(_fault(result))
    return result is True


def _asked() -> dict[str, Callable[[str, Any], object]]:
    """The fields, in the reader's language."""
    return {
        "client": fields.text("client", _("The company’s name")),
        "title": fields.text("title", ""),
        "held_on": fields.typed_day("held_on"),
        "language": fields.language_of_report,
        "areas": fields.areas,
        "crm_users": fields.crm_users,
        "starts_on": fields.typed_day("starts_on"),
        "country": fields.place,
    }


def taken(typed: Mapping[str, Any], save: Callable[[dict[str, Any]], None]) -> bool | Refused:
    """Clean and save what the form holds; the first fault with its field where something is refused."""
    values = dict(typed)
    for name, value in typed.items():
        try:
            if name in ("client", "title"):
                values[name] = clean_text(value or "", limit=TITLE_LIMIT, single_line=True)
            if name in ("held_on", "starts_on"):
                values[name] = read_day(value or "", language())
            if name == "crm_users":
                values[name] = read_number(value or "", language())
            if values[name] in (None, ""):
                raise EmptyTextError
        except CanvasError as error:
            return Refused(name, error)
    values["country"], values["region"] = country_and_region(values["country"])
    try:
        save(values)
    except CanvasError as error:
        return Refused(str(error.details.get("field", "")), error)
    return True


def _fault(refused: Refused) -> Markup:
    return html('<p class="cv-fault" role="alert">{words}</p>', words=sentence(refused.error, language()))
