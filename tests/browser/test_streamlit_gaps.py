"""What Streamlit's page lacks, seen on a server that is Streamlit alone; each test fails once the lack is gone."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from pages.ui.streamlit_gaps.english_words import words_of_streamlit
from pages.ui.streamlit_gaps.test_ids import Part
from tests.bare_streamlit.server import BareServer
from tests.browser.conftest import ENTER_OF_AN_INPUT_METHOD
from tests.browser.profiles import LOCALES
from tests.browser.window_sizes import SIZES
from tests.pages.ui.streamlit_gaps.mended import mended
from tests.yardstick import PATIENCE

GAPS = "pages/ui/streamlit_gaps"
MOMENT = 700
"""Milliseconds after which what does not happen has not happened."""
PUT_TOGETHER = {
    "day, {name}": ("day, ",),
    "month, {name}": ("month",),
    "year, {name}": ("year",),
    "Press Enter to apply": ("Press Enter to ", "`apply`"),
    "Press Enter to submit form": ("Press Enter to ", "`submit form`"),
    "Error: File must be {name}.0MB or smaller.": ("Error: ", "File must be ", " or smaller."),
}
"""What its scripts make of pieces; the others stand there as they are."""


@pytest.fixture(scope="module")
def page(bare: BareServer, chromium: Browser) -> Iterator[Page]:
    """One page for all tests, which each take it to a screen of their own."""
    context = chromium.new_context(locale=LOCALES["it"], viewport=SIZES["wide"], base_url=bare.url)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    yield page
    context.close()


def open_screen(page: Page, name: str) -> None:
    page.goto(f"/{name}")
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(MOMENT)


def test_the_page_says_that_it_is_english(page: Page) -> None:
    open_screen(page, "labels")
    assert page.evaluate("document.documentElement.lang") == "en", mended(
        f"{GAPS}/page_language.py", "assets/streamlit/page.js"
    )


def test_a_label_is_read_as_markdown(page: Page) -> None:
    open_screen(page, "labels")
    expect(
        page.get_by_role("button", name="Rossi").locator("em"), mended(f"{GAPS}/markdown_in_labels.py")
    ).to_have_text("Rossi")


def test_a_button_in_html_keeps_its_data_and_says_nothing(page: Page) -> None:
    open_screen(page, "html_buttons")
    button = page.locator("#row")
    expect(button).to_have_attribute("data-row", "p0")
    title = page.title()
    button.click()
    page.wait_for_timeout(MOMENT)
    assert button.get_attribute("onclick") is None, mended(
        f"{GAPS}/buttons_in_html.py", "assets/streamlit/row_buttons.js"
    )
    assert page.title() == title


def test_a_frame_is_sandboxed(page: Page) -> None:
    open_screen(page, "frames")
    sandbox = page.locator("iframe").get_attribute("sandbox")
    assert sandbox, mended(f"{GAPS}/pdf_frame.py", "assets/streamlit/pdf_frame.js", "assets/streamlit/pdf_frame.css")


def test_its_own_parts_speak_english_in_every_browser(page: Page) -> None:
    open_screen(page, "fields")
    for words in (
        *("Sidebar", "Increment", "Decrement", "Choose date", "year, Day", "month, Day", "day, Day", "Selected values"),
        *("Remove Sales", "Clear all", "Open", "Help for Role", "Choose an option", "file upload"),
    ):
        part = page.locator(f'[aria-label="{words}"], [placeholder="{words}"]').first
        expect(part, mended(f"{GAPS}/english_words.py", "assets/streamlit/english_words.js")).to_be_attached()


@pytest.mark.parametrize("words", words_of_streamlit("en"))
def test_each_word_that_is_translated_is_still_one_of_its_words(words: str, scripts: str) -> None:
    pieces = PUT_TOGETHER.get(words) or [piece for piece in words.split("{name}") if piece.strip()]
    assert all(piece in scripts for piece in pieces), f"Streamlit no longer says “{words}”: {GAPS}/english_words.py"


def test_a_list_finds_a_label_only_as_it_is_written(scripts: str) -> None:
    finds = re.search(r"FILTER_MODE_CONTAINS\?\w+\.filter\(\w+=>(\w+)\(\w+\.label\)\.includes", scripts)
    assert finds, mended(f"{GAPS}/findable_options.py")
    assert re.search(rf"\b{finds[1]}=\w+=>\w+\.toLowerCase\(\)", scripts), mended(f"{GAPS}/findable_options.py")


@pytest.fixture(scope="module")
def scripts() -> str:
    """All scripts of Streamlit's page."""
    found = Path(str(files("streamlit") / "static" / "static" / "js")).glob("*.js")
    return "".join(path.read_text(encoding="utf-8") for path in found)


def test_a_file_that_is_refused_is_refused_without_a_word_to_be_seen(page: Page, tmp_path: Path) -> None:
    open_screen(page, "fields")
    (tmp_path / "notes.txt").write_text("notes")
    page.locator('input[type="file"]').set_input_files(tmp_path / "notes.txt")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(re.compile("files are not allowed"))
    place = alert.bounding_box()
    assert place is not None
    assert place["height"] <= 1, mended("the rules of stFileChip in assets/screens/page.css")


def test_the_place_for_a_file_has_a_label_and_is_no_part_of_the_page(page: Page) -> None:
    open_screen(page, "fields")
    place = page.get_by_test_id(Part.FILE_UPLOADER_DROPZONE)
    assert place.get_attribute("aria-label")
    assert place.get_attribute("role") == "presentation", mended("assets/streamlit/english_words.js")


def test_an_uploader_gives_its_file_in_every_run(page: Page, tmp_path: Path) -> None:
    open_screen(page, "uploads")
    (tmp_path / "notes.txt").write_text("notes")
    page.locator('input[type="file"]').set_input_files(tmp_path / "notes.txt")
    given = page.locator("#given")
    expect(given).to_have_text(re.compile(r"run 2: [\w-]{36}"))
    file = given.inner_text().partition(": ")[2]
    page.get_by_role("button", name="Again").click()
    expect(given, mended(f"{GAPS}/returning_uploads.py")).to_have_text(f"run 3: {file}")


def test_a_link_to_the_open_screen_leaves_the_address_as_it_was(page: Page) -> None:
    open_screen(page, "parameters")
    page.get_by_text("To part two").click()
    expect(page.locator("#shown-part")).to_have_text("two")
    page.wait_for_timeout(MOMENT)
    assert "part=two" not in page.url, mended(f"{GAPS}/address_bar.py")


def test_a_link_to_the_open_screen_looks_and_sounds_like_the_others(page: Page) -> None:
    open_screen(page, "parameters")
    link = page.get_by_test_id(Part.PAGE_LINK_ANCHOR).filter(has_text="To part two")
    expect(link).to_be_visible()
    assert link.get_attribute("aria-current") is None, mended(f"{GAPS}/shown_screen.py", "assets/streamlit/screen.js")


def test_a_single_letter_runs_the_screen_again(page: Page) -> None:
    open_screen(page, "shortcuts")
    expect(page.locator("#runs")).to_have_text("1")
    page.locator("#note").focus()
    page.keyboard.press("r")
    expect(page.locator("#runs"), mended("`stopPropagation` in assets/board/canvas_keys.js")).to_have_text("2")


def test_a_component_s_script_cannot_be_a_module_that_imports_others(page: Page) -> None:
    """Only an installed package may have files for its components."""
    open_screen(page, "modules")
    expect(
        page.get_by_text("must be declared in pyproject.toml"),
        mended("pages/ui/components.py", "assets/streamlit/loader.js"),
    ).to_be_visible()


def test_what_is_about_to_be_replaced_pales(page: Page) -> None:
    open_screen(page, "stale")
    page.get_by_role("button", name="Work it out").click()
    figure = page.locator('[data-stale="true"]').filter(has_text="False")
    expect(figure, mended("the rule of data-stale in assets/screens/page.css")).not_to_have_css("opacity", "1")


def test_tab_in_a_dialog_goes_past_a_component(page: Page) -> None:
    open_screen(page, "dialogs")
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Before it").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="After it"), mended("assets/streamlit/dialog_tab.js")).to_be_focused()


def test_a_dialog_that_a_run_closes_gives_the_focus_to_nobody(page: Page) -> None:
    """Where that run draws anew what has opened it; where it stays as it is, the focus comes back nearly always."""
    open_screen(page, "dialogs")
    page.get_by_role("button", name="Open").press("Enter")
    page.get_by_role("button", name="Done").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.wait_for_timeout(MOMENT)
    assert page.evaluate("document.activeElement === document.body"), mended("assets/streamlit/way_back.js")


def test_an_enter_of_an_input_method_sends_off_what_is_being_typed(page: Page) -> None:
    open_screen(page, "typing")
    field = page.get_by_label("Client")
    field.fill("Esempio")
    field.dispatch_event("keydown", ENTER_OF_AN_INPUT_METHOD)
    expect(page.locator("#typed"), mended("assets/streamlit/input_methods.js")).to_have_text("Esempio")


def test_a_symbol_as_the_page_s_icon_comes_from_somebody_else(page: Page) -> None:
    page.route(re.compile(r"//(?!localhost)"), lambda route: route.abort())
    open_screen(page, "icons")
    icon = page.evaluate("document.querySelector('link[rel*=icon]').href")
    assert re.match(r"https://(?!localhost)", icon), mended(f"{GAPS}/page_icon.py")


def test_a_link_in_the_menu_leaves_the_menu_over_a_phone_s_page(bare: BareServer, chromium: Browser) -> None:
    context = chromium.new_context(viewport=SIZES["phone"], is_mobile=True, has_touch=True, base_url=bare.url)
    page = context.new_page()
    open_screen(page, "")
    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_text("To the labels").click()
    expect(page.get_by_text("Rossi")).to_be_attached()
    page.wait_for_timeout(MOMENT)
    collapsed = page.get_by_test_id(Part.SIDEBAR).get_attribute("data-collapsed")
    context.close()
    assert collapsed == "false", mended("leaveMenu in assets/streamlit/page.js")


def test_a_menu_that_is_folded_loses_the_focus(page: Page) -> None:
    open_screen(page, "")
    page.get_by_test_id(Part.SIDEBAR_HEADER).hover()
    page.get_by_test_id(Part.SIDEBAR_COLLAPSE_BUTTON).get_by_role("button").click()
    page.wait_for_timeout(MOMENT)
    assert page.evaluate("document.activeElement === document.body"), mended("assets/streamlit/folded_menu.js")


def test_a_lost_server_brings_a_dialog_for_programmers(bare: BareServer, chromium: Browser) -> None:
    context = chromium.new_context(locale=LOCALES["it"], base_url=bare.url)
    page = context.new_page()
    away: list[bool] = []
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        if away:
            return socket.close()
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(re.compile("_stcore/stream"), through)
    open_screen(page, "labels")
    away.append(True)
    page.route(re.compile("_stcore"), lambda route: route.abort())
    sockets[-1].close()
    dialog = page.get_by_role("dialog")
    expect(dialog, mended(f"{GAPS}/lost_server.py", "assets/streamlit/lost_server.js")).to_contain_text(
        "Connection error"
    )
    context.close()
