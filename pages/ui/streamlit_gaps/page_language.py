"""Streamlit's page says that it is English, whatever language it speaks.

Screen readers pronounce by it, and browsers hyphenate and offer to translate by it; `st.set_page_config` does not know it.
A component without a look (`assets/streamlit/page.js`) puts the language there, and along with it what the page's other
gaps need: words for Streamlit's own parts and for a lost server, a menu that leaves a phone's page once it was used, and a
Tab key that comes to the fields of a component in a dialog (`dialog_tab.js`): Streamlit's own goes past them; and an Enter
that ends a choice of an input method and sends nothing off (`input_methods.js`).

Needed in Streamlit 1.67.0. Once the page's language can be set, that line of `page.js` can go; the component goes with the
last of `english_words`, `lost_server`, the menu, `dialog_tab.js` and `input_methods.js`.
"""

from functools import cache

import streamlit as st

from pages.ui.closed_store import words_without_store
from pages.ui.components import component
from pages.ui.streamlit_gaps.english_words import words_of_streamlit
from pages.ui.streamlit_gaps.lost_server import words_without_server

_page = component("page", "streamlit/page.js")


def tell_page(language: str) -> None:
    """Tell the browser what language the page speaks, and the words it needs for it."""
    with st.container(key="cv_hidden"):
        _page(key="cv_language", data=_needed(language))


@cache
def _needed(language: str) -> dict[str, object]:
    return {
        "language": language,
        "words": words_of_streamlit(language),
        "away": words_without_server(language),
        "closed": words_without_store(language),
    }
