"""The dialogs of plan and risks: by keyboard alone, with nothing written before it has a name, in the tool's own language."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, Route, expect

from canvas_model.content import natural_id
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from tests.browser.waiting import until

OpenPage = Callable[..., Page]
FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent;
}"""
TOP = "box => box.getBoundingClientRect().top"


@pytest.fixture
def workshop(server: Any) -> str:
    body = json.loads(write_canvas(demo_snapshot("en", today=date(2026, 11, 21))))
    return str(server.ask("/api/import", body)["id"])


def task(server: Any, workshop: str, **wanted: Any) -> dict[str, Any]:
    """The stored task with these values; empty where there is none."""
    rows = server.content(workshop)["tasks"]
    return next((row for row in rows if all(row[name] == value for name, value in wanted.items())), {})


def way(page: Page, key: str, times: int) -> list[str]:
    """What has the focus after each press of a key."""
    found = []
    for _ in range(times):
        page.keyboard.press(key)
        found.append(str(page.evaluate(FOCUSED)))
    return found


def test_tab_goes_through_all_fields_and_buttons_of_a_dialog_and_stays_in_it(
    open_page: OpenPage, workshop: str
) -> None:
    page = open_page("plan", w=workshop, lang="en")
    page.locator("button[data-row=t1_2]").click()
    name = page.get_by_role("dialog").get_by_label("Task", exact=True)
    expect(name).to_be_focused()
    for last in ("Remove all", "Leave it out", "Done"):  # the form has the focus before all below it is drawn
        expect(page.get_by_role("dialog").get_by_role("button", name=last)).to_be_visible()
    round_trip = way(page, "Tab", 19)
    for label in (
        "Owner: role",
        "Days at best",
        "Days, most likely",
        "Days at worst",
        "Not before",
        "Note",
    ):
        assert label in round_trip
    assert {"Done", "Close", "Task"} <= set(round_trip)
    back = way(page, "Shift+Tab", 19)
    assert round_trip[-2::-1] == back[:18]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("screen", "row", "wanted"),
    [
        (
            "plan",
            "t1_2",
            ["Task", "Owner: role", "Owner: name", "Days at best", "Days, most likely", "Days at worst",
             "Not before", "Working days to wait after the tasks before", "Note", "Done", "Close"],
        ),
        ("risks", "d1", ["Owner: role", "Owner: name", "Response due by", "Note", "Done", "Close"]),
    ],
)  # fmt: skip
def test_every_field_of_a_dialog_is_reached_by_tab_alone(
    open_page: OpenPage, workshop: str, screen: str, row: str, wanted: list[str]
) -> None:
    page = open_page(screen, w=workshop, lang="en")
    page.locator(f"button[data-row={row}]").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Note", exact=True)).to_be_visible()
    page.wait_for_timeout(500)
    reached = way(page, "Tab", 40)
    assert [label for label in wanted if label not in reached] == []
    in_dialog = """() => Boolean(document.activeElement.closest("[role='dialog']"))"""
    assert page.evaluate(in_dialog)
    groups = dialog.get_by_role("radiogroup").all()
    names = [group.get_attribute("aria-label") or group.get_attribute("aria-labelledby") for group in groups]
    assert len(names) == {"plan": 1, "risks": 4}[screen]


@pytest.mark.parametrize(
    ("screen", "row", "size"), [("plan", "t1_2", "phone"), ("risks", "d1", "phone"), ("risks", "d1", "wide")]
)
def test_a_dialog_opens_at_its_top_with_the_focus_in_its_first_field(
    open_page: OpenPage, workshop: str, screen: str, row: str, size: str
) -> None:
    page = open_page(screen, w=workshop, lang="en", size=size, fresh=True)
    held: list[Route] = []
    page.route("**/Checkbox.*.js", lambda script: held.append(script))
    button = page.locator(f"button[data-row={row}]")
    expect(page.locator(":root[data-folds]")).to_be_attached()  # from here on a phone folds nothing that was unfolded
    page.locator("details", has=button).last.evaluate("part => (part.open = true)")
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Note", exact=True)).to_be_visible()
    page.wait_for_timeout(300)
    for script in held:  # what is above the form may be drawn after it
        script.continue_()
    first = dialog.get_by_label("Task", exact=True) if screen == "plan" else dialog.get_by_role("checkbox").first
    expect(first).to_be_focused()
    page.wait_for_timeout(700)  # whatever scrolls smoothly
    shown = first if screen == "plan" else dialog.locator("label").first
    for part in (shown, dialog.locator("h2").first):
        expect(part).to_be_in_viewport(ratio=1)


def test_a_task_is_added_by_keyboard_and_nothing_is_written_before_it_has_a_name(
    open_page: OpenPage, server: Any, workshop: str
) -> None:
    page = open_page("plan", w=workshop, lang="en")
    add = page.get_by_role("button", name="Add a task")
    add.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Task", exact=True)).to_be_focused()
    before = server.content(workshop)
    dialog.get_by_label("Owner: name").fill("Anna")
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert server.content(workshop) == before
    add.click()
    name, done = dialog.get_by_label("Task", exact=True), dialog.get_by_role("button", name="Done")
    expect(name).to_be_focused()
    expect(dialog.get_by_label("Owner: name")).to_have_value("Anna")  # nothing is lost with Escape
    done.click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(name).to_be_focused()
    page.keyboard.type("Visit the pilot branch")
    until(page, lambda: task(server, workshop, name="Visit the pilot branch", person="Anna"))
    done.press("Enter")
    expect(page.locator("tr", has_text="Visit the pilot branch")).to_be_visible()
    expect(add).to_be_focused()  # and ready for the next


@pytest.mark.parametrize(
    ("screen", "add", "named"), [("plan", "Add a task", "Task"), ("risks", "Add a risk", "What could")]
)
def test_whoever_types_on_while_a_new_row_gets_its_name_loses_no_letter(
    open_page: OpenPage, server: Any, workshop: str, screen: str, add: str, named: str
) -> None:
    page = open_page(screen, w=workshop, lang="en")
    button = page.get_by_role("button", name=add)
    button.click()
    dialog = page.get_by_role("dialog")
    name, person = dialog.get_by_label(named).first, dialog.get_by_label("Owner: name")
    expect(name).to_be_focused()
    page.keyboard.type("Visit the pilot branch")
    person.focus()
    page.keyboard.type("Luca Peruzzo of the maintenance", delay=130)  # the figures are worked out anew meanwhile
    expect(person).to_be_focused()
    expect(person).to_have_value("Luca Peruzzo of the maintenance")
    kind = {"plan": "tasks", "risks": "risks"}[screen]
    until(
        page,
        lambda: any(row["person"] == "Luca Peruzzo of the maintenance" for row in server.content(workshop)[kind]),
    )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_the_way_back_from_a_dialog_leads_to_its_row_though_it_is_drawn_anew(
    open_page: OpenPage, server: Any, workshop: str
) -> None:
    """The button went with the old table, and the keyboard stood at the top of the page."""
    page = open_page("risks", w=workshop, lang="en")
    button = page.locator("button[data-row=d1]")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Owner: name").fill("Anna Bianchi")
    was = button.element_handle()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    until(page, lambda: not was.evaluate("button => button.isConnected"))
    expect(button).to_be_focused()


@pytest.mark.parametrize(("screen", "kind", "named"), [("plan", "task", "name"), ("risks", "risk", "event")])
def test_deleting_ones_own_row_closes_its_dialog_says_so_and_leads_on(
    open_page: OpenPage, server: Any, workshop: str, screen: str, kind: str, named: str
) -> None:
    for number in (1, 2):
        key = f"own:{number:032d}"
        id = str(natural_id(UUID(workshop), kind, key))
        values = {"step": 1} if kind == "task" else {"phase": "preparation"}
        server.put(workshop, kind, id=id, **{kind: key, named: f"Visit branch {number}", **values})
    page = open_page(screen, w=workshop, lang="en")
    rows = page.locator("button[data-row^='own:']")
    expect(page.locator(f"button[data-row='own:{2:032d}']")).to_be_visible()
    first, count = f"own:{1:032d}", rows.count()
    following = page.locator(f"button[data-row='{first}'] >> xpath=following::button[@data-row][1]")
    next_row = str(following.get_attribute("data-row"))
    page.locator(f"button[data-row='{first}']").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox").first).to_be_focused()  # the dialog takes the focus there as it opens
    dialog.get_by_role("button", name=f"Delete the {kind}").press("Enter")
    expect(dialog).to_be_hidden()
    expect(rows).to_have_count(count - 1)
    expect(page.locator(".cv-said")).to_contain_text(f"Deleted: {kind} “Visit branch")
    expect(page.locator(f"button[data-row='{next_row}']")).to_be_focused()


def test_undo_in_a_dialog_says_above_it_what_it_took_back(open_page: OpenPage, server: Any, workshop: str) -> None:
    page = open_page("plan", w=workshop, lang="en")
    server.of(page).put(workshop, "task", str(natural_id(UUID(workshop), "task", "t5")), task="t5", likely=30)
    page.locator("button[data-row=t1_2]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio").first.focus()
    page.keyboard.press("ControlOrMeta+z")
    said = page.locator(".cv-said")
    expect(said).to_contain_text("Taken back: task “")
    assert said.evaluate("said => !said.closest('[inert], [aria-hidden=true]')"), "or nobody hears it"
    lies_on_top = """said => {
      said.style.pointerEvents = "auto";
      const { left, top, width, height } = said.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === said;
    }"""
    assert said.evaluate(lies_on_top)
    expect(dialog).to_be_visible()


def test_days_likely_above_the_worst_are_refused_at_their_field_until_the_worst_is_more(
    open_page: OpenPage, server: Any, workshop: str
) -> None:
    page = open_page("plan", w=workshop, lang="en")
    page.locator("button[data-row=t1_2]").click()
    dialog = page.get_by_role("dialog")
    likely, worst = dialog.get_by_label("Days, most likely"), dialog.get_by_label("Days at worst")
    worst.fill("12")
    likely.fill("20")
    expect(dialog.get_by_role("alert")).to_have_text("“Days, most likely” cannot be more than “Days at worst”.")
    expect(dialog.locator(".state")).to_be_hidden()  # not all is saved
    assert task(server, workshop, task="t1_2").get("likely") is None
    done = dialog.get_by_role("button", name="Done")
    done.click()
    expect(likely).to_be_focused()  # nothing closes over it
    worst.fill("24")
    until(page, lambda: task(server, workshop, task="t1_2").get("likely") == 20)
    expect(dialog.get_by_role("alert")).to_have_count(0)
    page.route("**/changes", lambda route: (page.wait_for_timeout(300), route.continue_()))
    likely.fill("30")
    done.click()  # before the server has refused it
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(likely).to_be_focused()
    likely.fill("21")
    done.click()
    expect(dialog).to_be_hidden()
    assert task(server, workshop, task="t1_2")["likely"] == 21


@pytest.mark.parametrize(("lang", "browser"), [("it", "en"), ("en", "it")])
def test_numbers_and_days_are_typed_in_the_language_of_the_tool_and_not_of_the_browser(
    open_page: OpenPage, server: Any, workshop: str, lang: str, browser: str
) -> None:
    page = open_page("canvas", w=workshop, lang=browser)
    page.goto(f"{server.url}/plan?w={workshop}&lang={lang}")
    page.locator("button[data-row=t1_2]").click()
    dialog = page.get_by_role("dialog")
    best = dialog.get_by_label({"it": "Giorni, se va bene", "en": "Days at best"}[lang])
    best.fill({"it": "2,5", "en": "2.5"}[lang])
    until(page, lambda: task(server, workshop, task="t1_2").get("optimistic") == 2.5)
    best.fill("1.2.3")
    best.press("Tab")
    expect(dialog.get_by_role("alert")).to_contain_text({"it": "2,5", "en": "2.5"}[lang])
    assert task(server, workshop, task="t1_2")["optimistic"] == 2.5
    first = dialog.get_by_label({"it": "Non prima del", "en": "Not before"}[lang], exact=True)
    first.fill("8/4/2027")
    until(page, lambda: task(server, workshop, task="t1_2").get("not_before") == "2027-04-08")


def test_a_day_is_chosen_in_the_calendar_by_keyboard_and_escape_closes_only_the_calendar(
    open_page: OpenPage, server: Any, workshop: str
) -> None:
    page = open_page("plan", w=workshop, lang="it")
    page.locator("button[data-row=t1_2]").click()
    dialog = page.get_by_role("dialog")
    first = dialog.get_by_label("Non prima del", exact=True)
    first.fill("8/4/2027")
    opener = dialog.get_by_role("button", name="Calendario: Non prima del")
    opener.press("Enter")
    expect(dialog.get_by_role("button", name="giovedì 8 aprile 2027")).to_be_focused()
    expect(dialog.get_by_role("columnheader").first).to_have_attribute("abbr", "lunedì")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    opener.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(first).to_have_value("16/04/2027")
    until(page, lambda: task(server, workshop, task="t1_2").get("not_before") == "2027-04-16")


def test_on_a_phone_a_tick_leaves_each_phase_folded_or_unfolded_as_it_stands(
    open_page: OpenPage, workshop: str
) -> None:
    page = open_page("risks", w=workshop, lang="en", size="phone")
    phases = page.locator("details.fg-step")
    expect(page.locator(":root[data-folds]")).to_be_attached()
    expect(page.locator("details.fg-step[open]")).to_have_count(1)  # with the highest risk, until that is ticked
    box = page.locator("details.fg-step[open] [role=checkbox][aria-checked=false]").first
    risk, measure = str(box.get_attribute("data-row")).split(" ")
    phases.last.locator("summary").click()
    expect(phases.last).to_have_attribute("open", "")
    stood = phases.evaluate_all("parts => parts.map(part => part.open)")
    assert stood.count(True) == 2
    before = phases.element_handles()
    tick = page.locator(f"[data-row='{risk} {measure}']")
    tick.scroll_into_view_if_needed()
    top = tick.evaluate(TOP)
    tick.click()
    until(page, lambda: not all(phase.evaluate("part => part.isConnected") for phase in before))
    page.wait_for_timeout(700)  # every phase is drawn anew, one after the other
    assert phases.evaluate_all("parts => parts.map(part => part.open)") == stood
    expect(tick).to_be_checked()
    assert abs(tick.evaluate(TOP) - top) < 2, "under the finger, though its risk has another place in the list"
