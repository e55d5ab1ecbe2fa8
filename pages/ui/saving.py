"""Buttons that save: what is pressed happens once, also in the first press after a restart of the server."""

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from canvas_model.errors import CanvasError
from pages.ui.errors import refusal
from pages.ui.streamlit_gaps.first_press import outcome_of_press


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

    `save` may run more than once for a press, so it must be idempotent, and must take what it needs with it, or read it
    first: a call of `st` before the commit may stop it half-way. `then` runs right after it, also where the button itself
    is not shown any more once the work is done; where it may come back later and the answer matters, its `key` must be
    another one by then. `button` is `st.form_submit_button` in a form.
    """

    def run() -> CanvasError | Literal[True]:
        try:
            save()
        except CanvasError as error:
            return error
        return True

    def go_on(outcome: CanvasError | Literal[True]) -> None:
        if outcome is True and then is not None:
            then()

    outcome = outcome_of_press(button, label, run, key=key, then=go_on, **options)
    if isinstance(outcome, CanvasError):
        refusal(outcome)
    return outcome is True
