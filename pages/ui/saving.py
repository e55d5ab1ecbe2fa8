"""Buttons that save: what is pressed happens once, also in the first click after a restart of the server."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from canvas_model.errors import CanvasError
from pages.ui.errors import refusal


def saving_button(
    label: str,
    save: Callable[[], object],
    *,
    key: str,
    then: Callable[[], None] | None = None,
    button: Callable[..., bool] = st.button,
    **options: Any,
) -> bool:
    """A button that runs `save`; true once after it was pressed and nothing was refused.

    Saves by callback, and again inline where a fresh session had no callback to call. So `save` must be idempotent, and
    must take what it needs with it, or read it first: a call of `st` before the commit may stop it half-way. `then` runs
    right after it, also where the button itself is not shown any more once the thing is done; where it may come back later
    and the answer matters, its `key` must be another one by then. `button` is `st.form_submit_button` in a form.
    """
    outcome = f"{key}:outcome"

    def run() -> None:
        said: CanvasError | bool = True
        try:
            save()
        except CanvasError as error:
            said = error
        st.session_state[outcome] = said
        if said is True and then is not None:
            then()

    pressed = button(label, key=key, on_click=run, **options)
    if pressed and outcome not in st.session_state:
        run()
    said = st.session_state.pop(outcome, None)
    if isinstance(said, CanvasError):
        refusal(said)
    return said is True
