"""The canvas on its screen: the component in the browser, which reads what people wrote from the endpoints."""

from uuid import UUID

import streamlit as st

from canvas_model.content import WorkshopFields
from pages.screens.canvas.definitions import choice_ids, definitions
from pages.screens.canvas.json_types import BoardData, Leaving
from pages.ui.components import component
from pages.ui.language import language
from pages.ui.navigation import address
from pages.ui.streamlit_gaps.lost_triggers import keeping, triggered

ROOM = """<style>
[data-testid="stMainBlockContainer"] {
  max-width: 1800px;
  padding: 1.5rem clamp(0.75rem, 2vw, 2rem) 1rem;
}
@media (max-width: 640px) { [data-testid="stMainBlockContainer"] { padding: 3.2rem 0 1rem; } }
</style>"""
"""A canvas wants the whole width of the window."""

_board = component("board", "board/mount.js", "board/board.css", "sync/conflict.css", "board/print.css")


def board(workshop: UUID, fields: WorkshopFields, *, key: str) -> Leaving | None:
    """Show the canvas of a workshop; gives the screen and block, once, that somebody wants to go to."""
    st.html(ROOM)
    data: BoardData = {
        "workshop": str(workshop),
        "client": fields.client,
        "title": fields.title,
        "links": {"interview": address("interview", w=workshop, block="BLOCK")},
        "choices": choice_ids(workshop, language()),
        **definitions(language()),
    }
    leaving: Leaving | None = triggered(_board(key=key, data=data, on_leave_change=keeping(key, "leave")), key, "leave")
    return leaving
