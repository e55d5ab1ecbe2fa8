"""The workshops: make one, open one, keep them in order."""

from datetime import UTC, datetime
from uuid import UUID, uuid4, uuid5

import streamlit as st

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import CanvasError, NotFoundError
from canvas_model.files.canvas_file import read_canvas
from canvas_model.limits import FILE_MEGABYTES
from canvas_model.storage.workshops import any_workshop, bring_in, create_workshop, deleted_workshops, list_workshops
from pages.screens.home import archiving, card_dialogs, card_menu, shelf, workshop_form, workshop_settings
from pages.server import store
from pages.ui import layout, navigation, session
from pages.ui.errors import refusal
from pages.ui.language import _, counted, language
from pages.ui.saving import saving_button

COLUMNS = 3
IMPORTS = UUID("8f6d3a5e-52c0-5b4e-8a5f-6d1f1c0a9e11")


def new_workshop(workshop: UUID) -> None:
    """The form of a new workshop; its id is in the address, so that sending it twice makes one."""
    layout.header(
        _("New workshop"), _("Only the client’s name is needed: the rest can stay, and be changed at any time.")
    )
    store_, actor = store.store(), session.actor()
    fields = workshop_form.sensible(session.today())

    def save(values: dict[str, object]) -> None:
        create_workshop(store_, actor, fields | values, id=workshop)

    if workshop_form.workshop_form(f"new_{workshop}", fields, save, label=_("Create the workshop"), whole=False):
        session.open_workshop(workshop, "interview")
    navigation.screen_link("home", _("Back to the workshops"), icon="arrow_back", w=None)


def open_demo(*, primary: bool) -> None:
    """A button that makes a demo workshop in the reader's language and opens it."""
    id = st.session_state.setdefault("home_demo", str(uuid4()))
    store_, actor, speaks = store.store(), session.actor(), language()

    def save() -> None:
        demo = demo_snapshot(speaks, today=session.today())  # type: ignore[arg-type]
        bring_in(store_, actor, demo, id=UUID(id))

    label = _("Open the demo workshop")
    if saving_button(
        label, save, key=f"home_demo_{id}", type="primary" if primary else "secondary", icon=":material/play_arrow:"
    ):
        st.session_state.pop("home_demo", None)
        session.open_workshop(UUID(id))


def bring_file() -> None:
    """Upload of a workshop file; what cannot be kept is refused with the place of the fault, and nothing is written."""
    file = st.file_uploader(
        _("Workshop file (*.canvas.json, {limit} MB at most)").format(limit=FILE_MEGABYTES),
        type=["json"],
        key="home_file",
        help=_("A file that “Export” made."),
    )
    if file is None:
        return
    id = uuid5(IMPORTS, file.file_id)
    try:
        bring_in(store.store(), session.actor(), read_canvas(file.getvalue()), id=id)
    except CanvasError as error:
        refusal(error)
        return
    session.open_workshop(id)


def first_visit() -> None:
    """What this is, and the two ways to begin."""
    layout.header("CRM Model Canvas")
    layout.show(
        layout.html(
            '<div class="cv-welcome"><p>{what}</p><p>{how}</p></div>',
            what=_(
                "You lead a client’s team through nine blocks, from customers to costs, and see at once how ready the "
                "company is to introduce a CRM."
            ),
            how=_("At the end you hand over the canvas, the gaps, a dated plan, the risks and a PDF of it all."),
        )
    )
    with st.container(horizontal=True, key="cv_begin"):
        open_demo(primary=True)
        navigation.screen_link("home", _("New workshop"), icon="add", w=None, new=uuid4())
    with st.expander(_("Bring in a workshop from a file"), icon=":material/upload_file:"):
        bring_file()


def workshops_shelf() -> None:
    """The workshops as cards, twelve to a page."""
    on = _shelf_name()
    with store.reading() as connection:
        anything = any_workshop(connection)
    if not anything:
        first_visit()
        return
    layout.header(_("Workshops"))
    archiving.undo_offer()
    card_dialogs.dialog_asked()
    with st.container(horizontal=True, key="cv_begin"):
        navigation.screen_link("home", _("New workshop"), icon="add", w=None, new=uuid4())
        open_demo(primary=False)
        with st.popover(_("Bring in a file"), icon=":material/upload_file:"):
            bring_file()
    with st.container(horizontal=True, key="cv_find", vertical_alignment="bottom"):
        wanted = st.text_input(
            _("Search"), key="home_search", placeholder=_("Search by client or title"), label_visibility="collapsed"
        )
        chosen = st.segmented_control(
            _("Shelf"),
            ["open", "archive", "deleted"],
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


def _shelf_name() -> str:
    given = st.query_params.get("shelf", "open")
    return given if given in ("open", "archive", "deleted") else "open"


def _cards(*, archived: bool, wanted: str) -> None:
    page = int(st.session_state.get("home_page", 1))
    with store.reading() as connection:
        found = list_workshops(connection, archived=archived, page=page, search=wanted)
    if not found.total:
        words = _("No workshop matches “{words}”.").format(words=wanted) if wanted.strip() else _("Nothing here.")
        layout.empty(words)
        return
    now = datetime.now(UTC)
    cards = shelf.cards(found.workshops)
    for start in range(0, len(cards), COLUMNS):
        for card, column in zip(cards[start : start + COLUMNS], st.columns(COLUMNS), strict=False):
            with column, st.container(key=f"cv_card_{card.head.id}"):
                navigation.screen_link("canvas", card.head.client, w=card.head.id)
                layout.show(shelf.face(card, now=now))
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


def _address_id(name: str) -> UUID | None:
    try:
        return UUID(st.query_params.get(name, ""))
    except ValueError:
        return None


if new := _address_id("new"):
    new_workshop(new)
elif changed := _address_id("settings"):
    try:
        workshop_settings.settings(changed)
    except NotFoundError as error:
        refusal(error)
else:
    workshops_shelf()
