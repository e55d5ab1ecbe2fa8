"""A new workshop: its form, whose id is in the address, so that sending it twice makes one."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from canvas_model.errors import NotFoundError
from canvas_model.languages import LANGUAGES
from canvas_model.storage.workshops import create_workshop
from pages.screens.home.new_workshop_form import workshop_form
from pages.server import store
from pages.ui import layout, navigation, session
from pages.ui.language import _, language
from pages.ui.streamlit_gaps.first_focus import stand_in


def new_workshop(workshop: UUID) -> None:
    """The form of the new workshop with this id; sent, it opens the interview, and so it does where that was made already."""
    # A second press may bring the page back to the form, and so may somebody who comes back to its address.
    with suppress(NotFoundError):
        store.snapshot(workshop)
        session.open_workshop(workshop, "interview")
    layout.header(
        _("New workshop"), _("Only the client’s name is needed: the rest can stay as it is and be changed at any time.")
    )
    store_, actor = store.store(), session.principal()
    fields = proposed(session.today())

    def save(values: dict[str, object]) -> None:
        create_workshop(store_, actor, fields | values, id=workshop)

    form = f"new_{workshop}"
    stand_in(f"{form}_client")
    if workshop_form(form, str(workshop), fields, save):
        session.open_workshop(workshop, "interview")
    navigation.screen_link("home", _("Back to the workshops"), icon="arrow_back", w=None)


def proposed(today: date) -> dict[str, Any]:
    """The fields of a new workshop before anybody has touched them: today, the next Monday, the reader's country."""
    return {
        "client": "",
        "title": "CRM Model Canvas",
        "language": language(),
        "held_on": today,
        "starts_on": today + timedelta(days=7 - today.weekday()),
        "areas": ("sales", "marketing", "service", "it", "management"),
        "crm_users": 12,
        "country": LANGUAGES[language()].country,
    }
