"""Many notes at once: pasted lists, several chosen, searching the canvas, links, and what forced colours leave."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board_page import canvas, field, focused, notes, saved, texts
from tests.browser.test_board import choose, drag
from tests.browser.waiting import until

OpenPage = Callable[..., Page]
Server = Any

NASTY = ["=1+1", '<img src=x onerror="window.pwn = 1">', "javascript:window.pwn=1", "👩‍👩‍👧 famiglia", "“citazione”"]
WORDS = {
    "it": {
        "make": "Crea 200 note",
        "one": "Una nota sola",
        "undone": 'Annullato: nota «=1+1» in Dati, nota «<img src=x onerror="window.pwn = 1">» in Dati e altre 198 modifiche',
        "found": "2 note trovate",
        "none": "Nessuna nota trovata",
        "chosen": "2 note selezionate",
    },
    "en": {
        "make": "Make 200 notes",
        "one": "One note",
        "undone": 'Taken back: note “=1+1” in Data, note “<img src=x onerror="window.pwn = 1">” in Data and 198 other changes',
        "found": "2 notes found",
        "none": "No note found",
        "chosen": "2 notes selected",
    },
}


def paste(page: Page, block: str, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field(page, block).focus()
    page.keyboard.press("ControlOrMeta+v")


def test_a_pasted_list_becomes_notes_once_somebody_says_so_and_one_undo_takes_all_back(
    server: Server, open_page: OpenPage, lang: str
) -> None:
    workshop, words = server.create_workshop(), WORDS[lang]
    page = canvas(open_page("canvas", w=workshop, lang=lang))
    lines = [*NASTY, *(f"Punto {number}" for number in range(195))]
    paste(page, "data", "\n".join(f"- {line}" for line in lines))
    dialog = page.locator("dialog[open]")
    expect(dialog.locator(".preview li")).to_have_count(200)
    expect(dialog.get_by_role("button", name=words["one"])).to_be_visible()
    page.keyboard.press("Escape")
    assert server.notes(workshop) == []
    assert field(page, "data").input_value().startswith("- =1+1\n"), "what was pasted stays in the field"
    field(page, "data").fill("")
    paste(page, "data", "una sola riga")
    expect(dialog).to_have_count(0)
    field(page, "data").fill("")
    paste(page, "data", "\n".join(f"- {line}" for line in lines))
    dialog.get_by_role("button", name=words["make"]).click()
    expect(notes(page, "data")).to_have_count(200)
    saved(page)
    assert server.notes(workshop, "data") == lines
    assert page.evaluate("window.pwn") is None
    page.reload()
    canvas(page)
    expect(notes(page, "data")).to_have_count(200)
    page.locator(".heading h1").click()
    page.keyboard.press("Control+z")
    expect(page.locator(".toast")).to_contain_text(words["undone"])
    expect(notes(page, "data")).to_have_count(0)
    assert server.notes(workshop) == []


@pytest.mark.parametrize("through_the_list", [False, True])
def test_the_press_after_a_note_was_dragged_is_not_lost(
    server: Server, open_page: OpenPage, through_the_list: bool
) -> None:
    workshop = server.create_workshop()
    for place, text in enumerate(("uno", "due", "tre")):
        server.put(workshop, "note", block="data", text=text, position=place)
    page = canvas(open_page("canvas", w=workshop, lang="it"))
    start, last = notes(page, "data").first.bounding_box(), notes(page, "data").last.bounding_box()
    end = page.locator('section[data-block="customer"] h2').bounding_box()
    assert start and last and end
    page.mouse.move(start["x"] + 30, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 18, steps=3)
    if through_the_list:
        page.mouse.move(last["x"] + 30, last["y"] + last["height"] - 4, steps=5)
        page.wait_for_timeout(300)
    page.mouse.move(end["x"] + 40, end["y"] + 8, steps=6)
    page.mouse.up()
    expect(notes(page, "customer")).to_have_text(re.compile("uno"))
    page.get_by_role("button", name=re.compile("^Presenta")).click()
    expect(page.locator(".board.presenting")).to_have_count(1)


def test_several_notes_are_chosen_moved_copied_and_put_together(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    for place, text in enumerate(("uno", "due", "tre", "quattro")):
        server.put(workshop, "note", block="data", text=text, position=place, department="sales")
    page = canvas(open_page("canvas", w=workshop, lang="it"))
    bar = page.locator(".chosen-bar")
    keys = page.keyboard

    notes(page, "data").first.focus()
    keys.press("Shift+ArrowDown")
    expect(bar).to_contain_text(WORDS["it"]["chosen"])
    assert focused(page) == "due"
    keys.press("Alt+ArrowDown")
    expect(notes(page, "data").first).to_contain_text("tre")
    assert texts(page, "data") == ["tre", "uno", "due", "quattro"]
    assert focused(page) == "due"
    keys.press("Alt+ArrowUp")
    expect(notes(page, "data").first).to_contain_text("uno")
    keys.press("ContextMenu")
    expect(page.get_by_role("menu")).to_contain_text(WORDS["it"]["chosen"])
    expect(page.get_by_role("menuitem", name="Modifica")).to_have_count(0)
    keys.press("Escape")
    until(page, lambda: focused(page) == "due")
    keys.press("Alt+ArrowRight")
    expect(notes(page, "sources")).to_have_count(2)
    assert texts(page, "data") == ["tre", "quattro"]
    saved(page)
    keys.press("Control+z")
    expect(notes(page, "data")).to_have_count(4)
    assert texts(page, "data") == ["uno", "due", "tre", "quattro"]
    keys.press("Escape")
    expect(bar).to_be_hidden()

    notes(page, "data").nth(0).click(modifiers=["ControlOrMeta"], position={"x": 4, "y": 4})
    notes(page, "data").nth(2).click(modifiers=["ControlOrMeta"], position={"x": 4, "y": 4})
    expect(page.locator(".note.chosen .mark")).to_have_text(["✓ selezionata"] * 2)
    drag(page, notes(page, "data").nth(2), page.locator('section[data-block="customer"] h2'))
    expect(notes(page, "customer")).to_have_count(2)
    assert texts(page, "customer") == ["uno", "tre"]
    bar.get_by_role("button", name="Duplica").click()
    expect(notes(page, "customer")).to_have_count(4)
    assert texts(page, "customer") == ["uno", "tre", "uno", "tre"]
    bar.get_by_role("button", name="Metti insieme…").click()
    page.get_by_role("button", name="Unisci i testi").click()
    expect(notes(page, "customer")).to_have_count(3)
    assert texts(page, "customer") == ["uno\ntre", "uno", "tre"]
    saved(page)
    keys.press("Control+z")
    expect(notes(page, "customer")).to_have_count(4)

    notes(page, "customer").first.focus()
    keys.press("Space")
    keys.press("Shift+ArrowDown")
    keys.press("Delete")
    expect(notes(page, "customer")).to_have_count(2)
    page.locator(".toast").get_by_role("button", name="Annulla").click()
    expect(notes(page, "customer")).to_have_count(4)
    saved(page)
    assert sorted(server.notes(workshop)) == ["due", "quattro", "tre", "tre", "uno", "uno"]


def test_notes_are_searched_and_their_links_followed(server: Server, open_page: OpenPage, lang: str) -> None:
    workshop, words = server.create_workshop(), WORDS[lang]
    server.put(
        workshop, "note", block="data", text="Perché la SOCIETÀ cresce: https://example.org/a?b=1. Fine", position=1
    )
    server.put(workshop, "note", block="costs", text="Costi di società", position=1)
    server.put(workshop, "note", block="costs", text="javascript:alert(1) <a href=x>qui</a>", position=2)
    page = canvas(open_page("canvas", w=workshop, lang=lang))
    link = notes(page, "data").locator(".words a")
    expect(page.locator(".words a")).to_have_count(1)
    expect(link).to_have_text("https://example.org/a?b=1")
    for name, value in {"href": "https://example.org/a?b=1", "target": "_blank", "rel": "noopener noreferrer"}.items():
        expect(link).to_have_attribute(name, value)

    page.locator(".heading h1").click()  # the canvas has the focus then
    page.keyboard.press("/")
    page.keyboard.type("societa")
    found = page.locator(".found")
    expect(found).to_have_text(words["found"])
    expect(page.locator(".note mark")).to_have_text(["SOCIETÀ", "società"])
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".note.current")).to_contain_text("Costi")
    page.set_viewport_size({"width": 720, "height": 450})
    expect(page.locator(".board.narrow")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".note.current:visible")).to_contain_text("SOCIETÀ")
    page.keyboard.type(" zzz")
    expect(found).to_have_text(words["none"])
    expect(page.locator(".note mark")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(found).to_be_empty()


LOOKS = """states => states.map((state) => {
  const board = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".board")).shadowRoot;
  const chip = board.querySelector(`button.chip[data-state="${state}"]`);
  const {borderStyle, backgroundImage, backgroundColor} = getComputedStyle(chip);
  return [borderStyle, backgroundImage, backgroundColor, getComputedStyle(chip, "::before").content].join(" ");
})"""


def test_forced_colours_tell_apart_chips_chosen_notes_and_the_focus(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    for place, text in enumerate(("uno", "due", "tre")):
        server.put(workshop, "note", block="data", text=text, position=place, department=("sales", "", "it")[place])
    for name, need, use in (("b2b", "needed", 2), ("b2c", "needed", 1), ("b2b2c", "not_needed", None)):
        choose(server, workshop, f"customer.{name}", need, use)
    choose(server, workshop, "data.zero", "needed", 0)
    choose(server, workshop, "strategies.process", "needed", None)
    page = canvas(open_page("canvas", w=workshop, lang="en"))
    assert texts(page, "data") == ["uno", "due", "tre"]
    expect(notes(page, "data").locator(".by")).to_have_text(["Sales", "", "IT"])
    height = "notes => notes.map((note) => note.offsetHeight)"
    usual = page.locator(".note").evaluate_all(height)
    page.emulate_media(forced_colors="active")
    assert page.locator(".note").evaluate_all(height) == usual, (
        "the canvas no longer fits where it does in its own colours"
    )
    looks = page.evaluate(LOOKS, ["full", "half", "missing", "quiet", "chosen", "open"])
    assert len(set(looks)) == 6, looks
    notes(page, "data").nth(1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")

    def outline(at: int) -> str:
        style = "note => [getComputedStyle(note).outlineStyle, getComputedStyle(note).outlineWidth].join(' ')"
        return str(notes(page, "data").nth(at).evaluate(style))

    plain, chosen, at_focus = (outline(at) for at in range(3))
    assert plain == "solid 1px"
    assert len({plain, chosen, at_focus}) == 3
    assert not any(each.startswith("none") for each in (chosen, at_focus))
    moving = "() => document.getAnimations().filter((one) => one.playState === 'running').length"
    page.locator(".saved").evaluate("saved => saved.dataset.state = 'saving'")
    assert page.evaluate(moving) == 0, "nothing moves where people ask for no motion"
