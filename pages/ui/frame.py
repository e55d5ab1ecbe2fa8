"""What stands around a screen: the style sheet, the page's language, and the sidebar."""

from functools import cache
from uuid import UUID

import streamlit as st

from canvas_model.catalogue import ASSETS
from canvas_model.errors import FileTooLargeError, NotFoundError
from canvas_model.languages import LANGUAGES
from canvas_model.limits import FILE_MEGABYTES
from exporters.words.texts import sentence, texts
from pages.server import store
from pages.ui.components import component
from pages.ui.language import language, name_of, settle
from pages.ui.layout import html, show, style_sheet
from pages.ui.navigation import SCREENS, screen_link

_page = component("page", "streamlit/page.js")


def icon() -> str:
    """The page's icon, a file of our own: a ready-made one would be fetched from somebody else's server."""
    return str(ASSETS / "images" / "icon.svg")


def dress() -> None:
    """Give the page the product's own look, and tell the browser its language and its address."""
    # A link to the screen that is already open changes the parameters here, but not in the browser's address.
    st.query_params.from_dict(st.query_params.to_dict())
    st.html(f"<style>{style_sheet()}</style>")
    with st.container(key="cv_hidden"):
        _page(key="cv_language", data=_said(settle()))


@cache
def _said(language: str) -> dict[str, object]:
    """What the browser needs to speak a language: the words of Streamlit's own parts, and the word for a lost server."""
    _ = texts(language)
    words = {
        "Skip to main content": _("Skip to main content"),
        "Sidebar": _("Menu"),
        "Expand sidebar": _("Open the menu"),
        "Collapse sidebar": _("Close the menu"),
        "Open": _("Open the list"),
        "Close": _("Close"),
        "Dismiss": _("Close"),
        "Clear all": _("Remove all"),
        "Clear value": _("Empty the field"),
        "Clear entry": _("Empty the field"),
        "Remove {name}": _("Remove {name}"),
        "Decrement": _("One less"),
        "Increment": _("One more"),
        "Choose date": _("Choose a date"),
        "day, {name}": _("day, {name}"),
        "month, {name}": _("month, {name}"),
        "year, {name}": _("year, {name}"),
        "Help for {name}": _("Help with {name}"),
        "Choose an option": _("Choose from the list"),
        "Selectbox options": _("Choices"),
        "Multiselect options": _("Choices"),
        "Selected values": _("What is chosen"),
        "No results": _("Nothing found"),
        "Press Enter to apply": _("Press Enter to confirm"),
        "Press Enter to submit form": _("Press Enter to confirm"),
        "Upload": _("Choose the file"),
        "file upload": _("Choose the file"),
        "Add files": _("Choose another file"),
        "Error: {name} files are not allowed.": _("This is not the file of a workshop: those end in .canvas.json."),
        "Error: File must be {name} or smaller.": sentence(FileTooLargeError(limit=FILE_MEGABYTES), language),
    }
    away = {
        "away": _(
            "The program does not answer: it may have been closed. What you have written is kept in this browser, and the page goes"
            " on by itself once the program runs again."
        ),
        "over": _("This page has lost the program and must be loaded again. What you have written is kept."),
        "again": _("Load the page again"),
    }
    return {"language": language, "words": words, "away": away}


def sidebar(workshop: UUID | None) -> None:
    """Navigation, the open workshop and the language; nothing else."""
    with st.sidebar:
        show(html('<p class="cv-brand">CRM Model Canvas</p>'))
        screen_link("home", icon="home", w=None)
        if workshop is not None:
            _of_workshop(workshop)
        _languages()


def _of_workshop(workshop: UUID) -> None:
    try:
        fields = store.snapshot(workshop).workshop
    except NotFoundError:
        return
    show(
        html(
            '<div class="cv-open"><strong>{client}</strong><span>{title}</span></div>',
            client=fields.client,
            title=fields.title,
        )
    )
    for screen in SCREENS:
        if screen.of_workshop:
            screen_link(screen.name, icon=screen.icon, w=workshop)


def _languages() -> None:
    with st.container(key="cv_languages", horizontal=True):
        for code in LANGUAGES:
            spoken = code == language()
            pressed = st.button(
                name_of(code),
                key=f"language_{code}",
                type="tertiary",
                disabled=spoken,
                on_click=_speak_in,
                args=(code,),
            )
            if pressed and not spoken:
                _speak_in(code)
                st.rerun()


def _speak_in(code: str) -> None:
    st.query_params["lang"] = code
