"""The server: the screens of Streamlit and the endpoints beside them, in one process behind one guard."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.endpoints.access.guard import Guard
from pages.endpoints.routes import ROUTES
from pages.endpoints.service.lifespan import lifespan
from pages.ui.script_errors import show_incident
from pages.ui.streamlit_gaps import bounded_uploads, kept_sessions

kept_sessions.install()
bounded_uploads.install()

app = st.App(
    Path(__file__).parent / "pages" / "main.py",
    routes=ROUTES,
    lifespan=lifespan,
    middleware=[Middleware(Guard)],
    on_script_error=show_incident,
)
