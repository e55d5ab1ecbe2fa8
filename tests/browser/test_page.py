"""What surrounds every screen: whoever reads gets no word of Streamlit's own, and a server that is away does not disturb."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES
from pages.ui.streamlit_gaps.test_ids import Part
from tests.key import kept_cookie

SAID = f"""() => {{
  const labels = [...document.querySelectorAll("[data-testid^=st] *")].flatMap((element) =>
    ["aria-label", "placeholder", "aria-valuetext"].map((name) => element.getAttribute(name)).filter(Boolean));
  return [...labels, ...[...document.querySelectorAll("[data-testid={Part.SKIP_TO_CONTENT}]")].map((link) => link.textContent)].join("\\n");
}}"""
ENGLISH = re.compile(
    r"sidebar|\b(open|close|clear|remove|choose|help|day|month|year|skip|january|november|(in|de)crement|one)\b", re.I
)


HINT = {"it": "Premi Invio per confermare", "en": "Press Enter to confirm"}
CHOOSE = {"it": "Scegli il file", "en": "Choose the file"}
TOO_LARGE = {"it": f"troppo grande: al massimo {FILE_MEGABYTES} MB", "en": f"too large: {FILE_MEGABYTES} MB at most"}
NOT_OURS = {"it": "il nome del campo dice quali servono", "en": "the name of the field says which are"}


def form(page: Page, new: str) -> Page:
    page.get_by_text(new, exact=True).first.click()
    expect(page.get_by_test_id(Part.MULTISELECT)).to_be_visible()
    return page


def test_the_labels_of_every_field_are_in_the_readers_language(server: Any, open_page: Any) -> None:
    page = form(open_page(lang="it"), "Nuovo workshop")
    expect(page.get_by_role("button", name="Togli tutto")).to_be_visible()
    assert not ENGLISH.findall(page.evaluate(SAID))
    places = page.get_by_role("combobox", name="Paese o regione per le festività")
    places.fill("zzqqxxkk")
    expect(page.get_by_text("Nessun risultato")).to_be_visible()
    places.fill("giapp")
    expect(page.get_by_role("option")).to_have_text(
        [re.compile("^Giappone")]
    )  # nothing that has these letters here and there


def test_a_file_that_streamlit_refuses_gets_a_sentence_one_can_see(
    server: Any, open_page: Any, lang: str, tmp_path: Path
) -> None:
    server.create_workshop()
    page = open_page(lang=lang)
    page.get_by_role("button", name={"it": "Importa un file", "en": "Import a file"}[lang]).click()
    expect(page.get_by_test_id(Part.FILE_UPLOADER_DROPZONE).get_by_text(CHOOSE[lang])).to_be_visible()
    expect(page.get_by_text("per file")).to_be_hidden()
    for name, size, said in (("large.canvas.json", FILE_LIMIT + 1, TOO_LARGE), ("notes.txt", 10, NOT_OURS)):
        file = tmp_path / name
        file.write_bytes(b" " * size)
        page.locator('input[type="file"]').set_input_files(file)
        alert = page.get_by_role("alert").filter(has_text=said[lang])
        expect(alert).to_be_visible()
        place = alert.bounding_box()
        assert place is not None
        assert place["height"] > 12
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= page.evaluate("innerWidth")


def test_another_language_takes_the_labels_and_the_hint_at_a_field_along(server: Any, open_page: Any) -> None:
    page = form(open_page(lang="it"), "Nuovo workshop")
    expect(page.get_by_label("Chiudi il menu")).to_have_count(1)
    page.get_by_role("textbox").first.click()
    page.keyboard.type("Rossi")
    expect(page.get_by_test_id(Part.INPUT_INSTRUCTIONS)).to_have_text(HINT["it"])
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Close the menu")).to_have_count(1)
    assert "Chiudi il menu" not in page.evaluate(SAID)
    page.get_by_role("textbox").first.click()
    page.keyboard.type(" and")
    expect(page.get_by_test_id(Part.INPUT_INSTRUCTIONS)).to_have_text(HINT["en"])


def test_while_the_server_is_away_or_asks_for_the_key_one_writes_on_and_is_told(
    own_server: Any, open_page: Any
) -> None:
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
    kept = page.context.cookies()
    page.context.clear_cookies()  # as when the key was changed meanwhile
    own_server.start_again()
    expect(word).to_contain_text("Il programma chiede la chiave")
    with page.context.expect_page() as opened:
        word.get_by_role("link", name="Inserisci la chiave").click()
    expect(opened.value.get_by_label("Oppure inserisci la chiave")).to_be_focused()
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    expect(word).to_be_empty()
    expect(page.get_by_text("Salvato").first).to_be_visible()
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
    context = chromium.new_context(locale="en-GB", storage_state={"cookies": [kept_cookie()]})  # type: ignore[typeddict-item]
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
