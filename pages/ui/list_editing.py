"""What the plan and the risk checklist are changed with alike: the buttons above the list, and the role that answers."""

from collections.abc import Callable

import streamlit as st

from canvas_model.content import Snapshot
from canvas_model.results import PlannedTask, RiskResult
from exporters.report import Report
from pages.ui.commands import putting, saved, undoing
from pages.ui.language import _, catalogue
from pages.ui.row_dialogs import then_open
from pages.ui.saving import saving_button


def toolbar(snapshot: Snapshot, name: str, *, words: str, added: str, add: Callable[[], None], can_undo: bool) -> None:
    """Two buttons above the list `name`: add an entry, which opens, or take back the last change."""
    with st.container(horizontal=True):
        made = saving_button(words, then_open(name, added, add), key=f"{name}_add", icon=":material/add:")
        undone = saving_button(
            _("Undo the last change"),
            undoing(snapshot),
            key=f"{name}_undo",
            icon=":material/undo:",
            disabled=not can_undo,
        )
    if made or undone:
        st.rerun()


def owner(report: Report, kind: str, thing: PlannedTask | RiskResult) -> bool:
    """The role that answers for a task or a risk; true when another one was chosen and saved."""
    roles = {role.id: role.name for role in catalogue().roles.roles}
    chosen = st.selectbox(
        _("Role that answers for it"),
        list(roles),
        list(roles).index(thing.owner) if thing.owner in roles else None,
        format_func=lambda role: roles[role],
        key=f"{kind}_owner_{thing.id}_{report.snapshot.revision}",
    )
    return chosen not in (None, thing.owner) and saved(putting(report.snapshot, kind, thing.id, owner=chosen))
