"""The parts of Streamlit's page that we look for are there, each in the state of the page that its list names."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.ui.streamlit_gaps.test_ids import ATTRIBUTES, Part


def home(page: Page) -> None:
    expect(page.locator('[class*="st-key-cv_card_"]').first).to_be_visible()


def popover(page: Page) -> None:
    page.get_by_role("button", name="Import a file").click()
    expect(page.locator('input[type="file"]')).to_be_attached()


def refused_file(page: Page) -> None:
    popover(page)
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"}
    page.locator('input[type="file"]').set_input_files(notes)
    page.get_by_test_id(Part.FILE_CHIP).hover()


def form(page: Page) -> None:
    page.get_by_text("New workshop", exact=True).click()
    expect(page.get_by_role("button", name="Create the workshop")).to_be_visible()


def writing(page: Page) -> None:
    form(page)
    page.get_by_role("textbox").first.click()
    page.keyboard.type("Rossi")


def open_list(page: Page) -> None:
    form(page)
    page.get_by_role("combobox", name="Language of the report").click()


def open_lists(page: Page) -> None:
    form(page)
    page.get_by_test_id(Part.MULTISELECT).get_by_role("combobox").click()


def dialog(page: Page) -> None:
    page.locator("button[data-row=p0]").click()


def chart(page: Page) -> None:
    expect(page.locator(".js-plotly-plot").first).to_be_visible()


STATES: dict[str, tuple[str, str, Callable[[Page], Any]]] = {
    "": ("interview", "wide", lambda page: None),
    "wide": ("interview", "wide", lambda page: None),
    "phone": ("interview", "phone", lambda page: None),
    "home": ("", "wide", home),
    "popover": ("", "wide", popover),
    "refused file": ("", "wide", refused_file),
    "form": ("", "wide", form),
    "writing": ("", "wide", writing),
    "list": ("", "wide", open_list),
    "lists": ("", "wide", open_lists),
    "dialog": ("plan", "wide", dialog),
    "chart": ("plan", "wide", chart),
}
"""The screen, its size, and what brings the page into a state."""


@pytest.mark.parametrize("state", STATES)
def test_the_parts_are_in_the_page(server: Any, open_page: Any, state: str) -> None:
    screen, size, reach = STATES[state]
    page = open_page(screen, size=size, lang="en", w=server.create_workshop())
    reach(page)
    for part in Part:
        if part.state == state:
            found = page.locator(f'[data-testid^="{part}"]' if part is Part.COMPONENT else f'[data-testid="{part}"]')
            expect(found.first, f"{part}: {part.what}").to_be_attached()


def test_every_state_of_a_part_is_looked_at() -> None:
    assert {part.state for part in Part} == set(STATES)


def test_the_page_says_how_it_stands(server: Any, open_page: Any) -> None:
    page = open_page("interview", size="wide", lang="en", w=server.create_workshop())
    for name in ATTRIBUTES:
        expect(page.locator(f"[{name}]").first, ATTRIBUTES[name]).to_be_attached()
