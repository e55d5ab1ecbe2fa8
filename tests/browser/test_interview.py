"""The interview in a real browser: what is written is kept, shown to others, and reached without a mouse."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.conftest import schemes
from tests.browser.waiting import until

SAVED = {"it": "Tutto salvato", "en": "All saved"}


def group(page: Page, key: str) -> Any:
    """The card of a question or an alternative."""
    return page.locator(f'.group[data-key="{key}"]')


def level(page: Page, question: str, value: int) -> Any:
    """The button of a level."""
    return group(page, question).get_by_role("radio").nth(value)


def note(page: Page, question: str) -> Any:
    """The last writing field of a question."""
    return group(page, question).locator("textarea").last


def state(page: Page) -> Any:
    """What the form says about saving."""
    return page.locator(".st-key-interview .state")


def answers(server: Any, workshop: str) -> dict[str, Any]:
    """What is stored of each question's agreed answer."""
    return {each["question"]: each for each in server.content(workshop)["answers"] if each["member"] is None}


def test_a_level_and_a_note_are_saved_and_the_score_follows(server, open_page, lang) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang=lang)
    level(page, "customer.q1", 2).click()
    expect(level(page, "customer.q1", 2)).to_have_attribute("aria-checked", "true")
    note(page, "customer.q1").fill("Installatori e grossisti")
    expect(state(page)).to_contain_text(SAVED[lang])
    expect(state(page)).to_have_text(re.compile(r"[0-2]\d:\d\d$"))
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("note") == "Installatori e grossisti")
    assert answers(server, workshop)["customer.q1"]["level"] == 2
    expect(page.locator(".cv-score p b")).to_have_text({"it": "2,0", "en": "2.0"}[lang])


def test_reloading_in_the_middle_of_a_word_loses_nothing(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop)
    field = note(page, "customer.q2")
    field.click()
    field.press_sequentially("Sappiamo chi compra ma non chi us", delay=5)
    page.reload()
    expect(note(page, "customer.q2")).to_have_value("Sappiamo chi compra ma non chi us")
    until(page, lambda: answers(server, workshop).get("customer.q2", {}).get("note", "").endswith("chi us"))


def test_what_is_written_without_a_connection_arrives_later(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop)
    expect(note(page, "customer.q1")).to_be_visible()
    page.context.route("**/changes?*", lambda route: route.abort())
    level(page, "customer.q1", 3).click()
    note(page, "customer.q1").fill("scritto in galleria")
    expect(page.locator(".st-key-interview .state.offline")).to_be_visible()
    page.context.unroute("**/changes?*")
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("note") == "scritto in galleria")
    assert answers(server, workshop)["customer.q1"]["level"] == 3


def test_a_text_that_is_too_long_stays_with_a_sentence_at_its_field(server, open_page, lang) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang=lang)
    field = note(page, "customer.q1")
    field.fill("x" * 10_000)
    fault = group(page, "customer.q1").get_by_role("alert")
    expect(fault).to_contain_text(re.compile("2[.,]000"))
    level(page, "customer.q1", 1).click()
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("level") == 1)
    assert answers(server, workshop)["customer.q1"]["note"] == ""
    page.reload()
    expect(note(page, "customer.q1")).to_have_value("x" * 10_000)
    expect(group(page, "customer.q1").get_by_role("alert")).to_contain_text(re.compile("2[.,]000"))
    note(page, "customer.q1").fill("corto")
    until(page, lambda: answers(server, workshop)["customer.q1"]["note"] == "corto")
    expect(group(page, "customer.q1").get_by_role("alert")).to_have_count(0)


def test_a_second_browser_sees_answers_without_reload(server, open_page) -> None:
    workshop = server.create_workshop()
    one, two = open_page("interview", w=workshop), open_page("interview", w=workshop, lang="en")
    expect(note(two, "customer.q1")).to_be_visible()
    level(one, "customer.q1", 4).click()
    note(one, "customer.q1").fill("lo ha detto Anna")
    expect(level(two, "customer.q1", 4)).to_have_attribute("aria-checked", "true")
    expect(note(two, "customer.q1")).to_have_value("lo ha detto Anna")
    expect(two.locator(".cv-score p b")).to_have_text("2.0")


def test_two_people_in_one_field_lose_neither_text(server, open_page) -> None:
    workshop = server.create_workshop()
    one, two = open_page("interview", w=workshop), open_page("interview", w=workshop)
    expect(note(two, "customer.q1")).to_be_visible()
    two.context.route("**/changes?*", lambda route: route.abort())
    note(two, "customer.q1").fill("seconda versione")
    expect(two.locator(".st-key-interview .state.offline")).to_be_visible()
    note(one, "customer.q1").fill("prima versione")
    until(one, lambda: answers(server, workshop).get("customer.q1", {}).get("note") == "prima versione")
    two.context.unroute("**/changes?*")
    clash = group(two, "customer.q1").locator(".conflict")
    expect(clash).to_contain_text("prima versione")
    expect(clash).to_contain_text("seconda versione")
    assert answers(server, workshop)["customer.q1"]["note"] == "prima versione"
    clash.get_by_role("button").last.click()
    until(two, lambda: "seconda" in answers(server, workshop)["customer.q1"]["note"])
    assert answers(server, workshop)["customer.q1"]["note"] == "prima versione\nseconda versione"
    expect(note(one, "customer.q1")).to_have_value("prima versione\nseconda versione")


def test_a_rerun_of_the_page_takes_neither_focus_nor_text(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop)
    level(page, "customer.q1", 1).click()
    field = note(page, "customer.q1")
    field.click()
    for word in ("uno ", "due ", "tre ", "quattro "):
        page.keyboard.type(word)
        page.wait_for_timeout(900)  # longer than the pause after which the page works its figures out again
    assert field.input_value() == "uno due tre quattro "
    assert field.evaluate("field => field.getRootNode().activeElement === field")
    until(page, lambda: answers(server, workshop)["customer.q1"]["note"] == "uno due tre quattro")


def test_the_keyboard_alone_is_enough(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop)
    level(page, "customer.q1", 0).focus()
    page.keyboard.press("3")
    expect(level(page, "customer.q1", 3)).to_have_attribute("aria-checked", "true")
    expect(group(page, "customer.q1").locator("textarea")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(level(page, "customer.q1", 4)).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Enter")
    expect(level(page, "customer.q2", 0)).to_be_focused()
    page.keyboard.press("?")
    page.keyboard.press("Tab")
    page.keyboard.type("nessuno lo sa 3")
    page.keyboard.press("Control+Enter")
    expect(level(page, "customer.q3", 0)).to_be_focused()
    page.keyboard.press("x")
    until(page, lambda: answers(server, workshop).get("customer.q3", {}).get("state") == "not_applicable")
    until(page, lambda: answers(server, workshop)["customer.q2"]["note"] == "nessuno lo sa 3")
    assert answers(server, workshop)["customer.q1"]["level"] == 4
    assert answers(server, workshop)["customer.q2"]["state"] == "dont_know"


def test_a_second_click_leaves_the_answer_and_clearing_it_is_an_act_of_its_own(server, open_page, lang) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang=lang)
    level(page, "customer.q1", 3).dblclick()
    level(page, "customer.q1", 3).click()
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("level") == 3)
    expect(level(page, "customer.q1", 3)).to_have_attribute("aria-checked", "true")
    clear = group(page, "customer.q1").get_by_role(
        "button", name={"it": "Cancella la risposta", "en": "Clear the answer"}[lang]
    )
    clear.click()
    until(page, lambda: answers(server, workshop)["customer.q1"]["state"] == "blank")
    expect(clear).to_be_hidden()
    level(page, "customer.q1", 2).press("2")
    until(page, lambda: answers(server, workshop)["customer.q1"]["level"] == 2)
    level(page, "customer.q1", 2).press("Backspace")
    expect(level(page, "customer.q1", 2)).to_have_attribute("aria-checked", "true")
    level(page, "customer.q1", 2).press("Delete")
    until(page, lambda: answers(server, workshop)["customer.q1"]["state"] == "blank")


def test_people_are_added_one_after_the_other_by_enter_and_nothing_stays_on_its_way(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang="it", block="people")
    adder = page.get_by_placeholder("Nome e cognome")
    expect(adder).to_be_focused()
    for nobody in ("", "\u200b"):
        page.keyboard.insert_text(nobody)
        page.keyboard.press("Enter")
        expect(page.locator(".adder [role=alert]")).to_contain_text("Scrivi")
    adder.clear()
    for name in ("Zoe", "Èlia", "Bruno"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    for name in ("Zoe", "Èlia", "Bruno"):
        expect(page.get_by_role("button", name=f"Elimina «{name}»")).to_be_visible()
    expect(page.locator(".st-key-people select").first).to_have_value("")
    expect(page.locator(".st-key-people").get_by_text("Salvataggio")).to_have_count(0)
    assert sorted(one["name"] for one in server.content(workshop)["members"]) == ["Bruno", "Zoe", "Èlia"]
    page.reload()
    names = page.locator(".st-key-people .group input")
    expect(names).to_have_count(3)
    assert [one.input_value() for one in names.all()] == ["Bruno", "Èlia", "Zoe"]
    names.last.press("End")
    names.last.press_sequentially("ne")
    adder.press_sequentially("Carl")
    page.reload()
    expect(adder).to_have_value("Carl")
    adder.press("Enter")
    expect(page.get_by_role("button", name="Elimina «Carl»")).to_be_visible()
    page.reload()
    expect(names).to_have_count(4)
    expect(adder).to_have_value("")
    expect(names.last).to_have_value("Zoene")
    expect(page.locator(".st-key-people").get_by_text("Salvataggio")).to_have_count(0)
    adder.fill("zoene")
    adder.press("Enter")
    expect(page.locator(".adder [role=alert]")).to_contain_text("«zoene» è nell’elenco due volte")
    page.get_by_test_id(Part.MAIN).evaluate("main => main.scrollTo(0, 0)")
    bottom = adder.evaluate("field => Math.ceil(field.getBoundingClientRect().bottom)")
    page.set_viewport_size({"width": 1440, "height": bottom + 6})  # what is said below the field has no room
    page.keyboard.press("Enter")
    expect(page.locator(".adder [role=alert]")).to_contain_text("Scrivi")
    expect(page.locator(".adder [role=alert]")).to_be_in_viewport(ratio=1)


def test_an_answer_that_was_taken_back_is_blank_and_can_be_given_again(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop)
    level(page, "customer.q1", 4).click()
    until(page, lambda: "customer.q1" in answers(server, workshop))
    server.change(workshop, "hide", "answer", answers(server, workshop)["customer.q1"]["id"])
    expect(level(page, "customer.q1", 4)).to_have_attribute("aria-checked", "false")
    note(page, "customer.q1").fill("di nuovo")
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("note") == "di nuovo")
    assert answers(server, workshop)["customer.q1"]["level"] is None


def test_choosing_one_strategy_takes_the_choice_back_from_the_other(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, block="strategies")
    mains = page.locator(".group.quiet").filter(has=page.get_by_role("radio"))
    mains.nth(0).get_by_role("radio").first.click()
    expect(mains.nth(0).get_by_role("radio").first).to_have_attribute("aria-checked", "true")
    mains.nth(1).get_by_role("radio").first.click()
    expect(mains.nth(0).get_by_role("radio").first).to_have_attribute("aria-checked", "false")
    until(page, lambda: len(server.content(workshop)["choices"]) == 2)
    until(page, lambda: [one["need"] for one in server.content(workshop)["choices"]].count("needed") == 1)


def test_people_are_added_and_answer_alone_and_their_median_is_taken(server, open_page) -> None:
    workshop = server.create_workshop()
    for name, value in (("Anna", 1), ("Bruno", 3)):
        member = server.put(workshop, "member", name=name, department="sales")
        page = open_page("interview", w=workshop, who=member)
        expect(page.get_by_role("combobox")).to_have_value(re.compile(name))
        level(page, "customer.q1", value).click()
        until(page, lambda who=member: any(one["member"] == who for one in server.content(workshop)["answers"]))
    page = open_page("interview", w=workshop, lang="en")
    badges = group(page, "customer.q1").locator(".badges")
    expect(badges).to_contain_text("2 answers")
    expect(badges).to_contain_text("to discuss")
    badges.get_by_role("button", name="Agree on 2").click()
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("level") == 2)
    expect(badges.get_by_text("agreed", exact=True)).to_be_visible()
    page.get_by_text("2 people take part").click()
    page.get_by_placeholder("First and last name").fill("Carla")
    page.keyboard.press("Enter")
    until(page, lambda: len(server.content(workshop)["members"]) == 3)


def test_nobody_answers_for_whoever_was_chosen_before_while_the_page_is_still_of_that_person(server, open_page) -> None:
    workshop = server.create_workshop()
    anna = server.put(workshop, "member", name="Anna", department="sales")
    page = open_page("", lang="en")
    held: list[tuple[WebSocketRoute, str | bytes]] = []
    holds = False

    def through(socket: WebSocketRoute) -> None:
        beyond = socket.connect_to_server()
        socket.on_message(lambda message: held.append((beyond, message)) if holds else beyond.send(message))

    page.route_web_socket(re.compile("_stcore/stream"), through)
    page.goto(f"{server.url}/interview?w={workshop}&lang=en")
    level(page, "customer.q1", 1).click()
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("level") == 1)
    holds = True  # a server that takes its time
    page.get_by_role("combobox", name="Who is answering").click()
    page.get_by_role("option", name="Anna").click()
    level(page, "customer.q1", 3).click()
    level(page, "customer.q2", 3).press("Enter")
    note(page, "customer.q1").press_sequentially("Anna's")
    page.wait_for_timeout(700)
    assert note(page, "customer.q1").input_value() == ""
    assert {one["question"]: one["level"] for one in server.content(workshop)["answers"]} == {"customer.q1": 1}
    holds = False
    for beyond, message in held:
        beyond.send(message)
    expect(level(page, "customer.q1", 1)).to_have_attribute("aria-checked", "false")
    level(page, "customer.q1", 3).click()
    until(page, lambda: [one["member"] for one in server.content(workshop)["answers"] if one["level"] == 3] == [anna])
    assert answers(server, workshop)["customer.q1"]["level"] == 1


def test_the_next_thing_to_answer_is_one_click_away(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang="en", block="costs")
    page.get_by_role("button", name="Next question to answer").click()
    expect(level(page, "customer.q1", 0)).to_be_focused()
    page.get_by_role("button", name="Next: Data").click()
    expect(level(page, "data.q1", 0)).to_be_visible()
    assert "block=data" in page.url


def test_a_refusal_of_the_server_is_read_where_it_belongs(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang="en")
    expect(note(page, "customer.q1")).to_be_visible()

    def refuse(route: Route) -> None:
        sent = json.loads(route.request.post_data or "{}")["changes"]
        refusal = {"ok": False, "status": 503, "error": "DiskFullError", "message": "The disk is full."}
        route.fulfill(json={"revision": 1, "results": [{"op": change["op"], **refusal} for change in sent]})

    page.context.route("**/changes?*", refuse)
    note(page, "customer.q1").fill("da non perdere")
    expect(state(page)).to_contain_text("The disk is full.")
    page.context.unroute("**/changes?*")
    until(page, lambda: answers(server, workshop).get("customer.q1", {}).get("note") == "da non perdere")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_screen_has_no_fault_that_axe_knows_and_is_not_wider_than_the_window(
    server, open_page, axe_faults, lang, size
) -> None:
    workshop = server.create_workshop()
    page = open_page("interview", w=workshop, lang=lang, size=size)
    level(page, "customer.q1", 3).click()
    expect(state(page)).to_contain_text(SAVED[lang])
    expect(state(page)).to_have_text(re.compile(r"[0-2]\d:\d\d$"))
    assert {scheme: axe_faults(page) for scheme in schemes(page)} == {"light": [], "dark": []}
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if size == "phone":
        assert_a_thumb_can_use_it(page)


def assert_a_thumb_can_use_it(page: Page) -> None:
    assert all(
        box["height"] >= 43.5
        for box in (one.bounding_box() for one in group(page, "customer.q1").get_by_role("radio").all())
    )
    assert note(page, "customer.q1").evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
