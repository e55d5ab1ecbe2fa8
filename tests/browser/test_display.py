"""What screens tell where colours are forced, and in a window read at 200 %."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.test_print import CLIPPED, CONTENT, LEAVES, SCREENS

OpenPage = Callable[..., Page]
Server = Any

AT_200_PERCENT = {"width": 720, "height": 450}
CHECKED, UNCHECKED = '[role="{}"][aria-checked="true"]', '[role="{}"][aria-checked="false"]'
LINK = f'[data-testid="{Part.SIDEBAR}"] a'
TOLD = {
    "interview": (
        ("level that is chosen", CHECKED.format("radio"), UNCHECKED.format("radio")),
        ("block that is open", "nav button[aria-current]", "nav button:not([aria-current])"),
        ("screen that is open", f'{LINK}[aria-current="page"]', f'{LINK}:not([aria-current="page"])'),
    ),
    "readiness": (
        ("importance that is chosen", CHECKED.format("radio"), UNCHECKED.format("radio")),
        ("block that is critical", ".fg-band.fg-critical", ".fg-band.fg-on_target"),
        ("block to improve", ".fg-band.fg-to_improve", ".fg-band.fg-on_target"),
        ("block that is critical", ".fg-band.fg-critical", ".fg-band.fg-to_improve"),
    ),
    "risks": (
        ("measure that is done", CHECKED.format("checkbox"), UNCHECKED.format("checkbox")),
        ("high risk", ".fg-band.fg-high", ".fg-band.fg-low"),
        ("cell of high risks", "td.fg-c-high", "td.fg-c-medium"),
        ("cell of medium risks", "td.fg-c-medium", "td.fg-c-low"),
    ),
    "plan": (("task on the critical path", "td .fg-critical-path", "td .fg-open"),),
}
"""By screen: what is told, where it holds and where it does not."""

LOOK = """element => {
  const shape = (part) => {
    const {content, outlineStyle, outlineWidth, borderStyle, textDecorationLine} = getComputedStyle(element, part);
    return [content, outlineStyle, outlineStyle === "none" ? "" : outlineWidth, borderStyle, textDecorationLine].join(" ");
  };
  return [shape(null), shape("::before"), shape("::after"), element.querySelector("i")?.textContent ?? ""].join(" | ");
}"""
"""How something is drawn, its colours apart."""


def look(part: Locator) -> str:
    return str(part.first.evaluate(LOOK))


@pytest.mark.parametrize(("place", "screen"), list(enumerate([*SCREENS, "settings"])))
def test_forced_colours_leave_a_shape_to_what_is_told_and_at_200_percent_all_fits(
    server: Server, open_page: OpenPage, place: int, screen: str
) -> None:
    lang = ("it", "en")[place % 2]
    page = open_page(screen, w=server.create_demo(lang), lang=lang)
    expect(page.locator(CONTENT.get(screen, f'[data-testid="{Part.FORM}"]')).first).to_be_visible()
    if screen in TOLD:
        page.emulate_media(forced_colors="active")
        tells_by_shape(page, screen)
    page.set_viewport_size(AT_200_PERCENT)
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_test_id(Part.MAIN).evaluate("main => main.scrollWidth <= main.clientWidth")
    assert page.evaluate(LEAVES, AT_200_PERCENT["width"]) == []
    assert page.evaluate(CLIPPED) == []


def tells_by_shape(page: Page, screen: str) -> None:
    """Assert that what a screen tells is to be seen without its colours."""
    if screen == "risks":
        page.locator(UNCHECKED.format("checkbox")).first.click()
    for what, here, elsewhere in TOLD[screen]:
        expect(page.locator(here).first, what).to_be_visible()
        assert look(page.locator(here)) != look(page.locator(elsewhere)), what
    for band in page.locator(".fg-band").all()[:20]:
        assert band.inner_text().strip(), "a band says its name"
    marks = page.locator(".fg-legend i")
    kept = [mark.evaluate("mark => getComputedStyle(mark).forcedColorAdjust") for mark in marks.all()]
    assert set(kept) <= {"none"}, "the marks of a legend look as in the picture, whose colours stay"
    assert kept or screen not in ("readiness", "plan")
