"""What can be done with a workshop on the shelf: settings, copy, archive, file, delete, bring back, remove for good."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from canvas_model.alphabet import is_found
from canvas_model.storage.workshop_list import Head
from pages.screens.home.card_dialogs import dialog_button
from pages.screens.home.flag_button import flag_button
from pages.screens.home.undo_offer import forget, remember
from pages.ui import layout, navigation
from pages.ui.language import _, day
from pages.ui.streamlit_gaps.markdown_in_labels import plain


def menu(head: Head, *, archived: bool) -> None:
    """The menu of a workshop on the shelf; its contents are made only while it is open."""
    words = plain(_("More about {client}: {title}").format(client=head.client, title=head.title))
    box = st.popover(
        words, icon=":material/more_horiz:", type="tertiary", key=f"cv_menu_{head.id}", on_change="rerun", help=words
    )
    if not box.open:
        return
    with box:
        navigation.screen_link("settings", icon="tune", w=head.id)
        dialog_button(_("Duplicate…"), "copy", head, icon=":material/content_copy:")
        st.link_button(
            _("Export as a file"), f"/api/workshops/{head.id}/file", icon=":material/download:", type="tertiary"
        )
        words = _("Unarchive") if archived else _("Archive")
        done = partial(remember, "unarchived" if archived else "archived", head)
        flag_button(words, head.id, "archived", not archived, icon=":material/inventory_2:", then=done)
        dialog_button(_("Delete…"), "delete", head, icon=":material/delete:")


def deleted_shelf(deleted: Sequence[Head], wanted: str) -> None:
    """The deleted workshops, newest first, with a way back and a way to remove each for good."""
    found = [head for head in deleted if is_found(wanted, head.client, head.title)]
    if not found:
        layout.empty(_("Nothing here."))
    for head in found:
        with st.container(key=f"cv_deleted_{head.id}", horizontal=True, vertical_alignment="center"):
            layout.show(
                layout.html(
                    '<div><strong class="cv-name">{client}</strong><p class="cv-quiet">{title} · {when}</p></div>',
                    client=head.client,
                    title=head.title,
                    when=_("deleted on {day}").format(day=day(head.changed_at.date())),
                )
            )
            flag_button(
                _named(_("Bring “{client}” back"), head), head.id, "hidden", False, kind="secondary", then=forget
            )
            dialog_button(_named(_("Remove “{client}” for good…"), head), "purge", head)


def _named(words: str, head: Head) -> str:
    """A label that says which workshop it is about."""
    return plain(words.format(client=head.client))
