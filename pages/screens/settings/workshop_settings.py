"""The fields of a workshop that is already there, to be changed."""

from typing import Any
from uuid import UUID, uuid5

import streamlit as st

from canvas_model.content import WorkshopFields
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.server import store
from pages.ui import layout, leads, navigation, session, undo_bar
from pages.ui.language import _
from pages.ui.workshop_form.form import workshop_form


def settings(workshop: UUID) -> None:
    """The form of a workshop's own fields; only what was changed is saved."""
    seen: WorkshopFields = store.snapshot(workshop).workshop
    undone = f"settings_undone_{workshop}"
    if undo_bar.undo_bar(workshop, "settings"):  # a new form, for a field keeps what it showed first
        st.session_state[undone] = st.session_state.get(undone, 0) + 1
    again = st.session_state.get(undone, 0)
    form, held = f"settings_{workshop}" + (f"_{again}" if again else ""), f"settings_seen_{workshop}"
    if f"{form}_client" not in st.session_state:  # opened, or opened again: this is what the person sees
        st.session_state[held] = seen.model_dump(mode="json")
    first = st.session_state[held]
    back = leads.way_back()
    layout.header(_("Settings of the workshop"), seen.client)
    opened, actor = store.store(), session.principal()

    def save(values: dict[str, Any]) -> None:
        wanted = WorkshopFields.model_construct(**values).model_dump(mode="json", warnings=False)
        changed = {name: wanted[name] for name in values if wanted[name] != first.get(name)}
        if changed:
            shown = {name: first[name] for name in changed}
            op = uuid5(workshop, repr(sorted(changed.items())) + repr(sorted(shown.items())))
            change = Change(op=op, verb="put", kind="workshop", id=workshop, values=changed, seen=shown)
            apply(opened, actor, workshop, change)

    if workshop_form(form, seen.model_dump(), save, label=_("Save"), whole=True):
        navigation.go(back or "home")
    if not back:
        navigation.screen_link("home", _("Back to the workshops"), icon="arrow_back", w=None)
