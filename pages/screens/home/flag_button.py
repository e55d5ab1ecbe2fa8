"""The button that archives a workshop, deletes it, or takes either back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import streamlit as st

from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.server import store
from pages.ui import session
from pages.ui.saving import saving_button


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
    """A button that gives the `flag` of a workshop ("archived", "hidden") a value; the screen is run again once it is done."""
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
