"""Rows that open in a dialog: a button in the table opens one, and it stays open until it is closed."""

import streamlit as st
from markupsafe import Markup

from pages.ui import undo_bar
from pages.ui.language import _
from pages.ui.layout import html
from pages.ui.streamlit_gaps import kept_dialogs
from pages.ui.streamlit_gaps.buttons_in_html import opens, pressed_row


def row_button(name: str, row: str, words: str, label: str) -> Markup:
    """A button in a row; `label` is what screen readers read, `name` the list that it belongs to."""
    return html(
        '<button type="button" class="fg-open" {opens} aria-label="{label}">{words}</button>',
        opens=opens(name, row),
        words=words,
        label=label,
    )


def opened_row(name: str) -> str | None:
    """The row that is open: its button was pressed, and nobody has closed it since, whatever made the screen run again."""
    if row := pressed_row(name):
        open_row(name, row)
    opened: str | None = kept_dialogs.kept_open(name)
    return opened


def open_row(name: str, row: str) -> None:
    """Open a row from the next run on."""
    kept_dialogs.keep_open(name, row)
    st.session_state[f"{name}_last"] = row


def last_row(name: str) -> str | None:
    """The row that was opened last, whether it still is or not."""
    row: str | None = st.session_state.get(f"{name}_last")
    return row


def first_field(name: str, group: str) -> tuple[str, int]:
    """The wish to go to the first field of the form in the dialog, `group`: once each time that a row is opened."""
    return group, kept_dialogs.times_opened(name)


def foot(name: str, *, changed: bool, refused: bool) -> None:
    """The way out at the foot of the dialog; what was typed has saved itself.

    Where a press has `changed` something the dialog is shown anew; it stays open over a choice that is `refused`.
    """
    done = st.button(_("Done"), key=f"{name}_done", type="primary")
    if done and not refused:
        close_row(name)
    leave_closed(name)
    if changed:
        st.rerun(scope="fragment")


def leave_closed(name: str) -> None:
    """Stop drawing the dialog, and draw the screen behind it, where no row is open any more."""
    if kept_dialogs.kept_open(name) is None:
        st.rerun()


def row_gone(name: str, words: str) -> None:
    """The open row was deleted or left out: its dialog closes, and the screen says so in `words`."""
    close_row(name)
    undo_bar.say(words)


def close_row(name: str) -> None:
    """No row is open any more."""
    kept_dialogs.close(name)
