"""A widget of Streamlit's in which something is chosen, and which saves what is chosen at once."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import streamlit as st

from pages.ui.commands import run_now
from pages.ui.language import _, language
from pages.ui.layout import html, show
from pages.ui.streamlit_gaps.widgets_of_a_revision import widget_of

T = TypeVar("T")
Saved = Literal["saved", "refused", "unchanged"]


def saved_choice(slot: str, shown: T, stored: Any, draw: Callable[[str, T], T], save: Callable[[T], None]) -> Saved:
    """Show the widget; gives what came of the choice in this run. What is refused is said below it.

    `shown` is what the widget shows for what is `stored`; `draw` makes the widget with a key and what it shows, and gives
    what it holds; it is another widget in another language, for Streamlit knows what is chosen by its words. `save` raises
    CanvasError for what it refuses: that stays in the widget. What was chosen while somebody else changed the stored value
    is not saved over theirs: theirs is shown, and a word says so.
    """
    slot = f"{slot}_{language()}"
    overtaken, widget = f"{slot}:overtaken", widget_of(slot, shown, stored)
    held = draw(widget.key, widget.shown)
    if st.session_state.pop(overtaken, False):
        words = _("Someone else has just changed this. Here is their choice; choose again if it should be another one.")
        show(html('<div class="cv-refusal" role="alert">{words}</div>', words=words))
    if held == widget.shown:
        return "unchanged"
    if widget.seen != stored:
        st.session_state[overtaken] = True
        widget.renew()
        st.rerun()
    if not run_now(lambda: save(held)):
        return "refused"
    widget.took(held)
    return "saved"
