"""Archiving and deleting a workshop, and the way back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import streamlit as st

from canvas_model.storage.changes import Change
from canvas_model.storage.workshop_list import Head
from canvas_model.storage.writing import apply
from pages.server import store
from pages.ui import layout, session
from pages.ui.language import _
from pages.ui.saving import saving_button

DONE = "home_done"
"""Session key: (what was done, workshop, client) of the last thing that can be taken back."""


def flag_button(
    label: str,
    workshop: UUID,
    flag: str,
    value: bool,
    *,
    kind: str = "tertiary",
    icon: str | None = None,
    place: str = "menu",
    help: str | None = None,
    then: Callable[[], None] | None = None,
) -> None:
    """A button that archives, deletes, or takes either back; the screen is run again once it is done."""
    operation_key = f"home_op_{place}_{flag}_{value}_{workshop}"
    save = _to_flag(workshop, UUID(st.session_state.setdefault(operation_key, str(uuid4()))), flag, value)

    def after() -> None:
        st.session_state.pop(operation_key, None)
        if then is not None:
            then()

    if saving_button(
        label, save, key=f"home_{place}_{flag}_{value}_{workshop}", then=after, type=kind, icon=icon, help=help
    ):
        st.rerun()


def _to_flag(workshop: UUID, op: UUID, flag: str, value: bool) -> Callable[[], None]:
    opened, actor = store.store(), session.principal()
    change = Change(op=op, verb="put", kind="workshop", id=workshop, values={flag: value})

    def save() -> None:
        apply(opened, actor, workshop, change)

    return save


def to_remember(what: str, head: Head) -> Callable[[], None]:
    """What puts the last thing done where `undo_offer` finds it."""

    def remember() -> None:
        st.session_state[DONE] = (what, str(head.id), head.client)

    return remember


def undo_offer() -> None:
    """What was just done to a workshop, with a way back."""
    if DONE not in st.session_state:
        return
    what, id, client = st.session_state[DONE]
    words = {
        "archived": _("“{client}” is in the archive."),
        "unarchived": _("“{client}” is back from the archive."),
        "deleted": _("“{client}” was deleted."),
    }[what].format(client=client)
    flag, value = {"archived": ("archived", False), "unarchived": ("archived", True), "deleted": ("hidden", False)}[
        what
    ]
    with st.container(horizontal=True, vertical_alignment="center", key="cv_undo"):
        layout.show(layout.html('<p role="status">{words}</p>', words=words))
        flag_button(_("Undo"), UUID(id), flag, value, kind="secondary", place="undo", help="Ctrl+Z", then=forget)


def forget() -> None:
    """There is nothing to take back any more."""
    st.session_state.pop(DONE, None)
