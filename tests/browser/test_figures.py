"""Journeys through the screens that show figures: what a consultant presses, types and reads there."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages.server.scripts import address
from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.waiting import load_without_charts, until

OpenPage = Callable[..., Page]
Server = Any


@pytest.fixture
def workshop(server: Server) -> str:
    """A demo of this test's own, for changing."""
    return str(server.create_demo("en"))


def opened(page: Page) -> Page:
    """The page once its figures stand."""
    expect(page.locator(".cv-header h1")).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(500)
    return page


def stored(server: Server, workshop: str, list_: str, **wanted: str) -> dict[str, Any]:
    """The stored thing with these values; empty where there is none."""
    rows = server.content(workshop)[list_]
    return next((row for row in rows if all(row[name] == value for name, value in wanted.items())), {})


def test_a_chart_is_drawn_a_number_explains_itself_and_a_blocks_importance_moves_the_readiness(
    open_page: OpenPage, server: Server, workshop: str
) -> None:
    page = opened(open_page("readiness", w=workshop, lang="en"))
    expect(page.locator(".js-plotly-plot .bars .point").first).to_be_visible()
    assert page.locator(".js-plotly-plot .bars .point").count() >= 18, "the content policy lets it draw"
    line = page.locator("details.fg-row", has_text="7. Processes")
    expect(line.get_by_text("M, maturity = 4 ×")).to_be_hidden()
    line.locator("summary").click()
    expect(line.get_by_text("M, maturity = 4 ×")).to_be_visible()
    expect(page.locator(".fg-big")).to_have_text("41%")
    page.locator("[data-key=aims_technology]").get_by_role("radio", name="3 high").click()
    until(page, lambda: stored(server, workshop, "blocks", block="technology").get("importance") == 3)
    expect(page.locator(".fg-big")).not_to_have_text("41%")


def test_a_tasks_duration_moves_its_dates_and_the_go_live(open_page: OpenPage, server: Server, workshop: str) -> None:
    page = opened(open_page("plan", w=workshop, lang="en"))
    heading = page.locator(".cv-header h1").inner_text()
    page.locator("button[data-row=t1_2]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Days at worst").fill("90")
    dialog.get_by_label("Days, most likely").fill("60")
    until(page, lambda: stored(server, workshop, "tasks", task="t1_2").get("likely") == 60)
    until(page, lambda: stored(server, workshop, "tasks", task="t1_2").get("pessimistic") == 90)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".cv-header h1")).not_to_have_text(heading)


PRESS_AT_SIGHT = """() => new Promise((pressed) => {
  const look = () => {
    const button = document.querySelector("button[data-opens]:not([role=checkbox])");
    if (!button?.checkVisibility({visibilityProperty: true})) return requestAnimationFrame(look);
    setTimeout(() => pressed(document.querySelector("button[data-opens]:not([role=checkbox])").click()), 250);
  };
  look();
})"""
"""The first row that can be seen, pressed as fast after it appears as a hand can be."""


@pytest.mark.parametrize("screen", ["plan", "risks"])
def test_a_press_on_a_row_opens_it_however_early(open_page: OpenPage, workshop: str, screen: str) -> None:
    page = open_page(screen, w=workshop, lang="en")
    page.evaluate(PRESS_AT_SIGHT)
    expect(page.get_by_role("dialog")).to_be_visible()


LISTEN_TO = """async ([module, name]) => {
  const listened = (await import(module)).default({data: {name}, setTriggerValue: () => {}});
  const list = document.body.appendChild(document.createElement("p"));
  const drawn = (opens) => {
    const button = list.appendChild(document.createElement("button"));
    Object.assign(button, {className: "fg-open", textContent: opens});
    button.dataset.opens = opens;
    return button;
  };
  const buttons = [drawn(name), drawn(`${name} too`)];
  const seen = () => buttons.map((button) => button.checkVisibility({visibilityProperty: true}));
  const listening = seen();
  listened();
  const afterwards = seen();
  list.remove();
  return [listening, afterwards];
}"""


def test_a_lists_buttons_are_there_when_it_listens_not_when_another_does(open_page: OpenPage, workshop: str) -> None:
    page = opened(open_page("risks", w=workshop, lang="en"))
    seen = page.evaluate(LISTEN_TO, [address("streamlit/row_buttons.js"), 'one "of these'])
    assert seen == [[True, False], [False, False]]
    expect(page.locator("[data-opens=risks]").first).to_be_visible()


PRESS_AND_RUN = """async ([module, isRun]) => {
  const {default: listen} = await import(module);
  const heard = [];
  const run = (number) => listen({data: {name: "mine", run: number}, setTriggerValue: (_, row) => heard.push(row)});
  run(1);
  const button = document.body.appendChild(document.createElement("button"));
  Object.assign(button.dataset, {opens: "mine", row: "d1"});
  button.click();
  if (isRun) run(2);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  button.remove();
  return heard;
}"""


def test_a_press_that_brings_no_run_is_said_once_more(open_page: OpenPage, workshop: str) -> None:
    page = opened(open_page("risks", w=workshop, lang="en"))
    module = address("streamlit/row_buttons.js")
    assert page.evaluate(PRESS_AND_RUN, [module, False]) == ["d1", "d1"]
    assert page.evaluate(PRESS_AND_RUN, [module, True]) == ["d1"]


def test_a_task_that_waits_for_this_one_is_not_offered_to_wait_for(open_page: OpenPage, workshop: str) -> None:
    page = opened(open_page("plan", w=workshop, lang="en"))
    page.locator("button[data-row=p0]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Begins after").fill("Go-live")
    expect(page.get_by_role("option", name=re.compile(r"^\d+\.\d+ Go-live$"))).to_have_count(0)
    expect(dialog.get_by_text("A task that waits for this one cannot be chosen.")).to_be_visible()


def test_a_task_is_left_out_and_taken_back(open_page: OpenPage, server: Server, workshop: str) -> None:
    page = opened(open_page("plan", w=workshop, lang="en"))
    page.locator("button[data-row=t5]").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave it out").click()
    expect(page.get_by_role("heading", name="Left out of the plan")).to_be_visible()
    expect(page.locator(".cv-said")).to_contain_text("Left out of the plan: task “")
    assert stored(server, workshop, "tasks", task="t5")["dropped"]
    page.get_by_role("button", name=re.compile("^Put “.*” back$")).click()
    expect(page.get_by_role("heading", name="Left out of the plan")).to_be_hidden()
    assert not stored(server, workshop, "tasks", task="t5")["dropped"]
    page.locator("button[data-row=t5]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(2000)
    expect(page.get_by_role("dialog").get_by_role("button", name="Leave it out")).to_be_visible()


SPY = """() => {
  window.asked = 0;  // how often the page asked for a run because figures are new
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (sent) {
    if (new TextDecoder().decode(sent).includes('"event":"saved"')) window.asked += 1;
    return send.call(this, sent);
  };
}"""
KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{}', bubbles: true}}))"
LISTEN = """
  window.heard = 0;  // changes that the page's feed brought
  window.EventSource = class extends EventSource {
    constructor(address) {
      super(address);
      this.addEventListener("open", () => (window.listening = true));
      this.addEventListener("change", () => (window.heard += 1));
    }
  };
"""


def test_new_figures_wait_until_nobody_has_just_pressed_anything(
    open_page: OpenPage, server: Server, workshop: str
) -> None:
    """Streamlit forgets a press when another run is asked for on its heels."""
    page = open_page("plan", w=workshop, lang="en", fresh=True)
    page.add_init_script(LISTEN)
    page.reload()
    opened(page).evaluate(SPY)
    page.wait_for_function("() => window.listening")
    page.clock.install()  # the page's seconds pass as told from here on, however busy the machine is
    page.clock.pause_at(page.evaluate("Date.now() + 1"))
    server.put(workshop, "note", block="technology", text="From somebody else")
    page.wait_for_function("() => window.heard", polling=100)
    for press in ["document.body.click()", *(KEY.format(key) for key in ("Enter", "Escape"))] * 7:
        page.evaluate(press)
        page.clock.run_for(400)
    assert page.evaluate("window.asked") == 0
    page.clock.run_for(300)
    assert page.evaluate("window.asked") == 1


def test_a_change_made_on_the_page_asks_for_no_second_run(open_page: OpenPage, server: Server, workshop: str) -> None:
    page = opened(open_page("plan", w=workshop, lang="en", fresh=True))
    page.evaluate(SPY)
    page.locator("button[data-row=t5]").click()
    drop = page.get_by_role("dialog").get_by_role("button", name="Leave it out")
    expect(drop).to_be_visible()
    page.clock.install()  # a second of the page's passes once the run has brought what it brings, however slow it was
    page.clock.pause_at(page.evaluate("Date.now() + 1"))
    drop.click()
    dropped = page.get_by_role("heading", name="Left out of the plan")
    until(page, lambda: page.clock.run_for(10) or dropped.is_visible())
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(1000)
    page.clock.run_for(3000)
    assert page.evaluate("window.asked") == 0


def test_a_task_of_ones_own_is_added_named_and_undone(open_page: OpenPage, server: Server, workshop: str) -> None:
    page = opened(open_page("plan", w=workshop, lang="en"))
    page.get_by_role("button", name="Add a task").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Task", exact=True).fill("Visit the pilot branch <b>")
    until(page, lambda: bool(stored(server, workshop, "tasks", name="Visit the pilot branch <b>")))
    page.keyboard.press("Escape")
    expect(page.locator("tr", has_text="Visit the pilot branch <b>")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("tr", has_text="Visit the pilot branch <b>")).to_be_hidden()


def test_what_is_done_against_a_risk_lowers_its_score(open_page: OpenPage, server: Server, workshop: str) -> None:
    page = opened(open_page("risks", w=workshop, lang="en"))
    page.locator("button[data-row=d1]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Split the project into releases").click()
    until(page, lambda: stored(server, workshop, "risks", risk="d1").get("mitigated") == ["d1.m2"])
    dialog.get_by_role("radio", name="5 Severe").click()
    until(page, lambda: stored(server, workshop, "risks", risk="d1").get("impact") == 5)
    page.keyboard.press("Escape")
    row = page.locator("article.fg-risk", has=page.locator("button[data-row=d1]"))
    expect(row).to_contain_text("× 5 =")
    expect(row).to_contain_text("Lowered to")


def test_the_report_is_begun_by_itself_shown_and_downloaded(open_page: OpenPage, workshop: str, tmp_path: Path) -> None:
    page = opened(open_page("report", w=workshop, lang="en"))
    link = page.get_by_role("link", name="Download the PDF")
    expect(link).to_be_visible()
    expect(page.frame_locator("iframe[title='The report as PDF']").owner).to_be_visible()
    with page.expect_download() as taken:
        link.click()
    taken.value.save_as(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "-r" in taken.value.suggested_filename


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_report_screen_names_drafts_that_are_not_in_it_and_leads_to_them(
    open_page: OpenPage, workshop: str, axe_faults: Callable[[Page], list[str]], lang: str
) -> None:
    page = opened(open_page("report", w=workshop, lang=lang))
    notice = page.locator(".pending")
    expect(notice).to_be_hidden()
    keep = "([key, text]) => localStorage.setItem(key, JSON.stringify({text}))"
    page.evaluate(keep, [f"canvas.draft:{workshop}:data", "Half a thought"])
    expect(notice).to_contain_text({"it": "1 testo è scritto", "en": "1 text is written"}[lang])
    page.evaluate(keep, [f"canvas.draft:{workshop}:costs", "Another"])
    expect(notice).to_contain_text({"it": "2 testi", "en": "2 texts"}[lang])
    assert axe_faults(page) == []
    page.emulate_media(media="print")
    expect(notice).to_be_visible()
    expect(page.get_by_text({"it": "Per altri programmi", "en": "For other programs"}[lang])).to_be_hidden()
    page.emulate_media(media="screen")
    notice.get_by_role("link", name="Canvas").click()
    block = {"it": "Dati", "en": "Data"}[lang]
    expect(page.get_by_role("textbox", name=re.compile(f"{block}$"))).to_have_value("Half a thought")


def test_a_plan_printed_before_its_chart_is_drawn_says_that_something_is_missing(
    open_page: OpenPage, workshop: str, lang: str
) -> None:
    missing = {"it": "non era ancora pronta al momento", "en": "was not drawn yet when it was printed"}[lang]
    page = open_page("plan", w=workshop, lang=lang)
    above = f"""() => [...document.querySelectorAll("[data-testid={Part.MAIN_BLOCK}], [data-testid={Part.CHART}]")]
        .filter((part) => part.checkVisibility())
        .map((part) => getComputedStyle(part, "::before").content)"""
    expect(page.locator(".main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    until(page, lambda: not any(missing in said for said in page.evaluate(above)))
    page.emulate_media(media="screen")
    load_without_charts(page)
    expect(page.locator(".fg-legend")).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.emulate_media(media="print")
    assert any(missing in said for said in page.evaluate(above))


def test_printed_from_a_phone_the_plan_has_the_wide_chart_with_whole_names(
    open_page: OpenPage, workshop: str, tmp_path: Path
) -> None:
    page = open_page("plan", w=workshop, lang="it", size="phone")
    wide, narrow = page.locator(".st-key-fg_wide .main-svg").first, page.locator(".st-key-fg_narrow .main-svg").first
    expect(wide).to_be_attached()
    expect(wide).to_be_hidden()
    expect(narrow).to_be_hidden()
    page.get_by_text("Diagramma di Gantt").click()
    expect(narrow).to_be_visible()
    page.get_by_text("Diagramma di Gantt").click()
    assert page.get_by_test_id(Part.MAIN).evaluate("main => main.scrollWidth <= main.clientWidth")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})
    expect(wide).to_be_visible()
    expect(narrow).to_be_hidden()
    box = wide.bounding_box()
    assert box and box["width"] > 690 and box["height"] < 700, box
    assert "…" not in "".join(page.locator(".st-key-fg_wide .annotation").all_text_contents())
