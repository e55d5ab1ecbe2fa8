"""The canvas as people use it: by mouse, touch and keys, two at once, with a bad line, in both languages."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_model.content import natural_id
from tests.browser.board_page import canvas, field, focused, notes, saved, texts, write

EMPTY = {"it": "Qui non c’è ancora nulla", "en": "Nothing here yet"}
XSS = [
    "<script>window.pwn = 1</script>",
    '<img src=x onerror="window.pwn = 1">',
    '"><svg onload=window.pwn=1>',
    "javascript:window.pwn=1",
    "{{constructor.constructor('window.pwn=1')()}}",
    "${window.pwn=1}",
    "[click](javascript:window.pwn=1)",
    "</textarea><script>window.pwn=1</script>",
    '=HYPERLINK("http://x")',
]


BROKEN = """board => [...board.querySelectorAll("h2 .name")].flatMap((name) => {
  const whole = (word) => {
    const range = new Range();
    range.setStart(name.firstChild, word.index);
    range.setEnd(name.firstChild, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size === 1;
  };
  return [...name.textContent.matchAll(/\\S+/g)].filter((word) => !whole(word)).map(([word]) => word);
})"""
"""The words of the blocks' names that stand on two lines."""


def test_an_empty_canvas_invites_the_first_note_in_the_readers_language(server: Any, open_page: Any, lang: str) -> None:
    page = canvas(open_page("canvas", w=server.create_workshop(client=("Cooperativa " * 10).strip()), lang=lang))
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_timeout(300)
    expect(page.locator(".board.wide")).to_have_count(1)
    assert page.locator(".heading").evaluate("e => e.offsetHeight") < 110, "a long name takes the canvas its room"
    assert page.locator(".board").evaluate(BROKEN) == []
    assert page.locator(".block .score:visible").all_inner_texts() == ["–/4"] * 9, (
        "a narrow block that is empty lacks it"
    )
    expect(page.locator(".first:visible")).to_contain_text(EMPTY[lang])
    assert page.locator("section.block").count() == 9
    write(page, "customer", "Chi compra?")
    expect(notes(page, "customer")).to_have_count(1)
    expect(page.locator(".first:visible")).to_have_count(0)


def test_the_blocks_stand_where_the_chosen_arrangement_puts_them(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))

    def left(block: str) -> float:
        return float(page.locator(f'section[data-block="{block}"]').bounding_box()["x"])

    assert left("technology") < left("data") < left("customer")
    page.get_by_label("Disposizione").select_option("spatial")
    saved(page)
    expect(page.locator('section[data-block="customer"]')).to_have_css("grid-column-start", "1")
    assert left("customer") < left("data")
    page.reload()
    canvas(page)
    assert left("customer") < left("data")


def test_two_browsers_see_each_others_notes_without_reload(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    one, other = (canvas(open_page("canvas", w=workshop)) for _ in range(2))
    write(one, "data", "Consensi in tre moduli")
    expect(notes(other, "data")).to_have_count(1)
    write(other, "data", "Nessun referente")
    expect(notes(one, "data")).to_have_count(2)
    assert texts(one, "data") == texts(other, "data") == ["Consensi in tre moduli", "Nessun referente"]


def test_a_change_from_elsewhere_never_takes_away_what_one_is_typing(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="prima", position=5)
    page = canvas(open_page("canvas", w=workshop))
    field(page, "data").fill("a metà di una frase")
    notes(page, "data").locator(".words").click()
    page.keyboard.type(", e poi")
    server.put(workshop, "note", block="data", text="di un altro", position=1)
    server.put(workshop, "note", note, position=9)
    expect(notes(page, "data")).to_have_count(2)
    page.keyboard.type(" ancora")
    expect(page.locator(".editor textarea")).to_have_value("prima, e poi ancora")
    expect(field(page, "data")).to_have_value("a metà di una frase")
    page.keyboard.press("Enter")
    saved(page)
    assert server.notes(workshop, "data") == ["di un altro", "prima, e poi ancora"]


def test_everything_can_be_done_by_keyboard(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    keys = page.keyboard
    field(page, "data").focus()
    for text in ("uno", "due", "tre"):
        keys.type(text)
        keys.press("Enter")
    expect(notes(page, "data")).to_have_count(3)
    keys.type("due righe")
    keys.press("Shift+Enter")
    keys.type("di testo")
    keys.press("Enter")
    expect(notes(page, "data")).to_have_count(4)

    while not focused(page):
        keys.press("Shift+Tab")
    assert focused(page) == "uno"
    keys.press("ArrowDown")
    assert focused(page) == "due"
    keys.press("Alt+ArrowUp")
    expect(notes(page, "data").first).to_contain_text("due")
    assert focused(page) == "due"
    keys.press("Alt+ArrowRight")
    expect(notes(page, "sources")).to_have_count(1)
    assert focused(page) == "due"

    keys.press("Enter")
    keys.type(" e mezzo")
    keys.press("Enter")
    expect(notes(page, "sources")).to_contain_text("due e mezzo")
    assert focused(page) == "due e mezzo"

    keys.press("Tab")
    keys.press("ContextMenu") if focused(page) else None
    notes(page, "sources").focus()
    keys.press("ContextMenu")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("End")
    keys.press("Enter")
    expect(notes(page, "costs")).to_have_count(1)
    assert focused(page) == "due e mezzo"

    keys.press("Delete")
    expect(notes(page, "costs")).to_have_count(0)
    keys.press("Escape")
    page.locator(".help").first.focus()
    keys.press("Control+z")
    expect(notes(page, "costs")).to_have_count(1)
    keys.press("Control+Shift+Z")
    expect(notes(page, "costs")).to_have_count(0)
    saved(page)
    assert server.notes(workshop) == ["uno", "tre", "due righe\ndi testo"]


def test_a_note_is_dragged_within_and_between_blocks(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    for place, text in enumerate(("uno", "due", "tre")):
        server.put(workshop, "note", block="data", text=text, position=place)
    page = canvas(open_page("canvas", w=workshop))
    drag(page, notes(page, "data").nth(2), notes(page, "data").nth(0))
    expect(notes(page, "data").first).to_contain_text("tre")
    drag(page, notes(page, "data").nth(1), page.locator('section[data-block="customer"] h2'))
    expect(notes(page, "customer")).to_have_count(1)
    drag(page, notes(page, "data").nth(1), notes(page, "customer").first)
    expect(notes(page, "customer")).to_have_count(2)
    saved(page)
    assert server.notes(workshop, "data") == ["tre"]
    assert server.notes(workshop, "customer") == ["due", "uno"]


def drag(page: Page, what: Locator, onto: Locator) -> None:
    start, end = what.bounding_box(), onto.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 30, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + start["height"] / 2 + 8, steps=3)
    page.mouse.move(end["x"] + 40, end["y"] + min(12, end["height"] / 4), steps=12)
    page.mouse.move(end["x"] + 42, end["y"] + min(10, end["height"] / 4), steps=3)
    page.mouse.up()


def test_peoples_text_is_never_run(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop(client=XSS[0], title=XSS[1])
    for text in XSS:
        server.put(workshop, "note", block="data", text=text)
    page = canvas(open_page("canvas", w=workshop))
    for text in XSS:
        write(page, "sources", text)
    saved(page)
    page.get_by_role("button", name=re.compile("Azioni per la nota")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("window.pwn") is None
    assert sorted(texts(page, "data")) == sorted(texts(page, "sources")) == sorted(XSS)


def test_a_text_that_is_too_long_is_refused_at_its_field_and_kept(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    text = "parola " * 1428 + "fine"
    write(page, "data", text)
    fault = page.locator('section[data-block="data"] .fault')
    expect(fault).to_contain_text(re.compile("2[.,]000"))
    expect(field(page, "data")).to_have_value(text)
    assert server.notes(workshop) == []
    field(page, "data").fill("breve")
    expect(fault).to_be_empty()
    field(page, "data").press("Enter")
    saved(page)
    assert server.notes(workshop) == ["breve"]


def test_a_longer_text_is_refused_in_the_editor_too_and_kept(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    server.put(workshop, "note", block="data", text="com’era")
    page = canvas(open_page("canvas", w=workshop))
    notes(page, "data").locator(".words").click()
    page.locator(".editor textarea").fill("x" * 2001)
    page.locator(".editor textarea").press("Enter")
    expect(page.locator(".editor .fault")).to_contain_text(re.compile("2[.,]000"))
    expect(page.locator(".editor textarea")).to_have_value("x" * 2001)
    assert server.notes(workshop) == ["com’era"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Tieni il mio", "mio"), ("Tieni l’altro", "altrui"), ("Unisci i due testi", "altrui\nmio")],
)
def test_two_texts_for_one_note_are_both_shown(server: Any, open_page: Any, choice: str, kept: str) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="insieme")
    page = canvas(open_page("canvas", w=workshop))
    notes(page, "data").locator(".words").click()
    page.locator(".editor textarea").fill("mio")
    server.put(workshop, "note", note, text="altrui")
    page.locator(".editor textarea").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("mio")
    expect(dialog).to_contain_text("altrui")
    dialog.get_by_role("button", name=choice).click()
    saved(page)
    expect(notes(page, "data").locator(".words")).to_have_text(kept)
    assert server.notes(workshop) == [kept]


def test_leaving_the_two_texts_without_a_choice_gives_mine_back(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="insieme")
    page = canvas(open_page("canvas", w=workshop))
    notes(page, "data").locator(".words").click()
    page.locator(".editor textarea").fill("mio")
    server.put(workshop, "note", note, text="altrui")
    page.locator(".editor textarea").press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".editor textarea")).to_have_value("mio")


def test_a_note_deleted_meanwhile_can_be_kept_as_a_new_one(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="insieme")
    page = canvas(open_page("canvas", w=workshop))
    notes(page, "data").locator(".words").click()
    page.locator(".editor textarea").fill("non voglio perderla")
    server.change(workshop, "hide", "note", note)
    page.wait_for_timeout(500)
    expect(page.locator(".editor textarea")).to_have_value("non voglio perderla")
    page.locator(".editor textarea").press("Enter")
    page.get_by_role("button", name="Tieni il mio testo come nuova nota").click()
    expect(notes(page, "data")).to_have_count(1)
    saved(page)
    assert server.notes(workshop) == ["non voglio perderla"]


def test_a_deleted_note_comes_back_with_one_click(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    for text in ("uno", "due"):
        server.put(workshop, "note", block="data", text=text, position={"uno": 1, "due": 2}[text])
    page = canvas(open_page("canvas", w=workshop))
    notes(page, "data").first.focus()
    page.keyboard.press("Delete")
    expect(notes(page, "data")).to_have_count(1)
    assert focused(page) == "due"
    page.locator(".toast").get_by_role("button", name="Annulla").click()
    expect(notes(page, "data")).to_have_count(2)
    assert focused(page) == "uno"
    saved(page)
    assert server.notes(workshop) == ["uno", "due"]


def test_alternatives_are_said_at_their_chip_and_move_the_score(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page, other = (canvas(open_page("canvas", w=workshop)) for _ in range(2))
    chip = page.locator('section[data-block="data"] .chip', has_text="Zero-party")
    expect(chip).to_have_attribute("data-state", "open")
    chip.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="Zero-party")
    expect(card).to_contain_text("fornisce di proposito")
    card.get_by_text("serve", exact=True).click()
    expect(chip).to_have_attribute("data-state", "missing")
    card.get_by_text("in uso in parte", exact=True).click()
    expect(chip).to_have_attribute("data-state", "half")
    card.get_by_text("in uso", exact=True).click()
    expect(chip).to_have_accessible_name("Zero-party: in uso")
    expect(page.locator('section[data-block="data"] .score')).to_have_text("4,0/4")
    expect(other.locator('section[data-block="data"] .score')).to_have_text("4,0/4")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(chip).to_be_focused()
    [choice] = server.content(workshop)["choices"]
    assert choice["id"] == str(natural_id(UUID(workshop), "choice", "data.zero"))
    assert (choice["need"], choice["use"]) == ("needed", 2)


def test_choosing_a_strategy_lets_go_of_the_other_and_keeps_the_reason(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    block = page.locator('section[data-block="strategies"]')
    for name in ("Strategia sui dati", "Strategia sui processi"):
        block.locator(".chip", has_text=name).click()
        page.get_by_role("dialog", name=name).get_by_text("Scegliamo questa").click()
        page.get_by_role("dialog", name=name).locator("textarea").fill(f"perché {name}")
        page.keyboard.press("Escape")
    saved(page)
    expect(block.locator('.chip[data-state="chosen"]')).to_have_text("Strategia sui processi")
    said = {choice["alternative"]: (choice["need"], choice["reason"]) for choice in server.content(workshop)["choices"]}
    assert said["strategies.process"] == ("needed", "perché Strategia sui processi")
    assert said["strategies.data"] == ("undecided", "perché Strategia sui dati")


def test_a_blocks_question_mark_shows_its_questions_and_leads_to_the_interview(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    id = str(natural_id(UUID(workshop), "answer", "data.q1", None))
    server.put(workshop, "answer", id, question="data.q1", state="answered", level=2)
    page = canvas(open_page("canvas", w=workshop))
    opener = page.get_by_role("button", name="Che cosa chiede «Dati»")
    opener.click()
    panel = page.get_by_role("dialog", name="Dati")
    expect(panel).to_contain_text("Quanto bene sappiamo da dove vengono i dati sui clienti?")
    expect(panel.locator(".level").first).to_contain_text("2 · ")
    expect(panel.get_by_role("link", name="Rispondi nell’intervista")).to_have_attribute(
        "href", re.compile("block=data")
    )
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    opener.click()
    panel.get_by_role("link", name="Rispondi nell’intervista").click()
    page.wait_for_url(re.compile(r"/interview\?.*block=data"))


def test_a_block_shows_what_an_answer_counts_and_what_was_declared_above_it(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    for question, state, level in (
        ("data.q1", "answered", 4),
        ("data.q2", "answered", 1),
        ("data.q3", "dont_know", None),
    ):
        id = str(natural_id(UUID(workshop), "answer", question, None))
        server.put(workshop, "answer", id, question=question, state=state, level=level)
    page = canvas(open_page("canvas", w=workshop))
    page.get_by_role("button", name="Che cosa chiede «Dati»").click()
    questions = page.get_by_role("dialog", name="Dati").locator(".questions li")
    expect(questions.nth(0).locator(".level")).to_contain_text("2 · ")
    expect(questions.nth(0)).to_contain_text("dichiarato 4, vale 2: senza una prova un 3 o un 4 vale 2")
    expect(questions.nth(1).locator(".level")).to_contain_text("1 · ")
    expect(questions.nth(1)).not_to_contain_text("dichiarato")
    expect(questions.nth(2).locator(".level")).to_have_text("Non so")
    expect(questions.locator(".described")).to_have_count(2)


def test_a_rerun_of_the_screen_leaves_the_canvas_and_the_focus_alone(server: Any, open_page: Any) -> None:
    page = canvas(open_page("canvas", w=server.create_workshop()))
    field(page, "data").press_sequentially("sto scriv")
    page.evaluate("() => { window.before = document.activeElement.shadowRoot.activeElement }")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(800)
    assert page.evaluate("() => window.before === document.activeElement.shadowRoot.activeElement")
    page.keyboard.type("endo")
    expect(field(page, "data")).to_have_value("sto scrivendo")


def test_on_a_phone_one_block_is_open_and_the_thumb_reaches_everything(server: Any, open_page: Any, lang: str) -> None:
    workshop = server.create_workshop()
    for number in range(12):
        server.put(workshop, "note", block="customer", text=f"Nota {number}", department="sales", position=number)
    page = canvas(open_page("canvas", size="phone", w=workshop, lang=lang))
    assert page.locator(".content:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".opener").nth(1).click()
    assert page.locator(".content:visible").count() == 1
    expect(field(page, "data")).to_be_visible()
    page.locator(".opener").first.click()
    box = field(page, "customer").bounding_box()
    assert box and box["y"] + box["height"] <= 844
    small = page.locator(".board").evaluate(
        """board => [...board.querySelectorAll('button, textarea, select, a')]
          .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height)
          .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == []
    tiny = page.locator(".board").evaluate(
        """board => [...board.querySelectorAll('textarea, select, .words')]
          .filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).length"""
    )
    assert tiny == 0
    write(page, "customer", "Dal telefono")
    saved(page)
    assert "Dal telefono" in server.notes(workshop, "customer")
    page.get_by_role("button", name={"it": "Presenta", "en": "Present"}[lang], exact=True).click()
    expect(page.locator(".board.presenting")).to_be_visible()
    expect(page.locator(".content:visible")).to_have_count(9)
    page.get_by_role("button", name={"it": "Esci", "en": "End presenting"}[lang]).click()
    expect(page.locator(".content:visible")).to_have_count(1)


def test_a_note_is_moved_on_a_phone_by_its_menu(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    server.put(workshop, "note", block="customer", text="fuori posto")
    page = canvas(open_page("canvas", size="phone", w=workshop))
    page.get_by_role("button", name="Presenta", exact=True).tap()
    expect(notes(page, "customer").locator(".more")).to_be_hidden()
    page.get_by_role("button", name="Esci", exact=True).tap()
    notes(page, "customer").locator(".more").tap()
    page.get_by_role("menuitem", name="Sposta in…").tap()
    page.get_by_role("menuitem", name="Costi").tap()
    expect(notes(page, "costs")).to_be_visible()
    saved(page)
    assert server.notes(workshop, "costs") == ["fuori posto"]


@pytest.mark.parametrize(
    ("size", "scheme", "lang"),
    [("wide", "light", "it"), ("wide", "dark", "en"), ("phone", "light", "en"), ("phone", "dark", "it")],
)
def test_axe_finds_nothing(
    server: Any, open_page: Any, axe_faults: Callable[[Page], list[str]], size: str, scheme: str, lang: str
) -> None:
    workshop = filled(server)
    page = canvas(open_page("canvas", size=size, scheme=scheme, w=workshop, lang=lang))
    assert ours(axe_faults(page)) == []
    page.locator(".help:visible").first.click()
    assert ours(axe_faults(page)) == []
    page.keyboard.press("Escape")
    page.locator("button.chip:visible").first.click()
    assert ours(axe_faults(page)) == []
    page.keyboard.press("Escape")
    page.locator(".note:visible").first.hover()
    page.locator(".more:visible").first.click()
    assert ours(axe_faults(page)) == []
    page.keyboard.press("Escape")
    page.locator(".words:visible").first.click()
    assert ours(axe_faults(page)) == []


def ours(faults: list[str]) -> list[str]:
    """Faults inside the canvas, which stands in a shadow tree: their target is a list within a list."""
    return [fault for fault in faults if "[[" in fault]


def filled(server: Any) -> str:
    """A workshop with a note of every department, every state of a chip, and every band."""
    workshop = server.create_workshop()
    for place, department in enumerate(("sales", "marketing", "service", "it", "management")):
        server.put(workshop, "note", block="customer", text=f"Nota {department}", department=department, position=place)
    states = {"b2b": ("needed", 2), "b2c": ("needed", 1), "b2b2c": ("not_needed", None)}
    for name, (need, use) in states.items():
        choose(server, workshop, f"customer.{name}", need, use)
    choose(server, workshop, "data.zero", "needed", 0)
    return str(workshop)


def choose(server: Any, workshop: str, alternative: str, need: str, use: int | None) -> None:
    id = str(natural_id(UUID(workshop), "choice", alternative))
    server.put(workshop, "choice", id, alternative=alternative, need=need, use=use)


TYPING = """async () => {
  const board = [...document.querySelectorAll("*")].find((e) => e.shadowRoot?.querySelector(".board")).shadowRoot;
  const field = board.querySelector("section[data-block=data] textarea");
  const start = performance.now();
  for (let n = 0; n < 20; n++) {
    field.value += "x";
    field.dispatchEvent(new InputEvent("input", {bubbles: true, composed: true}));
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - start) / 20;
}"""
"""Milliseconds until a letter typed in a block is on the screen."""


def test_three_hundred_notes_of_every_script_stay_usable(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    empty = page.evaluate(TYPING)
    field(page, "data").fill("")
    scripts = ["مرحبا بالعالم", "שלום עולם", "Клиент", "👩‍👩‍👧 famiglia", "W" * 2000, "parola " * 280, "中文"]
    changes = [
        {"op": str(uuid4()), "verb": "put", "kind": "note", "id": str(uuid4()), "base": None, "seen": None}
        | {"values": {"block": "data", "text": scripts[n % len(scripts)], "position": n}}
        for n in range(300)
    ]
    for start in range(0, 300, 100):
        server.ask(f"/api/workshops/{workshop}/changes", {"changes": changes[start : start + 100]})
    expect(notes(page, "data")).to_have_count(300)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    block = page.locator('section[data-block="data"]')
    overflow = block.evaluate("b => [...b.querySelectorAll('.note')].filter(n => n.scrollWidth > n.clientWidth).length")
    assert overflow == 0
    box = field(page, "data").bounding_box()
    assert box and 0 <= box["y"] < 900 - box["height"], "the field stays in sight, however long its block is"
    assert page.evaluate(TYPING) < 5 * empty
    field(page, "data").fill("")
    write(page, "data", "la trecentunesima")
    expect(notes(page, "data")).to_have_count(301)
    saved(page)


def test_switching_the_language_keeps_what_is_being_typed(server: Any, open_page: Any) -> None:
    page = canvas(open_page("canvas", w=server.create_workshop()))
    field(page, "data").press_sequentially("a metà")
    page.locator(".st-key-cv_languages").get_by_text("English").click()
    expect(page.locator('section[data-block="costs"] h2')).to_contain_text("Costs")
    expect(field(page, "data")).to_have_value("a metà")
