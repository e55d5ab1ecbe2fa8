"""The frame around every screen: language, navigation, and the workshop that is open."""

import streamlit as st

from pages.ui import errors, frame, screens, session, store

st.set_page_config(page_title="CRM Model Canvas", page_icon=frame.icon(), layout="wide")
frame.dress()
with errors.shown():
    store.store()
    workshop = session.current_workshop()
    page = st.navigation(
        [
            st.Page(
                screen.script, title=screens.title(screen.name), url_path=screen.name, default=screen.name == "home"
            )
            for screen in screens.SCREENS
        ],
        position="hidden",
    )
    frame.sidebar(workshop)
    page.run()
