"""A field cannot be given the focus.

Whoever opens a form to fill it in has to find its first field first, and with the keyboard goes through the whole menu to it.
A component without a look (`assets/streamlit/first_focus.js`) puts the focus there once, when the screen opens.

Needed in Streamlit 1.67.0. Once a field takes the focus when it is asked to, this module and `first_focus.js` can go.
"""

import streamlit as st

from pages.ui.components import component

_stand = component("first_focus", "streamlit/first_focus.js")


def stand_in(field: str) -> None:
    """Put the focus into the field with this key when its screen opens; not again in a later run."""
    with st.container(key="cv_hidden_focus"):
        _stand(key="first_focus", data={"field": field})
