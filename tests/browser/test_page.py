"""What surrounds every screen: whoever reads gets no word of Streamlit's own, and a server that is away does not disturb."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, WebSocketRoute, expect

SAID = """() => {
  const labels = [...document.querySelectorAll("[data-testid^=st] *")].flatMap((element) =>
    ["aria-label", "placeholder", "aria-valuetext"].map((name) => element.getAttribute(name)).filter(Boolean));
  return [...labels, ...[...document.querySelectorAll("[data-testid=stSkipToContent]")].map((link) => link.textContent)].join("\\n");
}"""
ENGLISH = re.compile(
    r"sidebar|\b(open|close|clear|remove|choose|help|day|month|year|skip|january|november|(in|de)crement|one)\b", re.I
)


def form(page: Page, new: str) -> Page:
    page.get_by_text(new, exact=True).first.click()
    expect(page.get_by_test_id("stMultiSelect")).to_be_visible()
    return page


def test_the_labels_of_every_field_are_in_the_readers_language(server: Any, open_page: Any) -> None:
    page = form(open_page(lang="it"), "Nuovo workshop")
    expect(page.get_by_role("button", name="Uno in più")).to_be_visible()
    assert not ENGLISH.findall(page.evaluate(SAID))
    page.get_by_role("combobox", name="Paese di cui contano le festività").fill("zzz")
    expect(page.get_by_text("Nessun risultato")).to_be_visible()


def test_another_language_takes_the_labels_along(server: Any, open_page: Any) -> None:
    page = form(open_page(lang="it"), "Nuovo workshop")
    expect(page.get_by_label("Chiudi il menu")).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Close the menu")).to_have_count(1)
    assert "Chiudi il menu" not in page.evaluate(SAID)


def test_while_the_server_is_away_one_writes_on_and_is_told(own_server: Any, open_page: Any) -> None:
    workshop = own_server.create_workshop()
    page = open_page("interview", url=own_server.url, lang="it", w=workshop)
    note = page.locator("textarea:visible").first
    note.click()
    page.keyboard.type("Prima. ")
    expect(page.get_by_text("Salvato").first).to_be_visible()
    own_server.stop()
    word = page.locator(".cv-away")
    for _ in range(30):
        page.keyboard.type("ab")
        page.wait_for_timeout(400)
    expect(word).to_contain_text("Il programma non risponde")
    expect(page.get_by_text("Is Streamlit still running")).to_have_count(0)
    expect(note).to_have_value("Prima. " + "ab" * 30)
    own_server.start()
    expect(word).to_be_empty(timeout=40_000)
    expect(page.get_by_text("Salvato").first).to_be_visible(timeout=40_000)
    assert [answer["note"] for answer in own_server.content(workshop)["answers"]] == ["Prima. " + "ab" * 30]


def test_in_a_dialog_of_ours_one_writes_on_as_well(own_server: Any, open_page: Any) -> None:
    workshop = own_server.create_workshop()
    page = open_page("plan", url=own_server.url, lang="en", w=workshop)
    page.locator("button[data-row=p0]").click()
    note = page.get_by_role("dialog").locator("textarea:visible").first
    note.click()
    page.keyboard.type("Before. ")
    expect(page.get_by_role("dialog").get_by_text("Saved").first).to_be_visible()
    own_server.stop()
    for _ in range(30):
        page.keyboard.type("ab")
        page.wait_for_timeout(400)
    expect(page.locator(".cv-away")).to_contain_text("does not answer")
    expect(note).to_have_value("Before. " + "ab" * 30)


def test_a_page_that_has_given_up_is_loaded_again_and_has_lost_nothing(
    server: Any, chromium: Browser, lang: str
) -> None:
    workshop = server.create_workshop()
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    page.route_web_socket(re.compile("_stcore/stream"), through)
    page.goto(f"{server.url}/interview?w={workshop}&lang={lang}")
    page.locator("textarea:visible").first.fill("Kept")
    sockets[-1].send(b"\xff no message of Streamlit's")
    page.get_by_role("button", name={"it": "Ricarica la pagina", "en": "Load the page again"}[lang]).click()
    expect(page.locator("textarea:visible").first).to_have_value("Kept")
    expect(page.locator(".cv-away")).to_be_empty()
    context.close()
