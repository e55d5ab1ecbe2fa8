"""The parts of Streamlit's page that we look for are there, each in the state of the page that its list names."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.ui.streamlit_gaps.test_ids import ATTRIBUTES, Part
from tests.browser.waiting import load_without_charts


def as_it_opens(page: Page) -> None:
    """Nothing is done to it."""


def home(page: Page) -> None:
    expect(page.locator('[class*="st-key-cv_card_"]').first).to_be_visible()


def popover(page: Page) -> None:
    page.get_by_role("button", name="Import a file").click()
    expect(page.locator('input[type="file"]')).to_be_attached()


def refused_file(page: Page) -> None:
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"}
    page.locator('input[type="file"]').set_input_files(notes)
    page.get_by_test_id(Part.FILE_CHIP).hover()


def form(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("link", name="New workshop").click()
    expect(page.get_by_role("button", name="Create the workshop")).to_be_visible()


def writing(page: Page) -> None:
    page.get_by_role("textbox").first.click()
    page.keyboard.type("Rossi")


def open_list(page: Page) -> None:
    page.get_by_role("combobox", name="Language of the report").click()


def open_lists(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_test_id(Part.MULTISELECT).get_by_role("combobox").click()


def fetching(page: Page) -> None:
    load_without_charts(page)


def chart(page: Page) -> None:
    page.unroute_all()
    page.reload()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()


def dialog(page: Page) -> None:
    page.locator("button[data-row=p0]").click()


Reach = Callable[[Page], None]
JOURNEYS: dict[str, tuple[str, str, dict[str, Reach]]] = {
    "any screen": ("interview", "wide", {"": as_it_opens, "wide": as_it_opens}),
    "a phone": ("interview", "phone", {"phone": as_it_opens}),
    "the workshops": ("", "wide", {"home": home, "popover": popover, "refused file": refused_file}),
    "a new workshop": ("", "wide", {"form": form, "writing": writing, "list": open_list, "lists": open_lists}),
    "the plan": ("plan", "wide", {"fetching": fetching, "chart": chart, "dialog": dialog}),
}
"""The screen, its size, and what brings its page from each state into the next."""


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_parts_are_in_the_page_and_it_says_how_it_stands(server: Any, open_page: Any, journey: str) -> None:
    screen, size, states = JOURNEYS[journey]
    page = open_page(screen, size=size, lang="en", w=server.create_workshop())
    for name, what in ATTRIBUTES.items():
        expect(page.locator(f"[{name}]").first, what).to_be_attached()
    for state, reach in states.items():
        reach(page)
        for part in Part:
            if part.state == state:
                name = f'[data-testid^="{part}"]' if part is Part.COMPONENT else f'[data-testid="{part}"]'
                expect(page.locator(name).first, f"{part}: {part.what}").to_be_attached()


def test_every_state_of_a_part_is_looked_at() -> None:
    assert {part.state for part in Part} == {state for _, _, states in JOURNEYS.values() for state in states}
