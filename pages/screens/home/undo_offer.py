"""The way back from what was done to a workshop of the list last: archived, deleted, or changed by a file."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Literal
from uuid import UUID, uuid5

import streamlit as st

from canvas_model.storage.file_changes import BroughtIn, last_brought, take_back
from canvas_model.storage.workshop_list import Head
from pages.screens.home.flag_button import flag_button
from pages.server import store
from pages.ui import layout, session
from pages.ui.language import _, counted
from pages.ui.saving import saving_button

DONE = "home_done"
"""Session key: the last thing that can be taken back."""
LATELY = timedelta(hours=12)
"""How long the way back from a file's changes is offered to whoever opens the list anew."""

What = Literal["archived", "unarchived", "deleted", "changed"]
FLAGS = {"archived": ("archived", False), "unarchived": ("archived", True), "deleted": ("hidden", False)}
"""What was done -> the flag of the workshop, and its value, that take it back."""


@dataclass(frozen=True)
class Done:
    """What was done to a workshop."""

    what: What
    workshop: UUID
    client: str
    brought: BroughtIn | None = None
    """Where a file has changed it: what came of that."""


def remember(what: What, head: Head, brought: BroughtIn | None = None) -> None:
    """Put what was done where `undo_offer` finds it."""
    st.session_state[DONE] = Done(what, head.id, head.client, brought)


def is_there(brought: BroughtIn) -> bool:
    """Whether what came of a file stands: it can be taken back, or has changed nothing."""
    done: Done | None = st.session_state.get(DONE)
    return brought.revision is None or (done is not None and done.brought == brought)


def forget() -> None:
    """There is nothing to take back any more."""
    st.session_state.pop(DONE, None)


def undo_offer() -> None:
    """What was just done to a workshop, with a way back."""
    done: Done | None = st.session_state.get(DONE) or _by_a_file()
    if done is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="cv_undo"):
        layout.show(layout.html('<p role="status">{words}</p>', words=_words(done)))
        if done.brought is not None:
            _take_back_button(done.workshop, done.brought)
        else:
            flag, value = FLAGS[done.what]
            flag_button(
                _("Undo"), done.workshop, flag, value, kind="secondary", place="undo", help="Ctrl+Z", then=forget
            )


def _by_a_file() -> Done | None:
    """What a file has changed lately, also after the page was loaded anew: nothing else was done since."""
    with store.reading() as connection:
        found = last_brought(connection, session.principal(), since=datetime.now(UTC) - LATELY)
    return found and Done("changed", found[0].id, found[0].client, found[1])


def _words(done: Done) -> str:
    if done.brought is not None:
        return counted(
            "{count} change was imported into “{client}”.",
            "{count} changes were imported into “{client}”.",
            len(done.brought.written),
            client=done.client,
        )
    words = {
        "archived": _("“{client}” is in the archive."),
        "unarchived": _("“{client}” is back from the archive."),
        "deleted": _("“{client}” was deleted."),
    }
    return words[done.what].format(client=done.client)


def _take_back_button(workshop: UUID, brought: BroughtIn) -> None:
    revision = brought.revision
    if revision is None:  # nothing was changed, and nothing is remembered
        return
    op = uuid5(workshop, f"back:{revision}")
    save = partial(take_back, store.store(), session.principal(), workshop, revision, op=op)
    if saving_button(_("Undo"), save, key=f"home_back_{workshop}_{revision}", then=forget, help="Ctrl+Z"):
        st.rerun()
