"""The reader's language, and words, numbers and dates in it; plain functions, so that they hold inside fragments too."""

from datetime import date

import streamlit as st

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue import catalogue as read_catalogue
from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES
from exporters.words import numbers_and_dates
from exporters.words.texts import plurals, texts
from pages.ui.streamlit_gaps.value_of_a_run import value_of_a_run

_of_this_run = value_of_a_run("language")


def settle() -> str:
    """Decide the language at the start of a run."""
    _of_this_run.set(None)
    decided = language()
    _of_this_run.set(decided)
    return decided


def language() -> str:
    """The code of a known language.

    The address says it (`?lang=`), else what this session used last, else the browser, else English.
    """
    settled = _of_this_run.get()
    if settled is not None:
        return settled
    given = st.query_params.get("lang")
    if given in LANGUAGES:
        st.session_state["language"] = given
        return str(given)
    kept = st.session_state.get("language")
    spoken = kept or (st.context.locale or "").replace("_", "-").split("-")[0].lower()
    return spoken if spoken in LANGUAGES else DEFAULT_LANGUAGE


def name_of(code: str) -> str:
    """What a language is called, in its own words."""
    return LANGUAGES[code].name


def _(msgid: str) -> str:
    """The text in the reader's language."""
    return texts(language())(msgid)


def number(value: float | None, digits: int = 1) -> str:
    """`3,2` or `3.2`; an en dash for unknown."""
    return numbers_and_dates.number(value, language(), digits)


def figure(value: float | None) -> str:
    """A number with as many decimals as it needs, two at most."""
    if value is None:
        return "–"
    digits = next((digits for digits in (0, 1) if abs(round(value, digits) - value) < 5e-4), 2)
    return number(value, digits)


def percent(value: float | None, digits: int = 0) -> str:
    """`46 %` or `46%` from a per cent (0 to 100)."""
    return numbers_and_dates.percent(value, language(), digits)


def day(value: date | None, style: str = "medium") -> str:
    """`21 nov 2026` or `21 Nov 2026`."""
    return numbers_and_dates.day(value, language(), style)


def catalogue() -> Catalogue:
    """The catalogue in the reader's language."""
    return read_catalogue(language())


def counted(singular: str, plural: str, count: int, **names: str) -> str:
    """The text for this count: `singular` and `plural` are msgids with a `{count}` placeholder, and one for each of `names`."""
    return plurals(language())(singular, plural, count).format(count=count, **names)
