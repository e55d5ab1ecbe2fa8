"""A run of `st.navigation` marks the page that it shows, and with it everybody's: a page cannot be shared by runs.

A page looks for its script on the disk when it is made, eight times a run if every run made its own. So one page of each
screen is kept for all runs, and each run gets copies to mark.

Needed in Streamlit 1.67.0. Once `st.navigation` leaves the pages it is given as they are, this module can go.
"""

from collections.abc import Iterable
from copy import copy

import streamlit as st


def to_mark(pages: Iterable[st.Page]) -> list[st.Page]:
    """Copies of pages, for one run of `st.navigation`."""
    return [copy(page) for page in pages]
