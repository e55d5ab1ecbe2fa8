"""The settings of a workshop in a real browser: the consultant's logo, and a day from the calendar."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.conftest import ENTER_OF_AN_INPUT_METHOD

WORDS = {
    "it": {
        "save": "Salva",
        "remove": "Togli il logo",
        "kind": "Qui non vanno file di questo tipo",
        "no_logo": "Questo non può essere il logo",
        "kept": "Il logo conservato",
        "day": "Primo giorno del progetto",
        "past": "Il primo giorno del progetto è già passato: 09/11/2019.",
        "calendar": "Calendario: Primo giorno del progetto",
        "chosen": "domenica 15 novembre 2026",
        "weekday": "lunedì",
    },
    "en": {
        "save": "Save",
        "remove": "Remove the logo",
        "kind": "Files of this kind are not accepted here",
        "no_logo": "This cannot be the logo",
        "kept": "The logo as it is kept",
        "day": "First day of the project",
        "past": "The project began on 09/11/2019.",
        "calendar": "Calendar: First day of the project",
        "chosen": "Sunday,? 15 November 2026",
        "weekday": "Monday",
    },
}


class Settings:
    """The settings of a workshop as one person sees them."""

    def __init__(self, page: Page, server: Any, workshop: str, lang: str) -> None:
        self.page, self.server, self.workshop, self.words = page, server, workshop, WORDS[lang]
        self.address = page.url

    def upload(self, file: Path) -> None:
        """Choose a file, and wait until the form has begun to send it: from there on it keeps Save waiting by itself."""
        self.page.locator('input[type="file"]').set_input_files(file)
        expect(self.page.get_by_text(file.name, exact=True)).to_be_visible()

    def refusal(self, words: str) -> Locator:
        return self.page.get_by_role("alert").filter(has_text=words)

    def save(self) -> str:
        """Save, which leads to the workshops; gives the logo that is stored, and opens the settings again."""
        self.page.get_by_role("button", name=self.words["save"], exact=True).click()
        self.page.wait_for_url(re.compile(r"/\?"))
        logo = self.server.ask(f"/api/workshops/{self.workshop}/file")["snapshot"]["workshop"].get("logo", "")
        self.page.goto(self.address)
        expect(self.page.get_by_role("button", name=self.words["save"], exact=True)).to_be_visible()
        return str(logo)

    def shown(self) -> tuple[int, int]:
        """The size of the logo that the settings show, in its own pixels."""
        logo = self.page.get_by_role("img", name=self.words["kept"])
        expect(logo).to_be_visible()
        return tuple(logo.evaluate("async logo => (await logo.decode(), [logo.naturalWidth, logo.naturalHeight])"))


def picture(folder: Path, kind: str, size: tuple[int, int]) -> Path:
    file, drawn = folder / f"logo.{kind.lower()}", BytesIO()
    Image.new("RGB", size, (20, 90, 100)).save(drawn, kind)
    file.write_bytes(drawn.getvalue())
    return file


@pytest.mark.parametrize(("lang", "size"), [("it", "wide"), ("en", "phone")])
def test_a_logo_is_put_in_replaced_and_taken_away_and_a_day_is_chosen_in_the_calendar(
    server: Any, open_page: Any, tmp_path: Path, lang: str, size: str
) -> None:
    workshop = server.create_workshop(areas=["sales", "marketing", "service", "it", "management"])
    settings = Settings(open_page("settings", w=workshop, lang=lang, size=size), server, workshop, lang)
    drawing, no_picture = tmp_path / "logo.svg", tmp_path / "text.png"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    no_picture.write_text("no picture")

    chosen = settings.page.get_by_test_id(Part.MULTISELECT_TAGS).first
    assert chosen.evaluate("tags => tags.scrollWidth <= tags.clientWidth"), "areas that are chosen are out of sight"
    settings.upload(drawing)
    expect(settings.refusal(settings.words["kind"])).to_be_visible()
    settings.upload(no_picture)
    _choose_a_day(settings)
    settings.page.get_by_label(settings.words["day"], exact=True).dispatch_event("keydown", ENTER_OF_AN_INPUT_METHOD)
    settings.page.wait_for_timeout(700)
    expect(settings.refusal(settings.words["no_logo"])).to_have_count(0)
    settings.page.get_by_role("button", name=settings.words["save"], exact=True).click()
    expect(settings.refusal(settings.words["no_logo"])).to_be_visible()
    settings.upload(picture(tmp_path, "PNG", (300, 100)))
    assert settings.save().startswith("data:image/png;")
    assert settings.shown() == (300, 100)
    expect(settings.page.get_by_label(settings.words["day"], exact=True)).to_have_value("15/11/2026")
    settings.upload(picture(tmp_path, "JPEG", (90, 120)))
    assert settings.save().startswith("data:image/jpeg;")
    assert settings.shown() == (90, 120)
    settings.page.get_by_text(settings.words["remove"], exact=True).click()
    assert settings.save() == ""
    expect(settings.page.get_by_role("img", name=settings.words["kept"])).to_have_count(0)


def _choose_a_day(settings: Settings) -> None:
    """By keyboard, from 9 November: nothing is saved before one saves."""
    page, words = settings.page, settings.words
    field = page.get_by_label(words["day"], exact=True)
    said, first = page.get_by_text(words["past"]), field.input_value()
    expect(said).to_be_hidden()
    field.fill("9/11/2019")
    expect(said).to_be_visible()
    field.fill(first)
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
