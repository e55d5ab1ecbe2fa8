"""Undo and redo of a screen: two buttons and their keys, which take back what was written on this screen and say what it was."""

from contextlib import suppress
from functools import cache
from uuid import UUID, uuid4

import streamlit as st

from canvas_model.errors import NotFoundError
from canvas_model.storage.undo_parts import PARTS
from exporters.words.texts import texts
from pages.server import store
from pages.ui.components import component
from pages.ui.language import language

OWN_BUTTONS = frozenset({"canvas"})
"""Screens that have buttons of their own."""

SAID = "undo_bar_said"
"""Session key: what the bar says next to what it takes back, and the id by which it is said once."""

_bar = component("undo_bar", "forms/undo_mount.js", "forms/undo_bar.css")


def of_screen(workshop: UUID | None, screen: str) -> None:
    """Show the bar of a screen that writes, unless it has buttons of its own; its press has the page run again."""
    if workshop is None or screen not in PARTS or screen in OWN_BUTTONS:
        return
    with suppress(NotFoundError):
        data = {
            "workshop": str(workshop),
            "revision": store.snapshot(workshop).revision,
            "part": screen,
            "language": language(),
            "texts": _words(language()),
            "said": st.session_state.get(SAID),
        }
        with st.container(key="cv_undo_bar"):
            _bar(key="undo_bar", data=data, on_saved_change=lambda: None)


def say(words: str) -> None:
    """Have the bar say, once, what was done on its screen."""
    st.session_state[SAID] = {"id": str(uuid4()), "words": words}


@cache
def _words(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "undo": _("Undo"),
        "redo": _("Redo"),
        "undo_keys": _("Undo what you wrote last on this screen (Ctrl+Z)"),
        "redo_keys": _("Do again what you undid (Ctrl+Shift+Z)"),
    }
