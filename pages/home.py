"""The workshops: make one, open one, keep them in order."""

from uuid import UUID

import streamlit as st

from pages.screens.home.new_workshop import new_workshop
from pages.screens.home.workshop_cards import workshop_cards


def _new_workshop_in_address() -> UUID | None:
    try:
        return UUID(st.query_params.get("new", ""))
    except ValueError:
        return None


if new := _new_workshop_in_address():
    new_workshop(new)
else:
    workshop_cards()
