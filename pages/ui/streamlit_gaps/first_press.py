"""The first press after a restart of the server calls no callback.

The page stays open when the server is started again, and its next press begins a new session. That session has not run the
screen yet, so it knows no callback: the press arrives only as the button's own return value. Conversely, a press that is
overtaken by another run is sure of its callback only (`lost_triggers`). So a press that must not be lost is acted on in
the callback, and inline where there was none.

Needed in Streamlit 1.67.0. Once a press in a new session calls the callback, this module can go, and buttons keep their
callbacks.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def outcome_of_press(
    button: Callable[..., bool],
    label: str,
    act: Callable[[], T],
    *,
    key: str,
    then: Callable[[T], None] | None = None,
    **options: Any,
) -> T | None:
    """Show a button; gives what `act` gave, once, after the button was pressed, and None otherwise.

    `button` is `st.button` or `st.form_submit_button`. `act` must be idempotent, must not give None, and must not call `st`
    before its work is done: such a call may break it off. `then` gets the outcome right after it.
    """

    def run() -> None:
        outcome = act()
        st.session_state[_kept(key)] = outcome
        if then is not None:
            then(outcome)

    if button(label, key=key, on_click=run, **options) and _kept(key) not in st.session_state:
        run()
    outcome: T | None = st.session_state.pop(_kept(key), None)
    return outcome


def outcome_so_far(key: str) -> Any:
    """What the callback of the button with this key has just given, for what stands above the button; None: nothing."""
    return st.session_state.get(_kept(key))


def _kept(key: str) -> str:
    return f"{key}:outcome"
