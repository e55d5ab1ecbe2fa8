"""Undo and redo of a screen: two buttons and their keys, which take back what was written on this screen and say what it was."""

from contextlib import suppress
from functools import cache
from uuid import UUID

import streamlit as st

from canvas_model.errors import NotFoundError
from canvas_model.storage.undo_parts import PARTS
from exporters.words.texts import texts
from pages.server import store
from pages.ui.components import component
from pages.ui.language import language
from pages.ui.streamlit_gaps.lost_triggers import keeping, triggered

OWN_BUTTONS = frozenset({"canvas"})
"""Screens that have buttons of their own."""

_bar = component("undo_bar", "forms/undo_mount.js", "forms/undo_bar.css")


def of_screen(workshop: UUID | None, screen: str) -> None:
    """Show the bar of a screen that writes, unless it has buttons of its own."""
    if workshop is not None and screen in PARTS and screen not in OWN_BUTTONS:
        with suppress(NotFoundError):
            undo_bar(workshop, screen)


def undo_bar(workshop: UUID, part: str) -> bool:
    """Show the bar of a part of the workshop; true in the run that follows an undo or redo.

    Raises NotFoundError.
    """
    revision = store.snapshot(workshop).revision
    data = {
        "workshop": str(workshop),
        "revision": revision,
        "part": part,
        "language": language(),
        "texts": _words(language()),
    }
    with st.container(key="cv_undo_bar"):
        mounted = _bar(key="undo_bar", data=data, on_saved_change=keeping("undo_bar", "saved"))
    return triggered(mounted, "undo_bar", "saved") is not None


@cache
def _words(language: str) -> dict[str, str]:
    _ = texts(language)
    return {
        "undo": _("Undo"),
        "redo": _("Redo"),
        "undo_keys": _("Undo what you wrote last on this screen (Ctrl+Z)"),
        "redo_keys": _("Do again what you undid (Ctrl+Shift+Z)"),
    }
