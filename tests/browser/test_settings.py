"""The settings of a workshop in a real browser: the consultant's logo, and a day from the calendar."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.waiting import until

WORDS = {
    "it": {
        "remove": "Togli il logo",
        "kind": "Qui non vanno file di questo tipo",
        "no_logo": "Questo non può essere il logo",
        "kept": "Il logo conservato",
        "client": "Cliente",
        "day": "Primo giorno del progetto",
        "past": "Il primo giorno del progetto è già passato: 9 nov 2019.",
        "calendar": "Calendario: Primo giorno del progetto",
        "chosen": "domenica 15 novembre 2026",
        "weekday": "lunedì",
        "place": "Paese o regione per le festività",
        "typed": "zurich",
        "found": "Svizzera · Zurigo (Zürich)",
        "closed": "Giorni di chiusura dell’azienda",
        "undo": "Annulla",
        "other": "English",
        "saturdays": "Saturdays are worked",
    },
    "en": {
        "remove": "Remove the logo",
        "kind": "Files of this kind are not accepted here",
        "no_logo": "This cannot be the logo",
        "kept": "The logo as it is kept",
        "client": "Client",
        "day": "First day of the project",
        "past": "The project began on 9 Nov 2019.",
        "calendar": "Calendar: First day of the project",
        "chosen": "Sunday,? 15 November 2026",
        "weekday": "Monday",
        "place": "Country or region for public holidays",
        "typed": "baviera",
        "found": "Germany · Bavaria (Bayern)",
        "closed": "Days on which the company is closed",
        "undo": "Undo",
        "other": "Italiano",
        "saturdays": "Si lavora il sabato",
    },
}


class Settings:
    """The settings of a workshop as one person sees them."""

    def __init__(self, page: Page, server: Any, workshop: str, lang: str) -> None:
        self.page, self.server, self.workshop, self.words = page, server, workshop, WORDS[lang]

    def upload(self, file: Path) -> None:
        self.page.locator('input[type="file"]').set_input_files(file)

    def refusal(self, words: str) -> Locator:
        return self.page.get_by_role("alert").filter(has_text=words)

    def stored(self, name: str) -> Any:
        return self.server.ask(f"/api/workshops/{self.workshop}/file")["snapshot"]["workshop"].get(name)

    def becomes(self, name: str, wanted: Any) -> None:
        """Wait until a field is stored so."""
        until(self.page, lambda: wanted(self.stored(name)) if callable(wanted) else self.stored(name) == wanted)

    def shown(self, size: tuple[int, int]) -> None:
        """The logo that the settings show has this size, in its own pixels."""
        logo = self.page.get_by_role("img", name=self.words["kept"])
        expect(logo).to_be_visible()
        measure = "async logo => (await logo.decode(), [logo.naturalWidth, logo.naturalHeight])"
        until(self.page, lambda: tuple(logo.evaluate(measure)) == size)


def picture(folder: Path, kind: str, size: tuple[int, int]) -> Path:
    file, drawn = folder / f"logo.{kind.lower()}", BytesIO()
    Image.new("RGB", size, (20, 90, 100)).save(drawn, kind)
    file.write_bytes(drawn.getvalue())
    return file


@pytest.mark.parametrize(("lang", "size"), [("it", "wide"), ("en", "phone")])
def test_each_setting_is_saved_as_it_is_changed(
    server: Any, open_page: Any, tmp_path: Path, lang: str, size: str
) -> None:
    workshop = server.create_workshop(areas=["sales", "marketing", "service", "it", "management"])
    settings = Settings(open_page("settings", w=workshop, lang=lang, size=size), server, workshop, lang)
    page, words = settings.page, settings.words
    chosen = page.get_by_test_id(Part.MULTISELECT_TAGS).first
    assert chosen.evaluate("tags => tags.scrollWidth <= tags.clientWidth"), "areas that are chosen are out of sight"

    _choose_a_day(settings)
    _choose_a_place(settings)
    _type_closing_days(settings)
    _put_in_a_logo(settings, tmp_path)
    _print_a_long_name(settings)
    page.get_by_label(words["client"], exact=True).fill("Rossi, typed and left at once")
    page.goto(settings.page.url.replace("/settings", "/readiness"))
    settings.becomes("client", "Rossi, typed and left at once")


def test_another_language_drops_nothing_of_what_was_chosen(server: Any, open_page: Any) -> None:
    areas = ["sales", "marketing", "service", "it", "management"]
    workshop = server.create_workshop(areas=areas)
    settings = Settings(open_page("settings", w=workshop, lang="it"), server, workshop, "it")
    settings.page.get_by_role("button", name=settings.words["other"]).click()
    settings.page.get_by_text(settings.words["saturdays"]).click()
    settings.becomes("saturdays", True)
    assert settings.stored("areas") == areas
    _leave_at_once(settings)


def _leave_at_once(settings: Settings) -> None:
    """What is saved only as one leaves shows on the screen one comes to, and in the menu there."""
    page = settings.page
    for name, link in (("Bianchi, on leaving", "Workshops"), ("Verdi, on leaving", "Canvas")):
        page.goto(f"{settings.server.url}/settings?w={settings.workshop}&lang=en")
        page.get_by_label("Client", exact=True).fill(name)
        page.get_by_role("link", name=link, exact=True).click()
        expect(page.get_by_label("Client", exact=True)).to_have_count(0)
        expect(page.get_by_test_id(Part.SIDEBAR).get_by_text(name)).to_be_visible()
        if link == "Workshops":
            expect(page.get_by_test_id(Part.MAIN).get_by_role("link", name=name, exact=True)).to_be_visible()


def _put_in_a_logo(settings: Settings, folder: Path) -> None:
    drawing, no_picture = folder / "logo.svg", folder / "text.png"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    no_picture.write_text("no picture")
    page, words = settings.page, settings.words
    settings.upload(drawing)
    expect(settings.refusal(words["kind"])).to_be_visible()
    settings.upload(no_picture)
    expect(settings.refusal(words["no_logo"])).to_be_visible()
    expect(settings.refusal(words["kind"])).to_be_hidden()
    settings.upload(drawing)
    expect(settings.refusal(words["kind"])).to_be_visible()
    expect(settings.refusal(words["no_logo"])).to_be_hidden()
    settings.upload(picture(folder, "PNG", (300, 100)))
    settings.shown((300, 100))
    settings.upload(picture(folder, "JPEG", (90, 120)))
    settings.becomes("logo", lambda logo: logo.startswith("data:image/jpeg;"))
    settings.shown((90, 120))
    page.get_by_role("button", name=words["remove"]).click()
    expect(page.get_by_role("img", name=words["kept"])).to_have_count(0)
    assert not settings.stored("logo")
    page.get_by_role("button", name=words["undo"], exact=True).click()
    settings.shown((90, 120))


def _choose_a_place(settings: Settings) -> None:
    """By keyboard, without its accent or by its name in another language; the field shows what it is called, and keeps the focus."""
    field = settings.page.get_by_role("combobox", name=settings.words["place"])
    field.fill(settings.words["typed"])
    field.press("Enter")
    settings.becomes("region", {"zurich": "ZH", "baviera": "BY"}[settings.words["typed"]])
    expect(field).to_be_focused()
    around = field.locator("xpath=..")
    expect(around).to_have_css("outline-style", "solid")
    expect(around).to_have_css("outline-offset", "2px")
    expect(field).to_have_css("outline-style", "none")
    expect(field).to_have_value(settings.words["found"])
    field.press("End")
    assert field.evaluate("field => field.scrollLeft") == 0
    field.press("ArrowDown")
    expect(settings.page.get_by_role("option", name=settings.words["found"], exact=True)).to_be_visible()
    field.press("Escape")


def _type_closing_days(settings: Settings) -> None:
    """What cannot be read is told and kept; what can be is saved while one types, and read back after a reload."""
    page, label = settings.page, settings.words["closed"]
    page.get_by_label(label).fill("24/12/2026, Natale")
    expect(settings.refusal("Natale")).to_be_visible()
    page.reload()
    expect(page.get_by_label(label)).to_have_value("24/12/2026, Natale")
    page.get_by_label(label).fill("24/12/2026, 4–5/1/2027")
    settings.becomes("closed_on", ["2026-12-24", "2027-01-04", "2027-01-05"])
    page.reload()
    expect(page.get_by_label(label)).to_have_value("24/12/2026, 04–05/01/2027")


def _print_a_long_name(settings: Settings) -> None:
    """Paper cannot be scrolled: what is longer than its field wraps there, and the field is itself again afterwards."""
    page, name = (
        settings.page,
        "Azienda Consortile Interprovinciale per i Servizi Sociosanitari di Alessandria, Asti e Cuneo",
    )
    field = page.get_by_label(settings.words["client"], exact=True)
    field.fill(name)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator(".printed", has_text=name)
    expect(printed).to_be_visible()
    assert printed.evaluate("text => text.scrollWidth <= text.clientWidth && text.scrollHeight <= text.clientHeight")
    expect(field).to_be_hidden()
    place = page.locator(".printed", has_text=settings.words["found"])
    expect(place).to_have_text(settings.words["found"])
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(".printed")).to_have_count(0)
    expect(field).to_have_value(name)


def _choose_a_day(settings: Settings) -> None:
    """By keyboard, from 9 November."""
    page, words = settings.page, settings.words
    field = page.get_by_label(words["day"], exact=True)
    said = page.get_by_text(words["past"])
    expect(said).to_be_hidden()
    field.fill("9/11/2019")
    expect(said).to_be_visible()
    field.fill("9/11/2026")
    expect(said).to_be_hidden()
    opener = page.get_by_role("button", name=words["calendar"], exact=True)
    opener.press("Enter")
    chosen = page.get_by_role("grid", name=words["calendar"])
    expect(chosen.get_by_role("columnheader").first).to_have_attribute("abbr", words["weekday"])
    box, wide = chosen.bounding_box(), page.viewport_size
    assert box and wide and box["x"] >= 0 and box["x"] + box["width"] <= wide["width"]
    page.keyboard.press("End")
    expect(chosen.get_by_role("button", name=re.compile(words["chosen"]))).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("15/11/2026")
    expect(field).to_be_focused()
    settings.becomes("starts_on", "2026-11-15")
