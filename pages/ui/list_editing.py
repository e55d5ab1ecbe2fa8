"""What the plan and the risk checklist are changed with alike: the button above the list, and the role that answers."""

import streamlit as st

from canvas_model.results import PlannedTask, RiskResult
from exporters.report import Report
from pages.ui.commands import Command, run_now, to_set
from pages.ui.language import _, catalogue
from pages.ui.row_dialogs import then_open
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.widgets_of_a_revision import key_at


def add_button(name: str, *, label: str, new_row: str, add: Command) -> None:
    """The button above the list `name` that adds `new_row`, which opens."""
    if saving_button(label, then_open(name, new_row, add), key=f"{name}_add", icon=":material/add:"):
        st.rerun()


def owner_choice(report: Report, kind: str, entry: PlannedTask | RiskResult) -> bool:
    """The role that answers for a task or a risk; true when another one was chosen and saved."""
    roles = {role.id: role.name for role in catalogue().roles.roles}
    chosen = st.selectbox(
        _("Role that answers for it"),
        list(roles),
        list(roles).index(entry.owner) if entry.owner in roles else None,
        format_func=lambda role: roles[role],
        key=key_at(report.snapshot.revision, kind, "owner", entry.id),
    )
    return chosen not in (None, entry.owner) and run_now(to_set(report.snapshot, kind, entry.id, owner=chosen))
