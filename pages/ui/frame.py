"""What stands around a screen: the style sheet, the page's language, and the sidebar."""

import json
from contextlib import suppress
from uuid import UUID

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from canvas_model.errors import NotFoundError
from canvas_model.languages import LANGUAGES
from exporters.words.texts import texts
from pages.server import store
from pages.ui.language import language, name_of, settle
from pages.ui.layout import html, show, style_sheet
from pages.ui.leads import BACK
from pages.ui.navigation import SCREENS, screen_link
from pages.ui.streamlit_gaps.address_bar import write_address
from pages.ui.streamlit_gaps.page_language import tell_page
from pages.ui.streamlit_gaps.shown_screen import tell_screen


def dress() -> None:
    """Give the page the product's own look, and tell the browser its language and its address."""
    write_address()
    spoken = settle()
    st.html(f"<style>{style_sheet()}\n{_words_on_paper(spoken)}</style>")
    tell_page(spoken)


def _words_on_paper(language: str) -> str:
    """What stands in the place of a part of the screen that was not drawn yet when it was printed."""
    _ = texts(language)
    said = _(
        "Part of this page was not drawn yet when it was printed. Print it again once everything is on the screen."
    )
    return f":root {{ --cv-unfinished: {json.dumps(said, ensure_ascii=False)} }}"


def name_tab(page: StreamlitPage, workshop: UUID | None) -> None:
    """Title the browser's tab after the screen and, in a workshop, its client."""
    parts = [page.title]
    if workshop is not None and page.url_path:
        with suppress(NotFoundError):
            parts.append(store.snapshot(workshop).workshop.client)
    st.set_page_config(page_title=f"{' · '.join(parts)} – CRM Canvas")


def sidebar(workshop: UUID | None, screen: str) -> None:
    """Navigation, the open workshop and the language; nothing else. `screen` is the one that is shown."""
    with st.sidebar:
        show(html('<p class="cv-brand">CRM Model Canvas</p>'))
        screen_link("home", icon="home", w=None)
        if workshop is not None:
            _of_workshop(workshop, screen)
        _languages()
    tell_screen(screen)


def _of_workshop(workshop: UUID, shown: str) -> None:
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
            back = {BACK: shown} if screen.name == "settings" and shown not in ("", "settings") else {}
            screen_link(screen.name, icon=screen.icon, w=workshop, **back)


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
