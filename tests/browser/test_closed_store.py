"""Site data are blocked in the browser: every screen works with what there is, says so, and asks before text is lost."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.board_page import field, notes
from tests.browser.profiles import LOCALES
from tests.browser.test_every_screen import TITLES
from tests.browser.waiting import until
from tests.key import kept_cookie
from tests.yardstick import PATIENCE

CLOSED = """
const denied = () => new DOMException("Access is denied for this document.", "SecurityError");
for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, { get() { throw denied(); } });
Object.assign(Object.getPrototypeOf(navigator.locks), {
  request: () => Promise.reject(denied()),
  query: () => Promise.reject(denied()),
});
"""
"""What Chromium does where site data are blocked."""
Server = Any


@pytest.fixture
def closed(chromium: Browser, lang: str) -> Iterator[BrowserContext]:
    """A browser that keeps nothing for anybody."""
    context = chromium.new_context(locale=LOCALES[lang], viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    context.add_cookies([kept_cookie()])  # type: ignore[list-item]
    context.add_init_script(CLOSED)
    yield context
    context.close()


def opened(context: BrowserContext, server: Server, screen: str, workshop: str, lang: str) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/{screen}?w={workshop}&lang={lang}")
    return page


def hold_back(page: Page) -> None:
    """Nothing that is written arrives."""

    def refuse(route: Route) -> None:
        route.abort()

    page.route(re.compile(r"/changes\?"), refuse)


def test_every_screen_works_and_says_that_nothing_is_kept(server: Server, closed: BrowserContext, lang: str) -> None:
    workshop = server.create_workshop()
    server.put(workshop, "note", block="data", text="Tre fogli di calcolo")
    page, faults = closed.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server.url}/canvas?w={workshop}&lang={lang}")
    notice = {"it": "Questo browser non conserva", "en": "This browser keeps no data"}[lang]
    for screen in (*filter(None, TITLES), ""):
        page.get_by_test_id(Part.SIDEBAR).get_by_role("link", name=TITLES[screen][lang], exact=True).click()
        expect(page).to_have_title(re.compile(f"^{TITLES[screen][lang]} "))
        expect(page.locator(".cv-closed")).to_contain_text(notice)
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
        page.wait_for_timeout(700)
        assert page.get_by_text("BidiComponent Error").count() == 0, screen
    page.locator(f'[data-testid="{Part.APP}"]').evaluate(
        "app => (app.dataset.testConnectionState = 'DISCONNECTED_FOREVER')"
    )
    alone = {"it": "è solo qui: prima copialo", "en": "in this page alone: copy it first"}[lang]
    expect(page.locator(".cv-away")).to_contain_text(alone)
    page.get_by_role("button", name={"it": "Ho capito", "en": "Understood"}[lang]).click()
    expect(page.locator(".cv-closed")).to_have_count(0)
    assert faults == []


@pytest.mark.parametrize("lang", ["en"])
def test_what_one_writes_is_saved_all_the_same(server: Server, closed: BrowserContext, lang: str) -> None:
    workshop = server.create_workshop()
    page = opened(closed, server, "canvas", workshop, lang)
    field(page, "data").fill("Three spreadsheets")
    field(page, "data").press("Enter")
    expect(notes(page, "data")).to_have_count(1)
    until(page, lambda: server.notes(workshop) == ["Three spreadsheets"])
    page = opened(closed, server, "interview", workshop, lang)
    page.locator("textarea:visible").first.fill("Anna knows")
    until(page, lambda: [answer["note"] for answer in server.content(workshop)["answers"]] == ["Anna knows"])


Write = Callable[[Page], None]


def a_note(page: Page) -> None:
    field(page, "data").fill("Three spreadsheets")
    field(page, "data").press("Enter")
    expect(notes(page, "data")).to_have_count(1)


def a_draft(page: Page) -> None:
    field(page, "data").click()
    page.keyboard.type("Three spre")


def an_answer(page: Page) -> None:
    page.locator("textarea:visible").first.click()
    page.keyboard.type("Anna kno")
    expect(page.locator(".st-key-interview .state")).to_contain_text("1 change is in this page alone")


@pytest.mark.parametrize("lang", ["en"])
@pytest.mark.parametrize(("screen", "write"), [("canvas", a_note), ("canvas", a_draft), ("interview", an_answer)])
def test_leaving_asks_first_while_something_is_unsaved(
    server: Server, closed: BrowserContext, lang: str, screen: str, write: Write
) -> None:
    workshop = server.create_workshop()
    page = opened(closed, server, screen, workshop, lang)
    hold_back(page)
    write(page)
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(1000)
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("lang", ["en"])
def test_leaving_asks_nothing_once_all_is_saved(server: Server, closed: BrowserContext, lang: str) -> None:
    workshop = server.create_workshop()
    page = opened(closed, server, "canvas", workshop, lang)
    a_note(page)
    until(page, lambda: server.notes(workshop) == ["Three spreadsheets"])
    page.wait_for_timeout(500)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
