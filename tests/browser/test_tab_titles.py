"""The title of a browser's tab says which screen it shows, and of which client."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.server import Server

TITLES = {
    "canvas": {"it": "Canvas", "en": "Canvas"},
    "plan": {"it": "Piano", "en": "Plan"},
    "risks": {"it": "Rischi", "en": "Risks"},
}


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("screen", TITLES)
def test_a_tab_names_screen_and_client(server: Server, open_page: OpenPage, screen: str, lang: str) -> None:
    page = open_page(screen, w=server.create_workshop(client="Rossi & figli"), lang=lang)
    expect(page).to_have_title(f"{TITLES[screen][lang]} · Rossi & figli – CRM Canvas")


def test_the_list_of_workshops_names_no_client(open_page: OpenPage) -> None:
    page = open_page("home", lang="en")
    expect(page).to_have_title("Workshops – CRM Canvas")
