"""Undo and redo in the browser: every screen that writes has them, by button and by keys, and says what it took back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_model.content import natural_id
from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.board_page import canvas, notes, saved, write
from tests.browser.waiting import until

OpenPage = Callable[..., Page]
Server = Any

WRITTEN: dict[str, tuple[str, tuple[str, ...], dict[str, Any], str]] = {
    "interview": (
        "answer",
        ("customer.q1", ""),
        {"question": "customer.q1", "state": "answered", "level": 3},
        "answers",
    ),
    "relationships": ("answer", ("r1", ""), {"question": "r1", "state": "answered", "level": 3}, "answers"),
    "readiness": ("block", ("data",), {"block": "data", "importance": 3}, "blocks"),
    "plan": ("task", ("t5",), {"task": "t5", "likely": 30, "optimistic": 20, "pessimistic": 40}, "tasks"),
    "risks": ("risk", ("d1",), {"risk": "d1", "impact": 5}, "risks"),
}
"""Something written on each screen: kind, key, values, and the list where it stands."""
NAMES = {
    "it": {"undo": "Annulla", "redo": "Ripristina", "taken": "Annullato: ", "done": "Ripristinato: "},
    "en": {"undo": "Undo", "redo": "Redo", "taken": "Taken back: ", "done": "Done again: "},
}

KEPT_FREE = (
    "main => [getComputedStyle(main, '::before').height, getComputedStyle(main).scrollPaddingTop].map(parseFloat)"
)
"""Pixels at the top of a screen that hide what is scrolled past, and in which nothing that is gone to comes to lie."""
BOTTOM = "bar => bar.getBoundingClientRect().bottom"


def bar(page: Page, name: str, lang: str = "en") -> Any:
    return page.get_by_role("button", name=NAMES[lang][name], exact=True)


@pytest.mark.parametrize("screen", WRITTEN)
def test_a_screen_takes_back_its_own_names_it_and_does_it_again(
    server: Server, open_page: OpenPage, screen: str, lang: str
) -> None:
    kind, key, values, where = WRITTEN[screen]
    workshop = server.create_workshop()
    page = open_page(screen, w=workshop, lang=lang)
    mine = server.of(page)
    mine.put(workshop, kind, str(natural_id(UUID(workshop), kind, *(part or None for part in key))), **values)
    mine.put(workshop, "note", block="data", text="Scritta sul canvas")
    bar(page, "undo", lang).click()
    said = page.locator(".cv-said")
    expect(said).to_contain_text(NAMES[lang]["taken"])
    assert min(page.get_by_test_id(Part.MAIN).evaluate(KEPT_FREE)) >= page.locator(".st-key-cv_undo_bar").evaluate(
        BOTTOM
    )
    until(page, lambda: not server.content(workshop)[where])
    assert server.notes(workshop) == ["Scritta sul canvas"]
    page.keyboard.press("Control+Shift+z")
    expect(said).to_contain_text(NAMES[lang]["done"])
    until(page, lambda: len(server.content(workshop)[where]) == 1)
    page.keyboard.press("ControlOrMeta+z")
    expect(said).to_contain_text(NAMES[lang]["taken"])
    page.keyboard.press("ControlOrMeta+z")
    expect(said).to_contain_text({"it": "Qui non hai altre", "en": "nothing of yours left"}[lang])


def test_the_canvas_leaves_alone_what_was_answered_in_the_interview(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop, lang="en"))
    write(page, "data", "Three spreadsheets")
    saved(page)
    id = str(natural_id(UUID(workshop), "answer", "customer.q1", None))
    server.of(page).put(workshop, "answer", id, question="customer.q1", state="answered", level=3)
    page.locator(".heading h1").click()
    page.keyboard.press("Control+z")
    expect(page.locator(".toast")).to_contain_text("Taken back: note “Three spreadsheets” in Data")
    expect(notes(page, "data")).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("nothing of yours left to undo here")
    expect(page.locator(".toolbar")).not_to_contain_text("Not saved")
    assert len(server.content(workshop)["answers"]) == 1


def test_in_a_field_the_browsers_own_undo_works(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang="en")
    id = str(natural_id(UUID(workshop), "answer", "customer.q1", None))
    server.of(page).put(workshop, "answer", id, question="customer.q1", state="answered", level=3)
    field = page.locator("textarea:visible").first
    field.click()
    page.keyboard.type("One slip")
    page.keyboard.press("Control+z")
    expect(field).not_to_have_value("One slip")
    page.wait_for_timeout(500)
    assert server.content(workshop)["answers"][0]["level"] == 3


def test_a_chosen_level_that_was_a_slip_is_taken_back_by_keys(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang="en")
    level = page.locator("[data-key='customer.q1'] [role=radio]").nth(2)
    level.click()
    until(page, lambda: [answer["level"] for answer in server.content(workshop)["answers"]] == [2])
    page.keyboard.press("Control+z")
    expect(page.locator(".cv-said")).to_contain_text("in Customer")
    expect(level).to_have_attribute("aria-checked", "false")


def test_the_settings_take_back_what_was_set_there_and_show_it(server: Server, open_page: OpenPage, lang: str) -> None:
    workshop = server.create_workshop()
    page = open_page("settings", w=workshop, lang=lang)
    mine = server.of(page)
    mine.put(workshop, "workshop", workshop, consultant="Ada Neri")
    mine.put(workshop, "note", block="data", text="Scritta sul canvas")
    page.reload()
    field = page.get_by_label({"it": "Consulente", "en": "Consultant"}[lang], exact=True)
    expect(field).to_have_value("Ada Neri")
    bar(page, "undo", lang).click()
    expect(field).to_have_value("")
    assert server.notes(workshop) == ["Scritta sul canvas"]
    bar(page, "redo", lang).click()
    expect(field).to_have_value("Ada Neri")


def test_the_figures_follow_an_undo(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    page = open_page("plan", w=workshop, lang="en")
    whole = page.locator("[data-testid=stMain]")
    id = str(natural_id(UUID(workshop), "task", "t5"))
    server.of(page).put(workshop, "task", id, task="t5", likely=200, pessimistic=300)
    page.reload()
    expect(whole).to_contain_text("183.7")  # working days: the mean of the new durations
    bar(page, "undo").click()
    expect(whole).not_to_contain_text("183.7")


def test_two_people_with_the_key_each_take_back_their_own(server: Server, open_page: OpenPage) -> None:
    workshop = server.create_workshop()
    one, other = (canvas(open_page("canvas", w=workshop, lang="en")) for _person in range(2))
    write(one, "data", "Of the first")
    expect(notes(other, "data")).to_have_count(1)
    write(other, "data", "Of the second")
    expect(notes(one, "data")).to_have_count(2)
    one.locator(".heading h1").click()
    one.keyboard.press("Control+z")
    expect(one.locator(".toast")).to_contain_text("Taken back: note “Of the first” in Data")
    expect(other.locator(".note .words")).to_have_text(["Of the second"])
    one.get_by_role("button", name="Undo", exact=True).click()
    expect(one.locator(".toast")).to_contain_text("nothing of yours left to undo here")
    assert server.notes(workshop) == ["Of the second"]


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_nothing_covers_the_buttons(server: Server, open_page: OpenPage, size: str) -> None:
    page = open_page("risks", w=server.create_workshop(), lang="en", size=size)
    bar(page, "undo").click()
    expect(page.locator(".cv-said")).to_contain_text("nothing of yours left")
    bar(page, "redo").click(trial=True)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_buttons_cover_nothing(server: Server, open_page: OpenPage, size: str, lang: str) -> None:
    page = open_page("risks", w=server.create_workshop(), lang=lang, size=size)
    place = bar(page, "redo", lang).bounding_box()
    heading = page.locator(".cv-header").bounding_box()
    assert place is not None
    assert heading is not None
    assert place["y"] + place["height"] <= heading["y"]
    assert place["x"] + place["width"] <= page.evaluate("innerWidth")
