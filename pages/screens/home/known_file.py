"""What is asked where the workshop of a file is here already: open it, keep both, or bring the file's changes into it."""

from collections.abc import Sequence
from uuid import UUID, uuid5

import streamlit as st

from canvas_model.content.differences import differences
from canvas_model.files.repairs import Repaired
from canvas_model.storage.file_changes import BroughtIn, bring_changes
from canvas_model.storage.workshop_list import Head
from exporters.words.entry_names import thing_name
from exporters.words.repairs import link_left_out
from exporters.words.texts import sentence
from pages.screens.home import undo_offer
from pages.screens.home.differences import show_differences
from pages.server import store
from pages.ui import layout, navigation, session
from pages.ui.language import _, catalogue, counted, day, language
from pages.ui.saving import saving_button


def ask(file: Repaired, upload: UUID, found: Sequence[Head]) -> bool:
    """Show the choice; true once somebody wants to keep both."""
    head = found[0]
    words = _("“{client}” is here already, and was last changed on {day}. The file was written from the same workshop.")
    layout.sentence(words.format(client=head.client, day=day(head.changed_at.date())))
    with st.container(horizontal=True, key="cv_known_file"):
        navigation.screen_link("canvas", _("Open the one that is here"), icon="arrow_forward", w=head.id)
        both = st.button(_("Keep both"), key=f"home_both_{upload}")
    if not both:
        _changes(file, upload, head)
    return both


def _changes(read: Repaired, upload: UUID, head: Head) -> None:
    key = f"home_brought_{upload}"
    done: BroughtIn | None = st.session_state.get(key)
    if done is not None and undo_offer.is_there(done):
        _outcome(done, head.id)
        return
    here, file = store.snapshot(head.id), read.snapshot
    found = differences(here, file)
    coming = [one for one in found if one.status != "missing"]
    if not coming:
        layout.sentence(_("There is nothing in the file that is not here."))
        return
    members = {str(member.id): member.name for member in (*file.members, *here.members)}
    if read.links:
        layout.sentence(_("In the file, some tasks wait for each other in a circle. This is not imported:"))
    for link in read.links:
        layout.sentence(link_left_out(link, language()))
    show_differences(found, members)
    opened, actor = store.store(), session.principal()
    op = uuid5(upload, f"{head.id}:{here.revision}")  # after an undo it is another press

    def save() -> None:
        done = bring_changes(opened, actor, head.id, file, op=op)
        st.session_state[key] = done
        if done.revision is not None:
            undo_offer.remember("changed", head, done)

    if saving_button(_("Import these changes"), save, key=f"home_update_{upload}", type="primary"):
        st.rerun()


def _outcome(done: BroughtIn, workshop: UUID) -> None:
    """What came of it; the way back is above the list."""
    count = len(done.written)
    layout.sentence(counted("{count} change was imported.", "{count} changes were imported.", count))
    members = {str(member.id): member.name for member in store.snapshot(workshop).members}
    for one in done.refused:
        name = thing_name(one.difference.kind, one.difference.there or {}, catalogue(), members)
        layout.sentence(f"{name}: {sentence(one.error, language())}")
