"""Printing a screen from the browser: all that it holds is on the paper, and nothing is cut at its edge."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from exporters.report import build_report
from pages.ui.streamlit_gaps.test_ids import Part
from tests.conftest import missing

SCREENS = ("", "canvas", "interview", "relationships", "readiness", "plan", "risks", "report")
PAPER = {"width": 703, "height": 1000}
"""An A4 page within its margins, in pixels."""
OpenPage = Callable[..., Page]
Server = Any


@pytest.fixture(scope="module")
def demos(server: Server) -> dict[str, str]:
    """The demo workshop in both languages."""
    made = {}
    for language in ("it", "en"):
        file = json.loads(write_canvas(demo_snapshot(language, today=date(2026, 11, 21))))  # type: ignore[arg-type]
        made[language] = str(server.ask("/api/import", file)["id"])
    return made


def printed(page: Page, tmp_path: Path) -> str:
    """The words of the screen's PDF."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(1500)
    page.pdf(path=tmp_path / "screen.pdf", prefer_css_page_size=True)
    try:
        run = subprocess.run(["pdftotext", tmp_path / "screen.pdf", "-"], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        missing("pdftotext")
    return bare(run.stdout)


def bare(text: str) -> str:
    """Letters and digits alone: lines break anywhere."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_every_note_of_the_canvas_is_printed(
    server: Server, open_page: OpenPage, demos: dict[str, str], tmp_path: Path, size: str, lang: str
) -> None:
    page = open_page("canvas", w=demos[lang], lang=lang, size=size)
    page.locator(".board.loaded").wait_for()
    words = printed(page, tmp_path)
    notes = server.notes(demos[lang])
    assert len(notes) == 35
    # A note may go on on the next page, with others between its lines.
    assert [note for note in notes if not all(bare(word) in words for word in note.split())] == []
    assert sum(bare(note) in words for note in notes) >= len(notes) - 2


def test_every_task_is_printed_in_the_picture_and_in_the_list(
    open_page: OpenPage, demos: dict[str, str], tmp_path: Path, lang: str
) -> None:
    snapshot = demo_snapshot(lang, today=date(2026, 11, 21))  # type: ignore[arg-type]
    plan = build_report(snapshot, made_on=date(2026, 11, 21)).plan
    page = open_page("plan", w=demos[lang], lang=lang)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()
    words = printed(page, tmp_path)
    assert [task.name for task in plan.tasks if bare(task.name) not in words] == []
    # A name that takes two lines in the picture is cut there; its beginning stands in both.
    drawn = [bare(f"{task.number} {task.name}")[:12] for task in plan.tasks if not task.milestone]
    assert [name for name in drawn if words.count(name) < 2] == []


def test_what_is_folded_is_printed(open_page: OpenPage, demos: dict[str, str], tmp_path: Path) -> None:
    page = open_page("readiness", w=demos["en"], lang="en")
    expect(page.locator("details.fg-row").first).to_be_attached()
    folded = page.locator("details.fg-row:not([open]) .fg-formula").all_text_contents()
    words = printed(page, tmp_path)
    assert folded
    assert [line for line in folded if bare(line) not in words] == []
    assert page.locator("details.fg-row[open]").count() == 0, "folded again once it is printed"


CONTENT = {
    "": ".st-key-home, [class*='st-key-cv_card_']",
    "canvas": ".board.loaded",
    "interview": ".st-key-interview .group",
    "relationships": ".group",
    "readiness": "details.fg-row",
    "plan": ".fg-task",
    "risks": ".fg-risk",
    "report": ".fg-contents",
}
"""What shows that a screen has come."""

CLIPPED = """() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches("textarea, input[type=text]") || !element.checkVisibility()) continue;
      if (element.scrollHeight > element.clientHeight + 3) found.push(element.value);
    }
  };
  look(document);
  return found;
}"""

LEAVES = """(paper) => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const box = element.getBoundingClientRect();
      if (!box.width || !box.height || element.closest(".fg-unseen, .unseen")) continue;
      if (!element.checkVisibility({visibilityProperty: true})) continue;
      if (box.right > paper + 2 && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        found.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 40)} ${box.right}`);
    }
  };
  look(document);
  return found;
}"""


CROWDED = """() => [...document.querySelectorAll("td, th")]
  .filter((cell) => cell.checkVisibility() && !cell.closest(".fg-unseen") && cell.scrollWidth > cell.clientWidth + 2)
  .map((cell) => `${cell.className} ${cell.textContent.slice(0, 40)}`)"""
"""Cells whose text runs into the next one."""


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_cut_at_the_edge_and_no_bar_or_button_is_printed(
    open_page: OpenPage, demos: dict[str, str], screen: str, lang: str
) -> None:
    page = open_page(screen, w=demos[lang], lang=lang)
    expect(page.locator(CONTENT[screen]).first).to_be_attached()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(1500)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 700} if screen == "canvas" else PAPER)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(500)
    assert page.evaluate(LEAVES, 1047 if screen == "canvas" else PAPER["width"]) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(CROWDED) == []
    expect(page.get_by_test_id(Part.SIDEBAR)).to_be_hidden()
    contents = ".chip, .opener, [role=radio], .fg-tick"  # what stands on a screen and can be pressed as well
    shown = [button for button in page.locator(f"button:not({contents})").all() if button.is_visible()]
    assert [button.get_attribute("aria-label") or button.inner_text() for button in shown] == []
