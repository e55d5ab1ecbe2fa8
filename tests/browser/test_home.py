"""The workshops in a real browser: from nothing to a first score, and keeping them in order."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.conftest import schemes
from tests.browser.waiting import until

WORDS = {
    "it": {
        "new": "Nuovo workshop",
        "client": "Cliente",
        "create": "Crea il workshop",
        "cancel": "Annulla",
        "demo": "Apri il workshop dimostrativo",
        "empty": "Scrivi qualcosa che si possa leggere",
    },
    "en": {
        "new": "New workshop",
        "client": "Client",
        "create": "Create the workshop",
        "cancel": "Cancel",
        "demo": "Open the demo workshop",
        "empty": "Please write something that can be seen",
    },
}


def run_again(page: Page) -> None:
    """By Streamlit's own key, once the dialog has it, and not the menu that opened the dialog."""
    expect(page.locator("[role=dialog]:is(:focus, :focus-within)")).to_be_visible()
    page.keyboard.press("r")


def card(page: Page, client: str) -> Any:
    """The card of a client."""
    return page.locator('[class*="st-key-cv_card_"]').filter(has_text=client)


def menu(page: Page, client: str, item: str) -> None:
    """Choose from the menu of a card, and wait until it is gone: to a locator it is a dialog as well."""
    card(page, client).locator('[class*="st-key-cv_menu_"] button:visible').first.click()
    menu_box = page.get_by_test_id(Part.POPOVER_BODY)
    menu_box.get_by_text(item, exact=True).click()
    expect(menu_box).to_have_count(0)


def opened(page: Page) -> str:
    """The id of the workshop in the address."""
    page.wait_for_url(re.compile(r"[?&]w="))
    found = re.search(r"[?&]w=([0-9a-f-]{36})", page.url)
    assert found
    return found.group(1)


def test_a_first_workshop_is_filled_without_help(empty_server, open_page, lang) -> None:
    words = WORDS[lang]
    page = open_page(lang=lang, url=empty_server.url)
    expect(page.get_by_role("button", name=words["demo"])).to_be_visible()
    page.get_by_role("link", name=words["new"]).click()
    page.get_by_label(words["client"], exact=True).fill("Müller & Søn *S.r.l.*")
    page.get_by_role("button", name=words["create"]).click()
    page.wait_for_url(re.compile("/interview"))
    workshop = opened(page)
    first = page.locator('.group[data-key="customer.q1"]')
    first.get_by_role("radio").nth(2).click()
    second = page.locator('.group[data-key="customer.q2"]')
    second.get_by_role("radio").nth(1).click()
    second.locator("textarea").last.fill("Metà delle schede")
    expect(page.locator(".cv-score p b")).to_have_text({"it": "1,5", "en": "1.5"}[lang])
    page.reload()
    expect(second.locator("textarea").last).to_have_value("Metà delle schede")
    assert (
        empty_server.ask(f"/api/workshops/{workshop}/board")["content"]["workshop"]["client"] == "Müller & Søn *S.r.l.*"
    )
    page.get_by_test_id(Part.SIDEBAR).get_by_role("link").first.click()
    expect(card(page, "Müller & Søn *S.r.l.*")).to_be_visible()


def test_pressing_create_twice_makes_one_workshop(empty_server, open_page) -> None:
    page = open_page(lang="en", url=empty_server.url)
    page.get_by_role("link", name="New workshop").click()
    page.get_by_label("Client", exact=True).fill("Twice Ltd")
    page.get_by_label("Client", exact=True).press("Tab")
    page.get_by_role("button", name="Create the workshop").dblclick()
    page.wait_for_url(re.compile("/interview"))
    until(page, lambda: page.evaluate("() => localStorage.getItem('canvas.draft:new:form')") is None)
    page.goto(empty_server.url + "/?lang=en")
    expect(card(page, "Twice Ltd")).to_have_count(1)
    expect(page.get_by_text("1 workshop", exact=True)).to_be_visible()


def test_a_workshop_without_a_client_is_refused_at_the_field_and_keeps_what_was_typed(server, open_page, lang) -> None:
    page = open_page(lang=lang, new="7e9c1d1a-5a0b-4c1e-9d5f-4b7b6a1f0c11")
    expect(page.get_by_label(WORDS[lang]["client"], exact=True)).to_be_focused()
    title = page.get_by_label({"it": "Titolo", "en": "Title"}[lang], exact=True)
    title.focus()  # without a hand, as a screen reader does
    page.wait_for_timeout(300)
    expect(title).to_be_focused()
    title.fill("Un titolo mio")
    title.press("Tab")
    page.get_by_role("button", name=WORDS[lang]["create"]).click()
    expect(page.get_by_role("alert").filter(has_text=WORDS[lang]["empty"])).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_label(WORDS[lang]["client"], exact=True)).not_to_be_focused()  # given once, as the form opens
    expect(title).to_have_value("Un titolo mio")
    page.get_by_label(WORDS[lang]["client"], exact=True).fill("x" * 10_000)
    page.get_by_label(WORDS[lang]["client"], exact=True).press("Tab")
    page.get_by_role("button", name=WORDS[lang]["create"]).click()
    expect(page.get_by_role("alert").filter(has_text="120")).to_be_visible()
    expect(page.get_by_label(WORDS[lang]["client"], exact=True)).to_have_value("x" * 10_000)
    _comes_back_until_it_is_cancelled(page, lang)


def _comes_back_until_it_is_cancelled(page: Page, lang: str) -> None:
    """What is typed and chosen in the form of a new workshop, after a reload and in another new form."""
    words = WORDS[lang]
    title = page.get_by_label({"it": "Titolo", "en": "Title"}[lang], exact=True)
    place = page.get_by_role("combobox", name={"it": "Paese o regione", "en": "Country or region"}[lang])
    place.fill("zurich")
    place.press("Enter")
    until(page, lambda: "Zürich" in (page.evaluate("() => localStorage.getItem('canvas.draft:new:form')") or ""))
    for come_back in (
        page.reload,
        lambda: page.goto(re.sub("new=[^&]+", "new=7e9c1d1a-5a0b-4c1e-9d5f-4b7b6a1f0c13", page.url)),
    ):
        come_back()
        expect(title).to_have_value("Un titolo mio")
        expect(place).to_have_value(re.compile("Zürich"))
    page.get_by_role("button", name=words["cancel"], exact=True).click()
    page.get_by_role("link", name=words["new"]).click()
    expect(title).to_have_value("CRM Model Canvas")
    expect(place).not_to_have_value(re.compile("Zürich"))


def test_whoever_writes_before_the_form_gives_its_focus_keeps_theirs(server, open_page) -> None:
    page = open_page(lang="en", fresh=True)
    held: list[Any] = []
    written: list[bool] = []
    page.route("**/first_focus.js", lambda script: script.continue_() if written else held.append(script))
    page.goto(f"{server.url}/?lang=en&new=7e9c1d1a-5a0b-4c1e-9d5f-4b7b6a1f0c12")
    title = page.get_by_label("Title", exact=True)
    title.fill("Mine")
    until(page, lambda: held)
    written.append(True)
    for script in held:
        script.continue_()
    page.wait_for_timeout(2000)
    expect(title).to_be_focused()


def test_the_first_click_after_a_restart_creates_the_workshop(own_server, open_page) -> None:
    page = open_page(lang="en", url=own_server.url)
    page.get_by_role("link", name="New workshop").click()
    page.get_by_label("Client", exact=True).fill("Restart Ltd")
    page.get_by_label("Client", exact=True).press("Tab")
    own_server.stop()
    own_server.start_again()
    button = page.get_by_role("button", name="Create the workshop")
    expect(button).to_be_enabled()
    page.wait_for_timeout(1500)
    button.click()
    page.wait_for_url(re.compile("/interview"))
    assert own_server.ask(f"/api/workshops/{opened(page)}/board")["content"]["workshop"]["client"] == "Restart Ltd"


def test_one_click_opens_the_demo_in_the_language_of_the_screen(empty_server, open_page, lang) -> None:
    page = open_page(lang=lang, url=empty_server.url)
    page.get_by_role("button", name=WORDS[lang]["demo"]).click()
    page.wait_for_url(re.compile("/canvas"))
    content = empty_server.ask(f"/api/workshops/{opened(page)}/board")["content"]
    assert content["workshop"]["language"] == lang
    assert len(content["members"]) > 2


def test_archive_delete_bring_back_and_remove_for_good(empty_server, open_page) -> None:
    workshop = empty_server.create_workshop(client="Vecchio S.r.l.")
    page = open_page(lang="en", url=empty_server.url)
    menu(page, "Vecchio", "Archive")
    expect(page.get_by_text("“Vecchio S.r.l.” is in the archive.")).to_be_visible()
    expect(card(page, "Vecchio")).to_have_count(0)
    page.get_by_role("textbox", name="Search").press("Control+z")
    page.wait_for_timeout(500)
    expect(card(page, "Vecchio")).to_have_count(0)  # in a field it takes back what was typed
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Workshops").click()
    page.keyboard.press("Control+z")
    expect(card(page, "Vecchio")).to_have_count(1)
    menu(page, "Vecchio", "Delete…")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Delete “")).click()
    expect(page.get_by_text("“Vecchio S.r.l.” was deleted.")).to_be_visible()
    page.get_by_test_id(Part.BUTTON_GROUP).get_by_text("Deleted", exact=True).click()
    page.get_by_role("button", name=re.compile("^Bring “.*” back$")).click()
    expect(page.get_by_role("button", name=re.compile("^Bring “.*” back$"))).to_have_count(0)
    page.get_by_test_id(Part.BUTTON_GROUP).get_by_text("In progress", exact=True).click()
    menu(page, "Vecchio", "Delete…")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Delete “")).click()
    page.get_by_test_id(Part.BUTTON_GROUP).get_by_text("Deleted", exact=True).click()
    page.get_by_role("button", name=re.compile("^Remove “.*” for good…$")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Remove for good")).to_be_disabled()
    dialog.get_by_role("textbox").fill("vecchio s.r.l.")
    dialog.get_by_role("textbox").press("Enter")
    dialog.get_by_role("button", name="Remove for good").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    with pytest.raises(Exception, match="404"):
        empty_server.ask(f"/api/workshops/{workshop}/board")


DOT = """circle => getComputedStyle(circle).backgroundColor
  !== getComputedStyle(circle.firstElementChild).backgroundColor"""
"""Whether the dot of a radio button is to be seen in its circle."""


def test_a_copy_has_the_contents_or_only_the_settings(empty_server, open_page) -> None:
    workshop = empty_server.create_workshop(client="Originale")
    empty_server.put(workshop, "note", block="data", text="da copiare")
    for whole in (True, False):
        page = open_page(lang="en", url=empty_server.url)
        menu(page, "Originale", "Duplicate…")
        dialog = page.get_by_role("dialog", name="Duplicate the workshop")
        if not whole:
            page.emulate_media(forced_colors="active")
            expect(dialog).to_have_css("border-top-style", "solid")
            dialog.get_by_text("Only the settings").click()
            dot = dialog.locator("label", has=page.get_by_role("radio", checked=True)).locator("> div > div").first
            assert dot.evaluate(DOT), "the chosen one looks like the other"
        dialog.get_by_role("button", name="Duplicate", exact=True).click()
        page.wait_for_url(re.compile("/canvas"))
        copy = opened(page)
        assert copy != workshop
        assert empty_server.notes(copy) == (["da copiare"] if whole else [])
        empty_server.ask(
            f"/api/workshops/{copy}/changes",
            {
                "changes": [
                    {
                        "op": "00000000-0000-4000-8000-00000000000" + str(int(whole)),
                        "verb": "put",
                        "kind": "workshop",
                        "id": copy,
                        "values": {"hidden": True},
                        "base": None,
                        "seen": None,
                    }
                ]
            },
        )


def test_a_question_stays_open_until_it_is_answered(empty_server, open_page) -> None:
    empty_server.create_workshop(client="Originale")
    page = open_page(lang="en", url=empty_server.url)
    menu(page, "Originale", "Duplicate…")
    title = page.get_by_role("dialog").get_by_label("Title of the copy")
    expect(title).to_be_visible()
    run_again(page)
    title.fill("Una copia")
    page.get_by_role("dialog").get_by_label("Close").click()
    expect(title).to_have_count(0)
    menu(page, "Originale", "Delete…")
    expect(page.get_by_role("dialog", name="Delete this workshop?")).to_be_visible()


def test_a_question_about_what_somebody_else_deleted_goes_away(empty_server, open_page) -> None:
    workshop = empty_server.create_workshop(client="Originale")
    page = open_page(lang="en", url=empty_server.url)
    menu(page, "Originale", "Duplicate…")
    title = page.get_by_role("dialog").get_by_label("Title of the copy")
    expect(title).to_be_visible()
    empty_server.put(workshop, "workshop", id=workshop, hidden=True)
    run_again(page)
    expect(title).to_have_count(0)
    expect(page.get_by_text("Deleted")).to_be_visible()


def test_the_settings_are_reached_from_the_shelf_which_shows_what_changed(empty_server, open_page) -> None:
    empty_server.create_workshop(client="Prima")
    page = open_page(lang="en", url=empty_server.url)
    menu(page, "Prima", "Settings")
    page.get_by_label("Client", exact=True).fill("Dopo")
    expect(page.locator(".st-key-settings_client .field").first).to_contain_text("Saved")
    page.get_by_role("link", name="Back to the workshops").click()
    expect(card(page, "Dopo")).to_be_visible()


def test_a_file_goes_out_and_comes_in_and_a_bad_one_says_where(empty_server, open_page, tmp_path: Path) -> None:
    workshop = empty_server.create_workshop(client="Esportata")
    empty_server.put(workshop, "note", block="data", text="viaggia nel file")
    whole = empty_server.ask(f"/api/workshops/{workshop}/file")
    good, bad = tmp_path / "good.canvas.json", tmp_path / "bad.canvas.json"
    good.write_text(json.dumps(whole))
    whole["snapshot"]["notes"][0]["block"] = "nowhere"
    bad.write_text(json.dumps(whole))
    page = open_page(lang="en", url=empty_server.url)
    page.get_by_role("button", name="Import a file").click()
    page.locator('input[type="file"]').set_input_files(bad)
    expect(page.get_by_role("alert").filter(has_text="notes[0].block")).to_be_visible()
    page.locator('input[type="file"]').set_input_files(good)
    here, both = (
        page.get_by_role("link", name="Open the one that is here"),
        page.get_by_role("button", name="Keep both"),
    )
    expect(both).to_be_visible()
    assert here.bounding_box()["y"] == both.bounding_box()["y"], "they stand in one line"
    both.click()
    page.wait_for_url(re.compile("/canvas"))
    assert empty_server.notes(opened(page)) == ["viaggia nel file"]
    page.goto(empty_server.url + "/?lang=en")
    expect(card(page, "Esportata")).to_have_count(2)


def test_search_and_language(empty_server, open_page) -> None:
    for client in ("Alfa", "Beta"):
        empty_server.create_workshop(client=client)
    page = open_page(lang="it", url=empty_server.url)
    page.get_by_placeholder("Cerca per cliente o titolo").fill("alf")
    page.keyboard.press("Enter")
    expect(card(page, "Beta")).to_have_count(0)
    expect(card(page, "Alfa")).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Workshops")).to_be_visible()
    assert "lang=en" in page.url
    assert page.evaluate("document.documentElement.lang") == "en"
    card(page, "Alfa").get_by_role("link").click()
    page.wait_for_url(re.compile("lang=en"))
    opened(page)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_neither_the_list_nor_the_form_has_a_fault_that_axe_knows_or_is_wider_than_the_screen(
    server, open_page, axe_faults, lang, size
) -> None:
    server.create_workshop(client="Una società dal nome lunghissimo che non finisce mai " + "x" * 60, title="x" * 120)
    page = open_page(lang=lang, size=size)

    def has_no_fault() -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert {scheme: axe_faults(page) for scheme in schemes(page)} == {"light": [], "dark": []}

    expect(card(page, "nome lunghissimo").first).to_be_visible()
    has_no_fault()
    page.get_by_role("link", name=WORDS[lang]["new"]).click()
    expect(page.get_by_role("button", name=WORDS[lang]["create"])).to_be_visible()
    has_no_fault()


def test_on_a_phone_the_menu_goes_away_once_it_has_been_used(empty_server, open_page) -> None:
    workshop = empty_server.create_workshop(client="Originale")
    page = open_page("interview", lang="en", size="phone", url=empty_server.url, w=workshop)
    page.get_by_label("Open the menu").click()  # called so once the page's own script is there, which closes the menu
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("button", name="Make the report").click(trial=True)
    expect(page.get_by_test_id(Part.SIDEBAR)).to_have_attribute("data-collapsed", "true")
    page.get_by_test_id(Part.EXPAND_SIDEBAR_BUTTON).click()
    expect(page.get_by_test_id(Part.SIDEBAR)).to_have_attribute("data-collapsed", "false")
