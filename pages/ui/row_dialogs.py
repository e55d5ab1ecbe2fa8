"""Buttons inside a table: a press on one tells the screen which row to open, and one element holds the whole table."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from pages.ui.components import component
from pages.ui.layout import html
from pages.ui.streamlit_gaps.lost_triggers import keeping, said

OPENED = "_opened"
"""How the session keys end that hold what is open in front of a screen."""

_listen = component("row_opening", "streamlit/rows.js")


def row_button(name: str, row: str, words: str, said: str) -> Markup:
    """A button in a row; `said` is what screen readers read, `name` the list that it belongs to."""
    return html(
        '<button type="button" class="fg-open" data-opens="{name}" data-row="{row}" aria-label="{said}">{words}</button>',
        name=name,
        row=row,
        words=words,
        said=said,
    )


def opened_row(name: str) -> str | None:
    """The row that is open: its button was pressed, and nobody has closed it since, whatever made the screen run again."""
    with st.container(key=f"cv_hidden_{name}"):
        key = f"opening_{name}"
        row = said(_listen(key=key, data={"name": name}, on_row_change=keeping(key, "row")), key, "row")
    if row:
        open_row(name, str(row))
    return st.session_state.get(_key(name))


def open_row(name: str, row: str) -> None:
    """Open a row from the next run on."""
    st.session_state[_key(name)] = row


def then_open(name: str, row: str, save: Callable[[], None]) -> Callable[[], None]:
    """Saves, and opens the row once it is saved."""

    def run() -> None:
        save()
        open_row(name, row)

    return run


def close_row(name: str) -> None:
    """No row is open any more."""
    st.session_state.pop(_key(name), None)


def arrive(*place: object) -> None:
    """Say which screen of which workshop this run shows: what was left open elsewhere is closed by then."""
    if st.session_state.get("place") != place:
        for key in [key for key in st.session_state if str(key).endswith(OPENED)]:
            del st.session_state[key]
    st.session_state["place"] = place


def _key(name: str) -> str:
    return name + OPENED
