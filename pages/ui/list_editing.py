"""What the plan and the risk checklist are changed with alike: the button above the list, and the role that answers."""

from uuid import uuid4

import streamlit as st

from canvas_model.content.entry_ids import own_id
from pages.ui.forms.json_types import SelectField
from pages.ui.forms.parts import select
from pages.ui.language import _, catalogue
from pages.ui.row_dialogs import open_row
from pages.ui.saving import saving_button


def add_button(name: str, *, label: str) -> None:
    """The button above the list `name` that opens a new row; it is stored once it has a name."""
    if saving_button(label, lambda: open_row(name, own_id(uuid4())), key=f"{name}_add", icon=":material/add:"):
        st.rerun()


def owner_field(entry: str, owner: str, *, stored: str | None) -> SelectField:
    """The role that answers for a task or a risk; `owner` counts while none is stored."""
    roles = {role.id: role.name for role in catalogue().roles.roles}
    return select(entry, "owner", _("Owner: role"), roles, usual=None if stored else owner, row="who")
