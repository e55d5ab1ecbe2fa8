"""A link to the screen that is already open looks and sounds like the others.

Where somebody is in the menu is then not to be seen, nor to be heard. A component without a look (`assets/streamlit/screen.js`)
is told which screen is shown, and marks its link as `aria-current`; it follows leads as well (`leads.js`).

Needed in Streamlit 1.67.0. Once a page link says that its page is open, the loop in `screen.js` can go.
"""

import streamlit as st

from pages.ui.components import component

_screen = component("screen", "streamlit/screen.js")


def tell_screen(screen: str) -> None:
    """Tell the browser which screen is shown, once the menu has its links."""
    with st.container(key="cv_hidden_screen"):
        _screen(key="screen", data={"screen": screen}, on_saved_change=lambda: None)
