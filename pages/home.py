"""The workshops: make one, open one, keep them in order."""

from uuid import UUID

import streamlit as st

from canvas_model.errors import NotFoundError
from pages.screens.home.new_workshop import new_workshop
from pages.screens.home.workshop_list import workshop_list
from pages.screens.home.workshop_settings import settings
from pages.ui.errors import refusal


def _workshop_in_address(name: str) -> UUID | None:
    try:
        return UUID(st.query_params.get(name, ""))
    except ValueError:
        return None


if new := _workshop_in_address("new"):
    new_workshop(new)
elif changed := _workshop_in_address("settings"):
    try:
        settings(changed)
    except NotFoundError as error:
        refusal(error)
else:
    workshop_list()
