"""What is asked before a workshop on the shelf is copied, deleted, or removed for good."""

from uuid import UUID, uuid4

import streamlit as st

from canvas_model.errors import NotFoundError
from canvas_model.storage.workshop_copies import duplicate
from canvas_model.storage.workshop_list import Head
from canvas_model.storage.workshops import purge
from pages.screens.home.flag_button import flag_button
from pages.screens.home.undo_offer import remember
from pages.server import store
from pages.ui import layout, session
from pages.ui.language import _
from pages.ui.saving import saving_button
from pages.ui.streamlit_gaps import kept_dialogs
from pages.ui.streamlit_gaps.markdown_in_labels import plain

PLACE = "home"
"""Where (dialog, workshop) is kept open."""


def dialog_button(label: str, what: str, head: Head, *, icon: str | None = None) -> None:
    """A button that closes the workshop's menu and opens a dialog."""

    def ask() -> None:
        kept_dialogs.keep_open(PLACE, (what, head))
        st.session_state[f"cv_menu_{head.id}"] = False

    st.button(label, icon=icon, type="tertiary", key=f"home_{what}_{head.id}", on_click=ask)


def show_open_dialog() -> None:
    """The dialog that is open, unless somebody else has deleted what it is about."""
    opened: tuple[str, Head] | None = kept_dialogs.kept_open(PLACE)
    dialogs = {"copy": copy_dialog, "delete": delete_dialog, "purge": purge_dialog}
    if opened and (opened[0] == "purge" or _is_there(opened[1].id)):
        what, head = opened
        dialogs[what](head)
    else:
        _close()


def _is_there(workshop: UUID) -> bool:
    try:
        store.revision(workshop)
    except NotFoundError:
        return False
    return True


def _close() -> None:
    """No dialog is open any more."""
    kept_dialogs.close(PLACE)


def copy_dialog(head: Head) -> None:
    """Ask for the copy's title and whether the contents come along, then make it and open it."""
    workshop = head.id
    title_key, contents_key = f"home_copy_title_{workshop}", f"home_copy_contents_{workshop}"

    @st.dialog(_("Duplicate the workshop"), on_dismiss=_close)
    def ask() -> None:
        id = UUID(st.session_state.setdefault(f"home_copy_id_{workshop}", str(uuid4())))
        opened, actor, source, today = store.store(), session.principal(), store.snapshot(workshop), session.today()

        def save() -> None:
            title, contents = st.session_state.get(title_key, ""), st.session_state.get(contents_key)
            duplicate(opened, actor, source, title=title, contents=bool(contents), today=today, id=id)

        with st.form(f"home_copy_{id}", clear_on_submit=False, border=False):
            st.text_input(_("Title of the copy"), _("{title} (copy)").format(title=head.title), key=title_key)
            st.radio(
                _("What to copy"),
                [True, False],
                format_func=lambda whole: _("Everything that was written") if whole else _("Only the settings"),
                key=contents_key,
            )
            made = saving_button(
                _("Duplicate"), save, key=f"home_copy_now_{id}", button=st.form_submit_button, type="primary"
            )
        if made:
            st.session_state.pop(f"home_copy_id_{workshop}", None)
            _close()
            session.open_workshop(id)

    ask()


def delete_dialog(head: Head) -> None:
    """Ask once more before a workshop goes to the deleted ones."""

    def gone() -> None:
        remember("deleted", head)
        _close()

    @st.dialog(_("Delete this workshop?"), on_dismiss=_close)
    def ask() -> None:
        layout.sentence(
            _("“{client}” goes to the deleted workshops, from where it can be brought back.").format(client=head.client)
        )
        flag_button(
            plain(_("Delete “{name}”").format(name=head.client)), head.id, "hidden", True, kind="primary", then=gone
        )

    ask()


def purge_dialog(head: Head) -> None:
    """Remove a deleted workshop for good, after its client's name has been typed."""
    workshop, client = head.id, head.client

    @st.dialog(_("Remove for good?"), on_dismiss=_close)
    def ask() -> None:
        layout.sentence(
            _(
                "Everything written in this workshop, and its history, is removed from the database. Nobody can bring it back."
            )
        )
        typed = st.text_input(
            _("To confirm, type the client’s name: {client}").format(client=plain(client)),
            key=f"home_purge_name_{workshop}",
        )
        opened, actor = store.store(), session.principal()
        sure = " ".join(typed.split()).casefold() == " ".join(client.split()).casefold()
        if saving_button(
            _("Remove for good"),
            lambda: purge(opened, actor, workshop),
            key=f"home_purge_now_{workshop}",
            type="primary",
            disabled=not sure,
            then=_close,
        ):
            st.rerun()

    ask()
