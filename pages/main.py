"""The frame around every screen: language, navigation, and the workshop that is open."""

import streamlit as st

from pages.server import store
from pages.ui import errors, frame, navigation, row_dialogs, session

st.set_page_config(page_title="CRM Model Canvas", page_icon=frame.icon(), layout="wide")
frame.dress()
with errors.shown():
    store.store()
    workshop = session.current_workshop()
    page = st.navigation(navigation.pages(), position="hidden")
    row_dialogs.arrive(page.url_path, workshop)
    frame.sidebar(workshop)
    page.run()
