"""The word on the report screen that texts written in this browser are not in the report yet, with the way to them."""

from functools import cache
from uuid import UUID

import streamlit as st

from canvas_model.languages import LANGUAGES
from exporters.words.texts import plural_forms
from pages.ui import navigation
from pages.ui.components import component
from pages.ui.language import language

SCREENS = ("canvas", "interview", "relationships", "plan", "risks", "settings")
"""Where people write."""

_notice = component("pending_notice", "forms/pending_mount.js", "forms/pending_notice.css")


def pending_notice(workshop: UUID) -> None:
    """Mount the notice; nothing is seen of it while all is saved. What waits to be sent is sent meanwhile."""
    data = {
        "workshop": str(workshop),
        "language": language(),
        "locale": LANGUAGES[language()].locale.replace("_", "-"),
        "texts": _words(language()),
        "links": {name: {"href": navigation.address(name), "name": navigation.title(name)} for name in SCREENS},
    }
    with st.container(key="report_pending"):
        _notice(key="pending_notice", data=data)


@cache
def _words(language: str) -> dict[str, str]:
    return plural_forms(
        "{count} text is written in this browser and not saved yet: it is not in the report. It waits here:",
        "{count} texts are written in this browser and not saved yet: they are not in the report. They wait here:",
        name="pending",
        language=language,
    )
