"""Every screen of the demo workshop in both languages: named, clean, within its window, and whole on paper.

These tests only look, so that one page serves them all; who changes something opens a page of its own.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from canvas_model.demo.snapshot import demo_snapshot
from exporters.report import build_report
from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.conftest import AT_REST, LOOK, browsers, schemes
from tests.browser.host import DEMO_DAY
from tests.browser.looks import (
    BROKEN,
    CLIPPED,
    CRAMPED,
    CROWDED,
    LEAVES,
    NAMES,
    STICKING_OUT,
    TOLD,
    assert_told_by_shape,
)
from tests.browser.profiles import Profiles
from tests.browser.window_sizes import SIZES
from tests.conftest import missing

CONTENT = {
    "": ".st-key-home, [class*='st-key-cv_card_']",
    "canvas": ".board.loaded",
    "interview": ".st-key-interview .group",
    "relationships": ".group",
    "readiness": "details.fg-row",
    "plan": ".js-plotly-plot .main-svg",
    "risks": ".fg-risk",
    "report": ".fg-contents",
    "settings": ".st-key-cv_settings_report .group",
}
"""What shows that a screen has come."""
TITLES = {
    "": {"it": "Workshop", "en": "Workshops"},
    "canvas": {"it": "Canvas", "en": "Canvas"},
    "interview": {"it": "Intervista", "en": "Interview"},
    "relationships": {"it": "Relazioni", "en": "Relationships"},
    "readiness": {"it": "Preparazione", "en": "Readiness"},
    "plan": {"it": "Piano", "en": "Plan"},
    "risks": {"it": "Rischi", "en": "Risks"},
    "report": {"it": "Rapporto", "en": "Report"},
    "settings": {"it": "Impostazioni", "en": "Settings"},
}
UNFOLDED = {"plan": 1, "risks": 1, "readiness": 0}
"""How many of the long parts of a screen a phone shows whole."""
LEADING = "h1, h2, h3, .fg-step > div > .cv-quiet, .cv-heading p, thead tr, .block > header, .block .chips"
"""What never ends a page of paper: what it leads to stands on the same one."""
MORE_THAN_A_WORD = 16
"""Characters at the end of a page by which a heading is known: a single word stands elsewhere too."""
CHOOSES_A_FILE = re.compile("Scegli il file|Choose the file")
"""A field for a file is two buttons in a group that has its name."""
RIGHT_EDGES = "boxes => boxes.map((box) => box.getBoundingClientRect().right)"
BEFORE_THE_SCRIPT = """() => {
  delete document.documentElement.dataset.folds;
  const step = document.querySelector("details.fg-step:not([data-stays])");
  step.open = true;
  return step.lastElementChild.offsetHeight;
}"""
"""How high a long part is that comes open, before the script is there that folds it."""
AT_200_PERCENT = {"width": 720, "height": 450}
PAPER = {"width": 703, "height": 1000}
"""An A4 page within its margins, in pixels."""
Server = Any
OpenPage = Callable[..., Page]


@dataclass(frozen=True)
class Shown:
    """A screen as it stands when nobody has touched it."""

    page: Page
    screen: str
    lang: str
    notes: list[str]


@pytest.fixture(scope="module")
def demos(server: Server) -> dict[str, str]:
    """The demo workshop in both languages."""
    return {lang: server.create_demo(lang) for lang in ("it", "en")}


@pytest.fixture(scope="module")
def walk(server: Server, profiles: Profiles, demos: dict[str, str]) -> Iterator[Callable[[str, str], Page]]:
    """Opens a screen of the demo in a language by the menu, as whoever looks around does: one page for each language."""
    pages: dict[str, Page] = {}
    with browsers(profiles, server.url) as opened:

        def go(screen: str, lang: str) -> Page:
            page = pages.get(lang) or opened("canvas", lang=lang, w=demos[lang])
            pages[lang] = page
            page.get_by_test_id(Part.SIDEBAR).get_by_role("link", name=TITLES[screen][lang]).click()
            expect(page).to_have_title(title(screen, lang))
            return page

        yield go


@pytest.fixture(
    scope="module",
    params=[(screen, lang) for screen in CONTENT for lang in ("it", "en")],
    ids=lambda shown: "-".join(shown),
)
def shown(
    request: pytest.FixtureRequest, server: Server, walk: Callable[[str, str], Page], demos: dict[str, str]
) -> Shown:
    """Each screen in turn."""
    screen, lang = request.param
    page = walk(screen, lang)
    expect(page.locator(CONTENT[screen]).first).to_be_attached()
    page.wait_for_function(AT_REST, polling=LOOK)
    page.wait_for_timeout(500)
    return Shown(page, screen, lang, server.notes(demos[lang]))


def title(screen: str, lang: str) -> str:
    """What the tab says."""
    whose = " · Aervalda S.p.A." if screen else ""
    return f"{TITLES[screen][lang]}{whose} – CRM Canvas"


@contextmanager
def otherwise(page: Page, size: dict[str, int], **media: Any) -> Iterator[None]:
    """The page in another window or on another medium, for a moment."""
    page.emulate_media(**media)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.wait_for_timeout(500)
    try:
        yield
    finally:
        page.emulate_media(**dict.fromkeys(media, "null"))
        page.set_viewport_size(SIZES["wide"])  # type: ignore[arg-type]


def test_its_tab_names_it_the_language_that_is_spoken_stands_out_and_axe_finds_nothing(
    shown: Shown, axe_faults: Callable[[Page], list[str]]
) -> None:
    expect(shown.page).to_have_title(title(shown.screen, shown.lang))
    spoken = shown.page.get_by_role("button", name={"it": "Italiano", "en": "English"}[shown.lang])
    expect(spoken).to_be_disabled()
    expect(spoken).to_have_css("opacity", "1")
    expect(spoken.locator("p")).to_have_css("font-weight", "600")
    main = shown.page.get_by_test_id(Part.MAIN)
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert {scheme: axe_faults(shown.page) for scheme in schemes(shown.page)} == {"light": [], "dark": []}
    shown.page.emulate_media(color_scheme="light")
    assert twice_named(shown.page) == []
    assert shown.page.locator("details.fg-step:not([open])").count() == 0, "a phone alone folds steps"


def twice_named(page: Page) -> list[str]:
    """What can be pressed, unfolded or filled in and has the same name as another thing of its kind: a list of them does not tell which is which."""
    lines = page.get_by_test_id(Part.MAIN).aria_snapshot().splitlines()
    named = [re.match(r"\s*- ((?:button|checkbox|combobox|radiogroup|textbox) \"[^\"]*\")", line) for line in lines]
    folds = page.locator("summary:visible").evaluate_all("all => all.map(each => each.ariaLabel ?? each.innerText)")
    names = Counter([*(found[1] for found in named if found), *folds])
    return [name for name, count in names.items() if count > 1 and not CHOOSES_A_FILE.search(name)]


def test_on_paper_nothing_is_cut_at_the_edge_and_no_bar_or_button_stands_there(shown: Shown) -> None:
    page, paper = shown.page, {"width": 1047, "height": 700} if shown.screen == "canvas" else PAPER
    with otherwise(page, paper, media="print"):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.wait_for_timeout(300)
        assert page.evaluate(LEAVES, paper["width"]) == []
        # A page of paper is a part of a pixel narrower, which took the right edge off every box.
        edges = page.locator(".fg-standing, .fg-card, .cv-card, .group").evaluate_all(RIGHT_EDGES)
        assert all(edge <= paper["width"] - 1 for edge in edges)
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate(CROWDED) == []
        assert page.locator(NAMES).evaluate_all(BROKEN) == []
        expect(page.get_by_test_id(Part.SIDEBAR)).to_be_hidden()
        contents = ".chip, .opener, [role=radio], .fg-tick"  # what stands on a screen and can be pressed as well
        buttons = [button for button in page.locator(f"button:not({contents})").all() if button.is_visible()]
        assert [button.get_attribute("aria-label") or button.inner_text() for button in buttons] == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_on_paper_stands_all_that_the_screen_holds(shown: Shown, tmp_path: Path) -> None:
    page = shown.page
    folded = page.locator("details.fg-row:not([open]) .fg-formula").all_text_contents()
    words = words_on_paper(page, tmp_path)
    if shown.screen == "canvas":
        assert_all_notes_are_in(words, shown.notes)
        answered = page.locator(".block .stand").all_text_contents()
        assert [line for line in answered if bare(line) not in words] == []
    elif shown.screen == "plan":
        snapshot = demo_snapshot(shown.lang, today=DEMO_DAY)  # type: ignore[arg-type]
        tasks = build_report(snapshot, made_on=DEMO_DAY).plan.tasks
        assert [task.name for task in tasks if bare(task.name) not in words] == []
        # A name that takes two lines in the picture is cut there; its beginning stands in both.
        drawn = [bare(f"{task.number} {task.name}")[:12] for task in tasks if not task.milestone]
        assert [name for name in drawn if words.count(name) < 2] == []
        legend = [bare(line) for line in page.locator(".fg-legend li").all_text_contents()]
        assert legend[0] in bare(as_text(tmp_path / "screen.pdf").partition("\f")[0]), "page one has room for the chart"
        for scale in (0.84, 0.86, 0.88):  # the chart ends where a page does
            page.pdf(path=tmp_path / "smaller.pdf", prefer_css_page_size=True, scale=scale)
            pages = [bare(text) for text in as_text(tmp_path / "smaller.pdf").split("\f")]
            [beside] = [text for text in pages if legend[0] in text]
            assert [words for words in (*legend, *drawn) if words not in beside] == [], "the chart and its legend"
    elif shown.screen == "readiness":
        assert folded
        assert [line for line in folded if bare(line) not in words] == []
        assert page.locator("details.fg-row[open]").count() == 0, "folded again once it is printed"


def test_the_widest_table_does_not_stick_out_and_at_200_percent_nothing_is_wider_than_the_window_or_clipped(
    shown: Shown,
) -> None:
    page = shown.page
    if shown.screen == "readiness":  # it has the widest table
        assert page.evaluate(STICKING_OUT) == []
    with otherwise(page, AT_200_PERCENT):
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_test_id(Part.MAIN).evaluate("main => main.scrollWidth <= main.clientWidth")
        assert page.evaluate(LEAVES, AT_200_PERCENT["width"]) == []
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate(CRAMPED) == 0


def test_where_colours_are_forced_it_tells_by_shape(shown: Shown) -> None:
    if shown.screen in TOLD:
        with otherwise(shown.page, SIZES["wide"], forced_colors="active"):
            assert_told_by_shape(shown.page, shown.screen)


def test_a_phone_prints_every_note_too(
    server: Server, open_page: OpenPage, demos: dict[str, str], tmp_path: Path, lang: str
) -> None:
    page = open_page("canvas", w=demos[lang], lang=lang, size="phone")
    page.locator(".board.loaded").wait_for()
    page.wait_for_timeout(500)
    assert_all_notes_are_in(words_on_paper(page, tmp_path), server.notes(demos[lang]))


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_crowded_canvas_begins_below_its_title_and_names_a_block_again_on_the_next_page(
    server: Server, open_page: OpenPage, tmp_path: Path, size: str
) -> None:
    workshop = server.create_workshop()
    for count in range(40):
        server.put(workshop, "note", block="data", text=f"Il commerciale tiene i contatti nel proprio foglio {count}")
    page = open_page("canvas", w=workshop, lang="it", size=size)
    page.locator(".board.loaded").wait_for()
    expect(page.locator(".note")).to_have_count(40)
    page.pdf(path=tmp_path / "screen.pdf", prefer_css_page_size=True)
    pages = [text for text in as_text(tmp_path / "screen.pdf", "-layout").split("\f") if "foglio" in text]
    assert "Customer" in as_text(tmp_path / "screen.pdf").split("\f")[0]
    assert len(pages) == 2, "beside each other, and not one below the other"
    assert [bool(re.search(r"^ *2 +Dati", text, re.M)) for text in pages] == [True, True]


@pytest.mark.parametrize("screen", ["readiness", "plan", "risks", "report"])
def test_on_a_phone_it_fits_and_axe_finds_nothing(
    open_page: OpenPage, demos: dict[str, str], axe_faults: Callable[[Page], list[str]], screen: str, lang: str
) -> None:
    page = open_page(screen, w=demos[lang], lang=lang, size="phone")
    expect(page.locator(CONTENT[screen]).first).to_be_attached()
    main = page.get_by_test_id(Part.MAIN)
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert axe_faults(page) == []
    if screen == "plan":
        assert main.evaluate("element => element.scrollHeight") < 5000
    if screen in UNFOLDED:
        assert page.locator("details.fg-step[open]").count() == UNFOLDED[screen], "the others are folded"
        assert page.evaluate(BEFORE_THE_SCRIPT) == 0
    if screen == "risks":
        assert all(name.is_visible() for name in page.locator(".fg-matrix small").all()), "each cell names its band"


def words_on_paper(page: Page, tmp_path: Path) -> str:
    """The words of the screen's PDF; no page of it is empty or ends with what leads to the next one."""
    leading = [bare(words) for words in page.locator(LEADING).all_text_contents()]
    page.pdf(path=tmp_path / "screen.pdf", prefer_css_page_size=True)
    *pages, _ = as_text(tmp_path / "screen.pdf", "-layout").split("\f")
    ends = [bare(text.rstrip().rpartition("\n")[2]) for text in pages]
    assert all(text.strip() for text in pages), "no page is empty"
    assert [end for end in ends[:-1] if len(end) > MORE_THAN_A_WORD and any(end in words for words in leading)] == []
    return bare(as_text(tmp_path / "screen.pdf"))


def as_text(pdf: Path, *options: str) -> str:
    """The words of a PDF."""
    try:
        return subprocess.run(["pdftotext", *options, pdf, "-"], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        missing("pdftotext")


def bare(text: str) -> str:
    """Letters and digits alone: lines break anywhere."""
    return re.sub(r"[\W_]", "", text)


def assert_all_notes_are_in(words: str, notes: list[str]) -> None:
    assert len(notes) == 35
    # A note may go on on the next page, with others between its lines.
    assert [note for note in notes if not all(bare(word) in words for word in note.split())] == []
    assert sum(bare(note) in words for note in notes) >= len(notes) - 2
