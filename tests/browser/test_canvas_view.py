"""How the canvas is looked at: fitted to the screen, presented, at full length; nothing is ever hidden without a word."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.board_page import canvas, field, notes, saved, write
from tests.browser.test_board import ours

OpenPage = Callable[..., Page]
Server = Any

LAYOUTS = ("spatial", "semantic", "ordinal")
END = {"it": "Esci (Esc)", "en": "End presenting (Esc)"}
FIT = {"it": "Adatta allo schermo", "en": "Fit to screen"}
PRESENT = {"it": "Presenta", "en": "Present"}
MORE = {"it": ("+{} altra nota", "+{} altre note"), "en": ("+{} more note", "+{} more notes")}
BY = {"it": "Scritta da Giorgio Valdemarin, Direzione", "en": "Written by Giorgio Valdemarin, Management"}

SEEN = """board => {
  const whole = (note) => {
    const box = note.getBoundingClientRect();
    const within = (edge) => box.top >= edge.top - 1 && box.left >= edge.left - 1 && box.bottom <= edge.bottom + 1 && box.right <= edge.right + 1;
    if (!box.height || !within({top: 0, left: 0, bottom: innerHeight, right: innerWidth})) return false;
    for (let above = note.parentNode; above && !above.matches?.(':popover-open'); above = above.parentNode ?? above.host) {
      if (!(above instanceof Element)) continue;
      const {overflowX, overflowY} = getComputedStyle(above);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      if (!within(above.getBoundingClientRect())) return false;
    }
    return true;
  };
  const all = [...board.querySelectorAll('.note')];
  const beyond = [...board.querySelectorAll('*')].filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1);
  const covered = all.filter((note) => {
    const box = note.getBoundingClientRect();
    const on = board.getRootNode().elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return whole(note) && on?.closest('.note') !== note;
  });
  const blocks = [...board.querySelectorAll('section.block')].map((block) => ({
    hidden: [...block.querySelectorAll('.note')].filter((note) => !whole(note)).length,
    told: block.querySelector('.rest').checkVisibility() ? block.querySelector('.rest').textContent : '',
  }));
  return {
    notes: all.length, whole: all.filter(whole).length, covered: covered.length, beyond: beyond.map((part) => part.className), blocks,
    type: Math.min(...all.map((note) => parseFloat(getComputedStyle(note.querySelector('.words')).fontSize))),
    smallest: Math.min(...[...board.querySelectorAll('.by, .chip span, .number, .score small, h2')].map((part) => parseFloat(getComputedStyle(part).fontSize))),
  };
}"""
"""Which notes are wholly in sight: inside the window and everything that scrolls, with nothing lying over them."""


def seen(page: Page) -> dict[str, Any]:
    page.wait_for_timeout(150)  # two frames: the canvas is spread in the next one
    found: dict[str, Any] = page.locator(".board").evaluate(SEEN)
    assert found["beyond"] == [], "nothing runs past the right edge"
    assert found["covered"] == 0
    return found


MARKS = "scores => scores.map(score => getComputedStyle(score, '::before').content)"


def test_every_note_of_the_demo_is_seen_on_one_screen_and_larger_when_presented(
    server: Server, open_page: OpenPage, lang: str
) -> None:
    page = canvas(open_page("canvas", w=server.create_demo(lang), lang=lang))
    expect(page.locator(".board")).to_be_focused()  # its keys answer at once
    for layout in LAYOUTS:
        page.locator(".arrangement select").select_option(layout)
        saved(page)
        working = seen(page)
        assert (working["notes"], working["whole"]) == (35, 35), layout
        assert working["type"] >= 11
        if layout != LAYOUTS[0]:
            page.locator(".heading h1").click()  # the canvas has the focus again
        page.keyboard.press("p")
        expect(page.get_by_role("button", name=END[lang])).to_be_visible()
        shown = seen(page)
        assert (shown["notes"], shown["whole"]) == (35, 35), layout
        assert shown["type"] >= 16
        assert shown["smallest"] >= 13
        for part, said in ((".number", "123456789"), (".score small", "/4")):
            texts = page.locator(f".block {part}:visible").all_inner_texts()
            assert len(texts) == 9 and set("".join(texts)) == set(said), layout
        marks = page.locator(".block .score").evaluate_all(MARKS)
        assert len(marks) == 9 and all(mark[1] in "●◐○" for mark in marks), "a band is told by its colour alone"
        expect(page.locator(".board :is(textarea, input, select):visible")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name=END[lang])).to_be_hidden()

    fit = page.get_by_role("button", name=FIT[lang])
    page.get_by_role("link", name="Workshop").first.focus()
    for letter in "fp/":
        page.keyboard.press(letter)
    expect(page.get_by_role("button", name=END[lang])).to_be_hidden()
    expect(page.locator(".search input")).not_to_be_focused()
    expect(fit).to_have_attribute("aria-pressed", "true")
    page.locator(".heading h1").click()
    page.keyboard.press("f")
    expect(fit).to_have_attribute("aria-pressed", "false")
    at_length = seen(page)
    assert at_length["whole"] >= 20
    assert at_length["type"] == 14
    assert not any(block["told"] for block in at_length["blocks"])

    note = notes(page, "executors").first
    expect(note.locator(".who")).to_have_css("position", "absolute")
    note.focus()
    assert note.locator(".who").evaluate("who => who.getBoundingClientRect().width > 60"), "who wrote it is shown"
    page.keyboard.press("ContextMenu")
    expect(page.get_by_role("menu")).to_contain_text(BY[lang])


def test_what_has_no_room_is_counted_and_reached(server: Server, open_page: OpenPage, lang: str) -> None:
    page = canvas(open_page("canvas", w=server.create_demo(lang), lang=lang))
    page.set_viewport_size({"width": 1024, "height": 620})
    page.get_by_role("button", name=PRESENT[lang]).click()
    expect(page.locator(".rest:visible").first).to_be_visible()
    shown = seen(page)
    assert shown["type"] >= 11
    for block in shown["blocks"]:
        words = MORE[lang][block["hidden"] != 1].format(block["hidden"])
        assert block["told"] == (words if block["hidden"] else "")
    rest = page.locator('section[data-block="processes"] .rest')
    last = notes(page, "processes").last
    for _press in range(9):
        if last.evaluate(
            "note => note.getBoundingClientRect().bottom <= note.closest('.body').getBoundingClientRect().bottom + 1"
        ):
            break
        rest.press("Enter")
        page.wait_for_timeout(50)
    else:
        raise AssertionError("the last note never came into sight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=PRESENT[lang])).to_be_focused()
    page.set_viewport_size({"width": 720, "height": 450})  # 1440 × 900 at 200 %
    expect(page.locator(".board.narrow")).to_have_count(1)
    expect(page.locator(".rest:visible")).to_have_count(0)
    assert page.locator(".board").evaluate("board => board.scrollWidth <= innerWidth")


def test_a_full_canvas_is_written_on_by_a_plus_and_by_tab(
    server: Server, open_page: OpenPage, axe_faults: Callable[[Page], list[str]]
) -> None:
    workshop = server.create_demo("en")
    page = canvas(open_page("canvas", w=workshop, lang="en"))
    expect(page.locator(".board.dense")).to_have_count(1)
    assert ours(axe_faults(page)) == []
    page.locator('section[data-block="data"] .add').click()
    author = page.locator('section[data-block="data"] .writer').get_by_label("Who says it")
    author.select_option(label="Moreno Fabris · Service")
    field(page, "data").focus()
    page.keyboard.type("By the plus")
    page.keyboard.press("Enter")
    expect(notes(page, "data").last.locator(".by")).to_have_text("Service")
    expect(notes(page, "data").last.locator(".who")).to_have_text("Moreno Fabris, Service")
    page.locator('section[data-block="market"] .note').first.focus()
    page.keyboard.press("Tab")
    page.keyboard.type("By Tab")
    page.keyboard.press("Enter")
    saved(page)
    assert "By the plus" in server.notes(workshop, "data")
    assert "By Tab" in server.notes(workshop, "market")
    write(page, "data", "By the field")
    expect(notes(page, "data").last).to_contain_text("By the field")
    page.get_by_role("link", name="Interview").click()
    page.locator(".group").first.wait_for()
    page.get_by_role("link", name="Canvas", exact=True).click()
    expect(canvas(page).locator(".board")).to_be_focused()  # no link that was pressed by mouse keeps its keys away
    fold = page.get_by_test_id(Part.SIDEBAR_COLLAPSE_BUTTON).get_by_role("button")
    fold.click()
    expect(page.get_by_test_id(Part.EXPAND_SIDEBAR_BUTTON)).to_be_focused()
    page.keyboard.press("Enter")
    expect(fold).to_be_focused()
    page.keyboard.press("Shift")  # whoever has pressed a key is left alone, and nothing gives the focus back
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    expect(page.locator(".board.presenting")).to_be_visible()
    assert ours(axe_faults(page)) == []
