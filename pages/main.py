"""The frame around every screen: language, navigation, and the workshop that is open."""

import streamlit as st

from pages.server import store
from pages.ui import errors, frame, navigation, session, undo_bar
from pages.ui.streamlit_gaps import kept_dialogs
from pages.ui.streamlit_gaps.page_icon import page_icon

st.set_page_config(page_title="CRM Model Canvas", page_icon=page_icon(), layout="wide")
frame.dress()
with errors.shown():
    session.visitor().require("open")
    store.store()
    workshop = session.readable_workshop()
    page = st.navigation(navigation.pages(), position="hidden")
    frame.name_tab(page, workshop)
    kept_dialogs.arrive(page.url_path, workshop)
    frame.sidebar(workshop, page.url_path)
    undo_bar.of_screen(workshop, page.url_path)
    page.run()
