"""The consultant's logo: put in, replaced and taken away, each at once."""

import streamlit as st

from canvas_model.content import Snapshot
from canvas_model.errors import CanvasError
from canvas_model.limits import LOGO_SENT_MEGABYTES
from canvas_model.logo import logo_of
from pages.ui.commands import to_change_workshop
from pages.ui.errors import refusal
from pages.ui.language import _
from pages.ui.layout import html, show
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.returning_uploads import id_of_upload


def logo(snapshot: Snapshot) -> bool:
    """Show the field; true in the run that changed the logo. A file that is no picture is refused below it."""
    taken_in = f"settings_logo_{snapshot.id}"
    uploads = st.session_state.setdefault(taken_in, 0)
    file = st.file_uploader(
        _("Logo (PNG or JPEG, {limit} MB at most)").format(limit=LOGO_SENT_MEGABYTES),
        type=["png", "jpg", "jpeg"],
        key=f"{taken_in}_{uploads}",
        help=_(
            "For the report’s cover. It is drawn anew, small and without its empty margin, and kept in the workshop."
        ),
    )
    if file is not None:
        try:
            to_change_workshop(snapshot, {"logo": logo_of(file.getvalue())}, op=id_of_upload(file))()
        except CanvasError as error:
            refusal(error)
            return False
        st.session_state[taken_in] = uploads + 1  # an empty field, for the next run would take the file in again
        return True
    if not snapshot.workshop.logo:
        return False
    words = _("The logo as it is kept")
    show(html('<p class="cv-logo"><img src="{logo}" alt="{words}"/></p>', logo=snapshot.workshop.logo, words=words))
    remove = to_change_workshop(snapshot, {"logo": ""})
    return saving_button(_("Remove the logo"), remove, key=f"{taken_in}_away_{snapshot.revision}")
