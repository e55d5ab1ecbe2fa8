"""A button in `st.html` cannot say that it was pressed, and a table of Streamlit's own holds no buttons that read well.

A list of forty tasks is one piece of HTML: as Streamlit's elements it would be some four hundred, and a run takes long by
their number. `st.html` keeps a button and its data attributes, but removes what it is to do. So a component without a look
(`assets/streamlit/row_buttons.js`) listens to the page on behalf of the buttons of a list. Each run tells it its number: a
press that brings none was dropped on its way, as one is in the moment in which the first run ends, and is said once more.

Needed in Streamlit 1.67.0. Once HTML can call Python, this module and `row_buttons.js` can go.
"""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from pages.ui.components import component
from pages.ui.streamlit_gaps.lost_triggers import keeping, triggered

_listen = component("row_opening", "streamlit/row_buttons.js")


def opens(name: str, row: str) -> Markup:
    """The attributes of a button that stands for a row of the list `name`."""
    return Markup('data-opens="{}" data-row="{}"').format(name, row)


def act_on_ticks(name: str, act: Callable[[str, bool], None]) -> bool:
    """Call `act(row, on)` for each box of the list `name` that was ticked or cleared; true where the run did not know yet.

    It is called in the callback, so that of two quick presses none is lost; `act` must be idempotent.
    """
    key = f"ticks_{name}"

    def run() -> None:
        row, _, state = str(st.session_state[key].get("row") or "").rpartition(" ")
        if row:
            act(row, state == "on")
            st.session_state[f"{key}_done"] = True

    with st.container(key=f"cv_hidden_{name}"):
        pressed = _listen(key=key, data=_told(name), on_row_change=run)
    done = st.session_state.pop(f"{key}_done", False)
    if done or not getattr(pressed, "row", None):
        return False
    run()  # the first press after a restart of the server has no callback
    return bool(st.session_state.pop(f"{key}_done", False))


def pressed_row(name: str) -> str | None:
    """The row of the list `name` whose button was pressed, once."""
    with st.container(key=f"cv_hidden_{name}"):
        key = f"opening_{name}"
        row = triggered(_listen(key=key, data=_told(name), on_row_change=keeping(key, "row")), key, "row")
    return str(row) if row else None


def _told(name: str) -> dict[str, str | int]:
    number = st.session_state[f"{name}_run"] = st.session_state.get(f"{name}_run", 0) + 1
    return {"name": name, "run": number}
