"""Where a screen shows what was refused: the sentence, and what a person can do."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from canvas_model.database_errors import StorageError
from canvas_model.errors import CanvasError
from exporters.words.texts import sentence
from pages.ui.language import _, language
from pages.ui.layout import html, show


def refusal(error: CanvasError) -> None:
    """Show the sentence of a refusal."""
    show(html('<div class="cv-refusal" role="alert">{words}</div>', words=sentence(error, language())))


def warning(error: CanvasError) -> None:
    """Show the sentence of what does not work although nobody's work is refused."""
    show(html('<div class="cv-refusal" role="status">{words}</div>', words=sentence(error, language())))


@contextmanager
def shown() -> Iterator[None]:
    """Show a refusal where it happens instead of breaking the screen; where the database fails, the screen stops there."""
    try:
        yield
    except StorageError as error:
        refusal(error)
        if "command" in error.details:
            st.code(str(error.details["command"]), language=None, wrap_lines=True)  # with a button that copies it
        st.button(_("Try again"), key="errors_again", type="primary")
        st.stop()
    except CanvasError as error:
        refusal(error)
