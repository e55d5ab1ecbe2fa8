"""A dialog is closed by the next run of its screen, whoever asked for that run.

A dialog stays only as long as each run opens it anew; whoever writes in one must not lose it because somebody else has
changed a figure. So the session holds what is open until it is closed, and every run opens it again.

Needed in Streamlit 1.67.0. Once a dialog stays open until it is closed, this module can go.
"""

from typing import Any

import streamlit as st

_OPENED = "_opened"
"""How the session keys end that hold what is open in front of a screen."""
_TIMES = "_times"
"""How the session keys end that count what was opened."""


def keep_open(name: str, what: Any) -> None:
    """Open `what` (a row, a dialog and its subject) in the place `name` from the next run on."""
    st.session_state[name + _OPENED] = what
    st.session_state[name + _TIMES] = times_opened(name) + 1


def times_opened(name: str) -> int:
    """How often anything was opened in the place `name`: what is open now is told from what was open before by it."""
    times: int = st.session_state.get(name + _TIMES, 0)
    return times


def kept_open(name: str) -> Any:
    """What is open in the place `name`; None: nothing."""
    return st.session_state.get(name + _OPENED)


def close(name: str) -> None:
    """Nothing is open in the place `name` any more."""
    st.session_state.pop(name + _OPENED, None)


def arrive(*place: object) -> None:
    """Say which screen of which workshop this run shows: what was left open elsewhere is closed by then."""
    if st.session_state.get("place") != place:
        for key in [key for key in st.session_state if str(key).endswith(_OPENED)]:
            del st.session_state[key]
        st.session_state["arrivals"] = arrivals() + 1
    st.session_state["place"] = place


def arrivals() -> int:
    """How often anybody came to a screen from another one: what an address asks for is done once for each time."""
    times: int = st.session_state.get("arrivals", 0)
    return times
