"""A field for a file, and what is said of a file that is refused: one sentence, until another file comes."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from canvas_model.database_errors import StorageError
from canvas_model.errors import CanvasError
from pages.ui.errors import refusal


def file_field(slot: str, label: str, take: Callable[[UploadedFile], None], **options: Any) -> None:
    """Show the field, and hand a file to `take` in every run in which it holds one.

    What `take` refuses leaves the field, for the next file would else stand beside it; where the database has not answered
    it stays, and the next run tries again.
    """
    turn, refused = st.session_state.get(slot, (0, None))
    file = st.file_uploader(label, key=f"{slot}_{turn}", **options)
    if file is None:
        if refused is not None:
            refusal(refused)
        return
    try:
        take(file)
    except StorageError as error:
        refusal(error)
    except CanvasError as error:
        st.session_state[slot] = (turn + 1, error)
        st.rerun()


def empty_file_field(slot: str) -> None:
    """Take the file out of the field, from the next run on."""
    turn, _refused = st.session_state.get(slot, (0, None))
    st.session_state[slot] = (turn + 1, None)
