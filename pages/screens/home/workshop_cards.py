"""The shelf: the workshops as cards, twelve to a page, with search, archive and the deleted ones."""

from datetime import UTC, datetime
from uuid import uuid4

import streamlit as st

from canvas_model.storage.workshop_list import any_workshop, deleted_workshops, list_workshops
from pages.screens.home import card_contents, card_dialogs, card_menu
from pages.screens.home.first_visit import first_visit
from pages.screens.home.starting_points import bring_file, open_demo
from pages.screens.home.undo_offer import undo_offer
from pages.server import regular_copies, store
from pages.ui import errors, layout, navigation, session
from pages.ui.language import _, counted

COLUMNS = 3
SHELVES = ("open", "archive", "deleted")


def workshop_cards() -> None:
    """The workshops as cards, twelve to a page."""
    session.visitor().require("read_workshop")
    with st.container():
        if not_copied := regular_copies.failure():
            errors.warning(not_copied)
    on = _shelf_name()
    with store.reading() as connection:
        anything = any_workshop(connection)
    if not anything:
        first_visit()
        return
    layout.header(_("Workshops"))
    with st.container():  # holds its place while there is nothing to take back, so that what follows is not made anew
        undo_offer()
    with st.container(horizontal=True, key="cv_begin_new"):
        navigation.screen_link("home", _("New workshop"), icon="add", w=None, new=uuid4())
        open_demo(primary=False)
        with st.popover(_("Import a file"), icon=":material/upload_file:"):
            bring_file()
    with st.container(horizontal=True, key="cv_find", vertical_alignment="bottom"):
        wanted = st.text_input(
            _("Search"), key="home_search", placeholder=_("Search by client or title"), label_visibility="collapsed"
        )
        chosen = st.segmented_control(
            _("Which workshops"),
            SHELVES,
            default=on,
            required=True,
            key="home_shelf",
            format_func=lambda name: {
                "open": _("In progress"),
                "archive": _("Archived"),
                "deleted": _("Deleted"),
            }[name],
            label_visibility="collapsed",
        )
    if chosen == "deleted":
        with store.reading() as connection:
            deleted = deleted_workshops(connection)
        card_menu.deleted_shelf(deleted, wanted)
    else:
        _cards(archived=chosen == "archive", wanted=wanted)
    card_dialogs.show_open_dialog()


def _shelf_name() -> str:
    given = st.query_params.get("shelf", "open")
    return given if given in SHELVES else "open"


def _cards(*, archived: bool, wanted: str) -> None:
    page = int(st.session_state.get("home_page", 1))
    with store.reading() as connection:
        found = list_workshops(connection, archived=archived, page=page, search=wanted)
    if not found.total:
        words = _("No workshop matches “{words}”.").format(words=wanted) if wanted.strip() else _("Nothing here.")
        layout.empty(words)
        return
    now = datetime.now(UTC)
    cards = card_contents.cards(found.workshops)
    for start in range(0, len(cards), COLUMNS):
        for card, column in zip(cards[start : start + COLUMNS], st.columns(COLUMNS), strict=False):
            with column, st.container(key=f"cv_card_{card.head.id}"):
                navigation.screen_link("canvas", card.head.client, w=card.head.id)
                layout.show(card_contents.face(card, now=now))
                card_menu.menu(card.head, archived=archived)
    if found.pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center", key="cv_pages"):
            st.button(
                _("Previous"), disabled=found.page == 1, on_click=_turn_to, args=(found.page - 1,), key="home_previous"
            )
            layout.sentence(_("Page {page} of {pages}").format(page=found.page, pages=found.pages), quiet=True)
            st.button(
                _("Next"),
                disabled=found.page == found.pages,
                on_click=_turn_to,
                args=(found.page + 1,),
                key="home_next",
            )
    layout.sentence(counted("{count} workshop", "{count} workshops", found.total), quiet=True)


def _turn_to(page: int) -> None:
    st.session_state["home_page"] = page
