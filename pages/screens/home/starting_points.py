"""The ways to begin: the demo workshop and a workshop file."""

from uuid import UUID, uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import read_canvas
from canvas_model.files.repairs import repaired
from canvas_model.limits import FILE_MEGABYTES
from canvas_model.storage.file_changes import same_origin
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.workshops import workshop_exists
from exporters.words.repairs import link_left_out
from pages.screens.home import known_file
from pages.server import store
from pages.ui import layout, navigation, session
from pages.ui.language import _, language
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.returning_uploads import id_of_upload
from pages.ui.uploads import file_field


def open_demo(*, primary: bool) -> None:
    """A button that makes a demo workshop in the reader's language and opens it."""
    id = st.session_state.setdefault("home_demo", str(uuid4()))
    store_, actor, speaks = store.store(), session.principal(), language()

    def save() -> None:
        demo = demo_snapshot(speaks, today=session.today())
        bring_in(store_, actor, demo, id=UUID(id))

    label = _("Open the demo workshop")
    if saving_button(
        label, save, key=f"home_demo_{id}", type="primary" if primary else "secondary", icon=":material/play_arrow:"
    ):
        st.session_state.pop("home_demo", None)
        session.open_workshop(UUID(id))


def bring_file() -> None:
    """Upload of a workshop file; what cannot be kept is refused with the place of the fault, and nothing is written."""
    with st.container():
        file_field(
            "home_file",
            _("Workshop file (*.canvas.json, {limit} MB at most)").format(limit=FILE_MEGABYTES),
            _bring,
            type=["json"],
            help=_("A file made with “Export”."),
        )


def _bring(file: UploadedFile) -> None:
    id = id_of_upload(file)
    read = repaired(read_canvas(file.getvalue()))
    with store.reading() as connection:
        known = [] if workshop_exists(connection, id) else same_origin(connection, read.snapshot)
    if known and not known_file.ask(read, id, known):
        return
    bring_in(store.store(), session.principal(), read.snapshot, id=id)
    if not read.links:
        session.open_workshop(id)
    if known:
        st.rerun()  # without what was asked
    layout.sentence(_("The workshop was imported. In the file, some tasks waited for each other in a circle:"))
    for link in read.links:
        layout.sentence(link_left_out(link, language()))
    navigation.screen_link("canvas", _("Open the workshop"), w=id)
