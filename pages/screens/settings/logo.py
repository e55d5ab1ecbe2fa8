"""The consultant's logo: put in, replaced and taken away, each at once."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from canvas_model.content import Snapshot
from canvas_model.limits import LOGO_SENT_MEGABYTES
from canvas_model.logo import logo_of
from pages.ui.commands import to_change_workshop
from pages.ui.language import _
from pages.ui.layout import html, show
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps.returning_uploads import id_of_upload
from pages.ui.uploads import empty_file_field, file_field


def logo(snapshot: Snapshot) -> bool:
    """Show the field; true in the run that changed the logo. A file that cannot be one is refused below it."""
    slot = f"settings_logo_{snapshot.id}"
    taken: list[str] = []

    def take(file: UploadedFile) -> None:
        drawn = logo_of(file.getvalue())
        to_change_workshop(snapshot, {"logo": drawn}, op=id_of_upload(file))()
        empty_file_field(slot)  # the next run would take the file in again
        taken.append(drawn)

    with st.container():
        file_field(
            slot,
            _("Logo (PNG or JPEG, {limit} MB at most)").format(limit=LOGO_SENT_MEGABYTES),
            take,
            type=["png", "jpg", "jpeg"],
            help=_(
                "For the report’s cover. It is drawn anew, small and without its empty margin, and kept in the workshop."
            ),
        )
    if taken:
        return True
    if not snapshot.workshop.logo:
        return False
    words = _("The logo as it is kept")
    show(html('<p class="cv-logo"><img src="{logo}" alt="{words}"/></p>', logo=snapshot.workshop.logo, words=words))
    remove = to_change_workshop(snapshot, {"logo": ""})
    return saving_button(_("Remove the logo"), remove, key=f"{slot}_away_{snapshot.revision}")
