"""Who is at the keyboard and which workshop is open: the one typed door to the session."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from canvas_model.access import Principal
from canvas_model.errors import NotFoundError
from pages.server import store, visitors
from pages.server.visitors import Visitor
from pages.ui import layout, navigation
from pages.ui.language import _, language


def visitor() -> Visitor:
    """The browser of this session, asked anew at each run: a key may have been replaced while its page was open."""
    return visitors.visitor(st.context.cookies)


def principal() -> Principal:
    """Who writes."""
    return visitor().principal(language())


def current_workshop() -> UUID | None:
    """The workshop in the address (`?w=`), else the one this session opened last; it may be gone by now."""
    given = st.query_params.get("w") or st.session_state.get("workshop")
    try:
        workshop = UUID(given) if given else None
    except ValueError:
        return None
    if workshop:
        st.session_state["workshop"] = str(workshop)
    return workshop


def readable_workshop() -> UUID | None:
    """The workshop of `current_workshop`, for what stands around every screen; None for whoever may not read it."""
    return current_workshop() if visitor().may("read_workshop") else None


def open_workshop(workshop: UUID, screen: str = "canvas") -> None:
    """Open a workshop on a screen; nothing after it runs."""
    st.session_state["workshop"] = str(workshop)
    navigation.go(screen, w=workshop)


def close_workshop() -> None:
    """No workshop is open any more."""
    st.session_state.pop("workshop", None)
    if "w" in st.query_params:
        del st.query_params["w"]


def require_workshop() -> UUID:
    """The open workshop; where there is none, or it is gone, says so with a way home and stops the screen."""
    workshop = current_workshop()
    if workshop is None:
        layout.empty(
            _("No workshop is open. Choose one, or make a new one."), then=_("To the workshops"), screen="home"
        )
        st.stop()
    visitor().require("read_workshop")
    try:
        store.snapshot(workshop)
    except NotFoundError:
        close_workshop()
        layout.empty(
            _("This workshop is not here any more: it was deleted, or the link is incomplete."),
            then=_("To the workshops"),
            screen="home",
        )
        st.stop()
    if "w" not in st.query_params:
        st.query_params["w"] = str(workshop)
    return workshop


def today() -> date:
    """The day it is where the reader is; where the server runs, if the browser does not say or names an unknown zone."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "")).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now().astimezone().date()
