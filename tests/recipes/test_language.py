"""The README's recipe for another language, followed with texts made by machine: every screen and every file speaks it."""

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from canvas_model.demo.snapshot import demo_snapshot
from exporters.export import EXPORTERS
from tests.exporters.pdf_reading import page_texts
from tests.recipes.copied_product import copy_product, run, run_in
from tests.recipes.invented_language import BEGIN, CODE, END, add_language

PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
BETWEEN = "\0"
INNERMOST = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")


@dataclass(frozen=True)
class Copy:
    """A copy of the product that speaks one more language."""

    folder: Path
    english: re.Pattern[str]
    """Matches whole texts that it should not say in that language."""

    def untranslated(self, text: str) -> bool:
        """Whether a text, or what is left between its marked parts, is one of the English ones."""
        while BEGIN in (shorter := INNERMOST.sub(BETWEEN, text)) and shorter != text:
            text = shorter
        return any(self.english.fullmatch(part.strip()) for part in shorter.split(BETWEEN))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy in which the recipe was followed."""
    folder = tmp_path_factory.mktemp("product")
    copy_product(folder)
    texts = [PLACEHOLDER.sub(".+", re.escape(text)) for text in add_language(folder)]
    told = [text for text in texts if re.search(r"[a-z]{3}", text) and not text.islower()]  # ids, units, figures
    return Copy(folder, re.compile("|".join(sorted(set(told), key=len, reverse=True)), re.DOTALL))


@pytest.fixture(scope="module")
def screens(copy: Copy) -> list[dict[str, Any]]:
    """What every screen shows, of a full workshop and of an empty one."""
    found: list[dict[str, Any]] = run_in(copy.folder, "tests.recipes.look", CODE)
    return found


def test_every_screen_opens_without_a_fault(screens: list[dict[str, Any]]) -> None:
    assert len(screens) > 20
    assert {screen["place"]: screen["faults"] for screen in screens if screen["faults"]} == {}


def test_every_screen_shows_its_texts_in_the_language(screens: list[dict[str, Any]]) -> None:
    for screen in screens:
        spoken = [text for text in screen["texts"] if BEGIN in text]
        assert len(spoken) > 20, screen["place"]


def test_no_screen_and_no_page_of_the_report_shows_an_english_text_that_has_a_translation(
    copy: Copy, screens: list[dict[str, Any]]
) -> None:
    own = set(re.findall(r'"((?:[^"\\]|\\.)*)"', demo_snapshot("en", today=date(2026, 11, 21)).model_dump_json()))
    left = {
        f"{screen['place']}: {text}"
        for screen in screens
        for text in screen["texts"]
        if copy.untranslated(text) and text not in own  # what the demo's people wrote stays as it is
    }
    assert left == set()


@pytest.fixture(scope="module")
def demo(copy: Copy) -> Path:
    """The demo workshop's file in the language; its people still speak English."""
    file = copy.folder / "demo.canvas.json"
    run(copy.folder, "exporters", "demo", "--language", CODE, "--output", str(file))
    return file


def test_without_a_demo_of_its_own_the_people_of_the_english_one_are_shown(demo: Path) -> None:
    snapshot = json.loads(demo.read_text("utf-8"))["snapshot"]
    english = demo_snapshot("en", today=date(2026, 11, 21))
    assert snapshot["workshop"]["language"] == CODE
    assert [note["text"] for note in snapshot["notes"]] == [note.text for note in english.notes]


def test_the_schema_of_the_file_takes_the_language(copy: Copy, demo: Path) -> None:
    schema = json.loads(run(copy.folder, "canvas_model.files.canvas_schema"))
    Draft202012Validator(schema).validate(json.loads(demo.read_text("utf-8")))


@pytest.mark.parametrize("format", EXPORTERS)
def test_every_file_is_made_in_the_language(copy: Copy, demo: Path, format: str) -> None:
    out = copy.folder / f"report.{format}"
    run(copy.folder, "exporters", "report", str(demo), "--format", format, "--output", str(out))
    READERS[format](copy, out.read_bytes())


def read_pdf(copy: Copy, content: bytes) -> None:
    """Every page is in the language."""
    pages = page_texts(content)
    assert len(pages) > 8
    assert all(BEGIN in page for page in pages)


def read_json(copy: Copy, content: bytes) -> None:
    """The names and sentences beside the figures are in the language."""
    report = json.loads(content)
    assert report["language"] == CODE
    assert report["finding"].startswith(BEGIN)
    assert all(block["name"].startswith(BEGIN) for block in report["readiness"]["blocks"])


def read_csv(copy: Copy, content: bytes) -> None:
    """Headings and sections are in the language, cells and decimals as its spreadsheets expect them."""
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert all(heading.startswith(BEGIN) for heading in rows[0])
    assert all(row[0].startswith(BEGIN) for row in rows if len(row) == len(rows[0]))
    assert any(re.fullmatch(r"\d+,\d+", cell) for row in rows for cell in row)


def read_point_csv(copy: Copy, content: bytes) -> None:
    """The same, for spreadsheets that write 2.5."""
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert all(heading.startswith(BEGIN) for heading in rows[0])
    assert any(re.fullmatch(r"\d+\.\d+", cell) for row in rows for cell in row)


READERS = {"pdf": read_pdf, "json": read_json, "csv": read_csv, "comma.csv": read_csv, "point.csv": read_point_csv}
