"""A consultant's first workshop by keyboard alone: from the empty list of workshops to the PDF, without a click."""

import re
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.waiting import until
from tests.conftest import missing

FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || "";
  return name.trim().replace(/\\s+/g, " ");
}"""
BLOCKS = (
    "Customer",
    "Dati",
    "Sorgente dei dati",
    "Esecutori",
    "Mercato",
    "Strategie",
    "Processi",
    "Tecnologia",
    "Costi",
)
PEOPLE = ("Anna Bianchi", "Bruno Galli", "Carla Neri")
RISK = "Perché il referente cambia lavoro, il progetto si ferma"


class Consultant:
    """Somebody who has a keyboard and no mouse, and one workshop on the screen."""

    def __init__(self, page: Page, server: Any) -> None:
        self.page = page
        self.server = server
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
        for key in keys or ("Enter",):
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def stored(self, table: str) -> list[dict[str, Any]]:
        """What is on disk."""
        return list(self.server.content(self.workshop)[table])


def test_a_first_workshop_from_the_client_to_the_pdf(empty_server: Any, open_page: Any, tmp_path: Path) -> None:
    consultant = Consultant(open_page(url=empty_server.url, lang="it"), empty_server)
    _make_the_workshop(consultant)
    _add_three_people(consultant)
    _write_a_note_in_each_block(consultant)
    _let_each_answer(consultant)
    _change_a_task(consultant)
    _add_a_risk(consultant)
    words = _download_the_report(consultant, tmp_path / "report.pdf")
    for wanted in ("Officine Rossi S.p.A.", RISK, *PEOPLE, *(f"Da chiarire: {block}" for block in BLOCKS)):
        assert wanted in words


def _make_the_workshop(consultant: Consultant) -> None:
    page = consultant.page
    expect(page.get_by_role("link", name="Nuovo workshop")).to_be_visible()
    consultant.press("Nuovo workshop$")
    expect(page.get_by_label("Cliente", exact=True)).to_be_focused()
    consultant.write("Officine Rossi S.p.A.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Crea il workshop")).to_be_enabled()
    consultant.press("Crea il workshop")
    page.wait_for_url(re.compile("/interview"))
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    [consultant.workshop] = re.findall("w=([0-9a-f-]+)", page.url)


def _add_three_people(consultant: Consultant) -> None:
    consultant.press("Aggiungi partecipanti")
    expect(consultant.page.get_by_placeholder("Nome e cognome")).to_be_visible()
    consultant.go_to("^Aggiungi$")
    for count, name in enumerate(PEOPLE, 1):
        consultant.write(name)
        consultant.page.keyboard.press("Enter")
        until(consultant.page, lambda wanted=count: len(consultant.stored("members")) == wanted)
    assert {member["name"] for member in consultant.stored("members")} == set(PEOPLE)


def _write_a_note_in_each_block(consultant: Consultant) -> None:
    consultant.press("Canvas$")
    consultant.page.locator(".board.loaded").wait_for()
    for block in BLOCKS:
        consultant.go_to(f"Scrivi una nota in {block}$")
        consultant.write(f"Da chiarire: {block}")
        consultant.page.keyboard.press("Enter")
    until(consultant.page, lambda: len(consultant.stored("notes")) == len(BLOCKS))
    assert len({note["block"] for note in consultant.stored("notes")}) == len(BLOCKS)


def _let_each_answer(consultant: Consultant) -> None:
    page = consultant.page
    consultant.press("Intervista$")
    who = page.get_by_role("combobox", name="Chi risponde")
    for level, name in enumerate(PEOPLE, 1):
        consultant.press("^Chi risponde", "ArrowDown")
        expect(page.get_by_role("option", name=name)).to_be_visible()
        consultant.write(name)
        page.keyboard.press("Enter")
        expect(who).to_have_value(re.compile(name))
        expect(page.get_by_role("radiogroup").first.get_by_role("radio", checked=True)).to_have_count(0)
        consultant.press("^0Assente", *["ArrowDown"] * level)
        until(page, lambda wanted=level: any(answer["level"] == wanted for answer in consultant.stored("answers")))
    given = {answer["member"]: answer["level"] for answer in consultant.stored("answers")}
    named = {member["id"]: member["name"] for member in consultant.stored("members")}
    assert {named[member]: level for member, level in given.items()} == dict(zip(PEOPLE, (1, 2, 3), strict=True))


def _change_a_task(consultant: Consultant) -> None:
    dialog = consultant.page.get_by_role("dialog")
    consultant.press("Piano$")
    expect(consultant.page.locator("button[data-row=t1_1]")).to_be_visible()
    consultant.press("^Modifica «Nomina")
    expect(dialog).to_be_visible()
    consultant.go_to("^Giorni, più probabile")
    consultant.write("2,5")
    consultant.press("^Fatto$")
    expect(dialog).to_be_hidden()
    assert [task["likely"] for task in consultant.stored("tasks")] == [2.5]


def _add_a_risk(consultant: Consultant) -> None:
    dialog = consultant.page.get_by_role("dialog")
    consultant.press("Rischi$")
    expect(consultant.page.locator("button[data-row=d1]")).to_be_visible()
    consultant.press("Aggiungi un rischio$")
    expect(dialog.get_by_role("textbox").first).to_be_focused()
    consultant.write(RISK)
    consultant.press("^Fatto$")
    expect(dialog).to_be_hidden()
    assert [risk["event"] for risk in consultant.stored("risks")] == [RISK]


def _download_the_report(consultant: Consultant, file: Path) -> str:
    """The words of the PDF, with one space between two."""
    consultant.press("Rapporto$")
    expect(consultant.page.get_by_role("link", name="Scarica il PDF")).to_be_visible()
    consultant.go_to("^Scarica il PDF")
    with consultant.page.expect_download() as taken:
        consultant.page.keyboard.press("Enter")
    taken.value.save_as(file)
    try:
        run = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        missing("pdftotext")
    return " ".join(run.stdout.split())
