"""A consultant's first workshop by keyboard alone: from the empty list of workshops to the PDF, without a click."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from canvas_model.catalogue import catalogue
from canvas_model.languages import LanguageCode
from tests.browser.conftest import AT_REST, LOOK
from tests.browser.waiting import until
from tests.conftest import missing

FIND_FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
"""
FOCUSED = f"""{FIND_FOCUSED}
  const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || "";
  return name.trim().replace(/\\s+/g, " ");
}}"""
IS_A_BUTTON = f"{FIND_FOCUSED} return element.matches('button'); }}"
SCROLLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits two frames. A list shuts when its page scrolls, and a page that Tab has scrolled says so a frame later."""
WORDS = {
    "it": {
        "new": "Nuovo workshop",
        "client": "Cliente",
        "create": "Crea il workshop",
        "people": "Aggiungi partecipanti",
        "name": "Nome e cognome",
        "menu": "Apri il menu",
        "canvas": "Canvas",
        "note": "Scrivi una nota in {block}",
        "interview": "Intervista",
        "who": "Chi risponde",
        "absent": "Assente",
        "plan": "Piano",
        "task": "Modifica «Nomina",
        "likely": "Giorni, più probabile",
        "days": "2,5",
        "done": "Fatto",
        "risks": "Rischi",
        "add_risk": "Aggiungi un rischio",
        "risk": "Perché il referente cambia lavoro, il progetto si ferma",
        "report": "Rapporto",
        "pdf": "Scarica il PDF",
    },
    "en": {
        "new": "New workshop",
        "client": "Client",
        "create": "Create the workshop",
        "people": "Add people",
        "name": "First and last name",
        "menu": "Open the menu",
        "canvas": "Canvas",
        "note": "Write a note in {block}",
        "interview": "Interview",
        "who": "Who is answering",
        "absent": "Absent",
        "plan": "Plan",
        "task": "Change “Appointment",
        "likely": "Days, most likely",
        "days": "2.5",
        "done": "Done",
        "risks": "Risks",
        "add_risk": "Add a risk",
        "risk": "Because the contact changes jobs, the project stops",
        "report": "Report",
        "pdf": "Download the PDF",
    },
}
CLIENT = "Officine Rossi S.p.A."
PEOPLE = ("Anna Bianchi", "Bruno Galli", "Carla Neri")


class Consultant:
    """Somebody who has a keyboard and no mouse, and one workshop on the screen; on a phone the menu is closed."""

    def __init__(self, page: Page, server: Any, *, lang: LanguageCode, size: str) -> None:
        self.page = page
        self.server = server
        self.words = WORDS[lang]
        self.blocks = [block.name for block in catalogue(lang).blocks.blocks]
        self.is_on_phone = size == "phone"
        self.workshop = ""

    def go_to(self, name: str) -> None:
        """Tab to what is called like this pattern; AssertionError with the way walked where it is never reached."""
        way = []
        for _ in range(200):
            self.page.keyboard.press("Tab")
            way.append(str(self.page.evaluate(FOCUSED)))
            if re.search(name, way[-1]):
                return
        raise AssertionError(f"{name} is not reached: {[each[:40] for each in way]}")

    def press(self, name: str, *keys: str) -> None:
        """Tab to what is called like this, and press the keys there; Enter without any."""
        self.go_to(name)
        self.page.evaluate(SCROLLED)
        for key in keys or ("Enter",):
            self.page.keyboard.press(key)

    def open_screen(self, screen: str) -> None:
        """Go there by the menu."""
        if self.is_on_phone:
            self.press(f"^{self.words['menu']}$")
        self.press(f"{self.words[screen]}$")

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def stored(self, table: str) -> list[dict[str, Any]]:
        """What is on disk."""
        return list(self.server.content(self.workshop)[table])


@pytest.mark.parametrize(("lang", "size"), [("it", "wide"), ("en", "phone")])
def test_a_first_workshop_from_the_client_to_the_pdf(
    empty_server: Any, open_page: Any, tmp_path: Path, lang: LanguageCode, size: str
) -> None:
    page = open_page(url=empty_server.url, lang=lang, size=size)
    consultant = Consultant(page, empty_server, lang=lang, size=size)
    _make_the_workshop(consultant)
    _add_three_people(consultant)
    _write_a_note_in_each_block(consultant)
    _let_each_answer(consultant)
    _change_a_task(consultant)
    _add_a_risk(consultant)
    words = _download_the_report(consultant, tmp_path / "report.pdf")
    notes = [f"Audit {block}" for block in consultant.blocks]
    for wanted in (CLIENT, consultant.words["risk"], *PEOPLE, *notes):
        assert wanted in words


def _make_the_workshop(consultant: Consultant) -> None:
    page, words = consultant.page, consultant.words
    expect(page.get_by_role("link", name=words["new"])).to_be_visible()
    consultant.press(f"{words['new']}$")
    expect(page.get_by_label(words["client"], exact=True)).to_be_focused()
    consultant.write(CLIENT)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=words["create"])).to_be_enabled()
    consultant.press(words["create"])
    page.wait_for_url(re.compile("/interview"))
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    [consultant.workshop] = re.findall("w=([0-9a-f-]+)", page.url)


def _add_three_people(consultant: Consultant) -> None:
    consultant.press(consultant.words["people"])
    expect(consultant.page.get_by_placeholder(consultant.words["name"])).to_be_focused()
    for count, name in enumerate(PEOPLE, 1):
        consultant.write(name)
        consultant.page.keyboard.press("Enter")
        until(consultant.page, lambda wanted=count: len(consultant.stored("members")) == wanted)
    assert {member["name"] for member in consultant.stored("members")} == set(PEOPLE)


def _write_a_note_in_each_block(consultant: Consultant) -> None:
    consultant.open_screen("canvas")
    consultant.page.locator(".board.loaded").wait_for()
    for place, block in enumerate(consultant.blocks):
        if consultant.is_on_phone and place:
            consultant.press(f"^{place + 1}{block}$")
        consultant.go_to(consultant.words["note"].format(block=f"{block}$"))
        if consultant.page.evaluate(IS_A_BUTTON):  # on a full canvas a plus stands for the field
            consultant.page.keyboard.press("Enter")
        consultant.write(f"Audit {block}")
        consultant.page.keyboard.press("Enter")
    until(consultant.page, lambda: len(consultant.stored("notes")) == len(consultant.blocks))
    assert {note["text"] for note in consultant.stored("notes")} == {f"Audit {block}" for block in consultant.blocks}
    assert len({note["block"] for note in consultant.stored("notes")}) == len(consultant.blocks)


def _let_each_answer(consultant: Consultant) -> None:
    page, words = consultant.page, consultant.words
    consultant.open_screen("interview")
    who = page.get_by_role("combobox", name=words["who"])
    ids = {member["name"]: member["id"] for member in consultant.stored("members")}
    for level, name in enumerate(PEOPLE, 1):
        consultant.press(f"^{words['who']}", "ArrowDown")
        expect(page.get_by_role("option", name=name)).to_be_visible()
        consultant.write(name)
        page.keyboard.press("Enter")
        expect(who).to_have_value(re.compile(name))
        page.wait_for_url(re.compile(f"[?&]who={ids[name]}"))
        # Until then the answers of whoever was there before are on the screen.
        page.wait_for_function(AT_REST, polling=LOOK)
        expect(page.get_by_role("radiogroup").first.get_by_role("radio", checked=True)).to_have_count(0)
        consultant.press(f"^0{words['absent']}", *["ArrowDown"] * level)
        until(page, lambda wanted=level: any(answer["level"] == wanted for answer in consultant.stored("answers")))
    given = {answer["member"]: answer["level"] for answer in consultant.stored("answers")}
    assert given == {ids[name]: level for level, name in enumerate(PEOPLE, 1)}


def _change_a_task(consultant: Consultant) -> None:
    dialog, words = consultant.page.get_by_role("dialog"), consultant.words
    consultant.open_screen("plan")
    expect(consultant.page.locator("button[data-row=t1_1]")).to_be_visible()
    consultant.press(f"^{words['task']}")
    expect(dialog).to_be_visible()
    consultant.go_to(f"^{words['likely']}")
    consultant.write(words["days"])
    consultant.press(f"^{words['done']}$")
    expect(dialog).to_be_hidden()
    assert [task["likely"] for task in consultant.stored("tasks")] == [2.5]


def _add_a_risk(consultant: Consultant) -> None:
    dialog, words = consultant.page.get_by_role("dialog"), consultant.words
    consultant.open_screen("risks")
    expect(consultant.page.get_by_role("button", name=words["add_risk"])).to_be_visible()
    consultant.press(f"{words['add_risk']}$")
    expect(dialog.get_by_role("textbox").first).to_be_focused()
    consultant.write(words["risk"])
    consultant.press(f"^{words['done']}$")
    expect(dialog).to_be_hidden()
    assert [risk["event"] for risk in consultant.stored("risks")] == [words["risk"]]


def _download_the_report(consultant: Consultant, file: Path) -> str:
    """The words of the PDF, with one space between two."""
    consultant.open_screen("report")
    expect(consultant.page.get_by_role("link", name=consultant.words["pdf"])).to_be_visible()
    consultant.go_to(f"^{consultant.words['pdf']}")
    with consultant.page.expect_download() as taken:
        consultant.page.keyboard.press("Enter")
    taken.value.save_as(file)
    try:
        run = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        missing("pdftotext")
    return " ".join(run.stdout.split())
