"""What people write reaches the server once, whatever the line, the page or the server does meanwhile."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from canvas_model.content import natural_id
from pages.server.scripts import address
from tests.browser.board_page import canvas, field, notes, saved, write


def outbox(page: Page, script: str, *given: Any) -> Any:
    """Run a script with the outbox of the page's workshop as `outbox`: modules are shared by all who import them."""
    [workshop] = parse_qs(urlsplit(page.url).query)["w"]
    return page.evaluate(
        f"""async ([module, workshop, given]) => {{
            const {{ outboxOf }} = await import(module);
            const outbox = outboxOf(workshop, "it");
            {script}
        }}""",
        [address("sync/outbox.js"), workshop, list(given)],
    )


def test_a_choice_has_the_id_that_follows_from_its_alternative(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    page.locator('section[data-block="strategies"] .chip', has_text="Strategia sui processi").click()
    page.get_by_role("dialog", name="Strategia sui processi").get_by_text("Scegliamo questa").click()
    saved(page)
    [choice] = server.content(workshop)["choices"]
    assert choice["id"] == str(natural_id(UUID(workshop), "choice", choice["alternative"]))


def test_what_is_typed_while_an_answer_is_awaited_goes_as_one_change(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="0", position=1)
    page = canvas(open_page("canvas", w=workshop))
    sent = []
    page.on("request", lambda request: sent.append(request.post_data_json) if "/changes" in request.url else None)
    done = outbox(
        page,
        """const put = (values, seen) => outbox.send({verb: "put", kind: "note", id: given[0], values, base: 1, seen});
        const all = [put({text: "1"}, {text: "0"})];
        for (let n = 2; n <= 9; n++) all.push(put({text: String(n)}, {text: "0"}));
        const pending = outbox.pendingFor(given[0]);
        const results = await Promise.all(all);
        return {pending, oks: results.map(result => result.ok), after: outbox.pendingFor(given[0])};""",
        note,
    )
    assert done == {"pending": {"text": "9"}, "oks": [True] * 9, "after": None}
    assert [[change["values"]["text"] for change in body["changes"]] for body in sent] == [["1"], ["9"]]
    assert server.notes(workshop) == ["9"]


def test_somebody_elses_text_is_never_overwritten_unseen(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    note = server.put(workshop, "note", block="data", text="0", position=1)
    page = canvas(open_page("canvas", w=workshop))
    server.put(workshop, "note", note, text="di un altro")
    results = outbox(
        page,
        """const put = (values, seen) => outbox.send({verb: "put", kind: "note", id: given[0], values, base: 1, seen});
        const moved = await put({position: 7}, {position: 1});
        const text = await put({text: "mio"}, {text: "0"});
        return [moved.ok, text.ok, text.error, text.current?.text, text.version];""",
        note,
    )
    assert results == [True, False, "ConflictError", "di un altro", 3]
    assert server.notes(workshop) == ["di un altro"]


def test_the_feed_tells_own_changes_from_others(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    outbox(
        page, "window.heard = []; outbox.onChange(event => window.heard.push([event.own, event.rows[0].values.text]));"
    )
    write(page, "data", "mia")
    saved(page)
    server.put(workshop, "note", block="data", text="di un altro", position=9)
    page.wait_for_function("() => window.heard.length === 2")
    assert page.evaluate("window.heard") == [[True, "mia"], [False, "di un altro"]]


def test_a_change_refused_for_good_does_not_hold_up_the_next(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    results = outbox(
        page,
        """const put = values => outbox.send({verb: "put", kind: "note", id: given.pop(), values});
        const all = await Promise.all([put({block: "nowhere", text: "a"}), put({block: "data", text: "b"})]);
        return all.map(result => result.ok || result.error);""",
        str(uuid4()),
        str(uuid4()),
    )
    assert results == ["UnknownEntryError", True]
    assert server.notes(workshop) == ["b"]


def test_a_refused_leftover_of_an_earlier_page_comes_back_to_its_field(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    change = {"op": str(uuid4()), "verb": "put", "kind": "note", "id": str(uuid4()), "base": None, "seen": None}
    left = change | {
        "values": {"block": "data", "text": "x" * 2500, "department": "other", "position": 1},
        "tried": True,
    }
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, JSON.stringify(value))",
        [f"canvas.outbox:{workshop}:gone", {"alive": 0, "changes": [left]}],
    )
    page.reload()
    canvas(page)
    expect(field(page, "data")).to_have_value("x" * 2500)
    expect(page.locator('section[data-block="data"] .fault')).to_contain_text(re.compile("2[.,]000"))


def test_a_reload_in_mid_typing_keeps_what_was_typed(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    server.put(workshop, "note", block="sources", text="scritta prima")
    page = canvas(open_page("canvas", w=workshop))
    field(page, "data").press_sequentially("quasi finit")
    notes(page, "sources").locator(".words").click()
    page.keyboard.type(" e ora cambiata")
    page.reload()
    canvas(page)
    expect(field(page, "data")).to_have_value("quasi finit")
    expect(page.locator(".editor textarea")).to_have_value("scritta prima e ora cambiata")
    page.locator(".editor textarea").press("Enter")
    saved(page)
    assert server.notes(workshop) == ["scritta prima e ora cambiata"]


def reason_of_process(page: Page) -> Any:
    """The field for the reason, in the panel of a strategy that has just been chosen."""
    page.locator('section[data-block="strategies"] .chip', has_text="Strategia sui processi").click()
    panel = page.get_by_role("dialog", name="Strategia sui processi")
    panel.get_by_text("Scegliamo questa").click()
    return panel.locator("textarea")


@pytest.mark.parametrize("leave", ["reload", "click beside", "escape"])
def test_a_reason_typed_a_moment_ago_is_never_lost(server: Any, open_page: Any, leave: str) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    reason_of_process(page).fill("perché gli ordini si perdono")
    match leave:
        case "reload":
            page.reload()
        case "click beside":
            page.get_by_role("dialog", name="Strategia sui processi").get_by_role("heading").click()
        case _:
            page.keyboard.press("Escape")
    canvas(page)
    saved(page)
    [choice] = server.content(workshop)["choices"]
    assert (choice["need"], choice["reason"]) == ("needed", "perché gli ordini si perdono")


def test_what_is_written_without_a_network_arrives_once_when_it_is_back(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    page.context.set_offline(True)
    for text in ("uno", "due", "tre"):
        write(page, "data", text)
    expect(notes(page, "data")).to_have_count(3)
    expect(page.locator('.saved[data-state="offline"]')).to_be_visible()
    expect(notes(page, "data").first).to_contain_text("non ancora salvata")
    page.context.set_offline(False)
    saved(page)
    assert server.notes(workshop) == ["uno", "due", "tre"]
    expect(notes(page, "data")).to_have_count(3)


def test_an_answer_that_is_lost_on_its_way_does_not_make_a_second_note(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    lost = []

    def lose_answer(route: Any) -> None:
        route.fetch()
        lost.append(route.request.post_data)
        route.abort()
        page.unroute("**/changes*")

    page.route("**/changes*", lose_answer)
    write(page, "data", "una volta sola")
    saved(page)
    assert len(lost) == 1
    assert server.notes(workshop) == ["una volta sola"]


def test_what_a_closed_page_left_unsent_is_sent_by_the_next(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop))
    page.route("**/changes*", lambda route: route.abort())
    write(page, "data", "rimasta nel browser")
    expect(page.locator('.saved[data-state="offline"]')).to_be_visible()
    address = page.url
    page.close()
    assert server.notes(workshop) == []
    again = page.context.new_page()
    again.goto(address)
    canvas(again)
    saved(again)
    expect(notes(again, "data")).to_have_count(1)
    assert server.notes(workshop) == ["rimasta nel browser"]


def test_a_server_that_restarts_loses_nothing_and_the_feed_goes_on(own_server: Any, open_page: Any) -> None:
    workshop = own_server.create_workshop()
    page, other = (canvas(open_page("canvas", url=own_server.url, w=workshop)) for _ in range(2))
    own_server.stop()
    write(page, "data", "mentre il server non c’era")
    expect(page.locator('.saved[data-state="offline"]')).to_be_visible()
    own_server.start_again()
    expect(page.locator('.saved[data-state="saved"]')).to_have_count(1)
    expect(notes(other, "data")).to_have_count(1)
    assert own_server.notes(workshop) == ["mentre il server non c’era"]


def test_a_full_disk_is_said_in_words_and_the_text_waits(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = canvas(open_page("canvas", w=workshop, fresh=True))
    page.clock.install()
    sentence = "Il disco è pieno. " + "Libera un po’ di spazio, poi premi «Riprova»; il tuo testo è ancora qui. " * 2
    sentence = sentence.strip()
    body = {"error": "DiskFullError", "message": sentence}
    page.route("**/changes*", lambda route: route.fulfill(status=503, json=body))
    write(page, "data", "aspetta")
    expect(page.locator(".saved")).to_contain_text(sentence)
    assert page.locator(".saved").evaluate("(said) => said.scrollWidth <= said.clientWidth"), "it is cut off"
    page.clock.pause_at(page.evaluate("Date.now() + 1"))  # the outbox does not try again by itself
    page.wait_for_timeout(1000)  # what it has just tried is answered
    page.unroute("**/changes*")
    page.get_by_role("button", name="Riprova").click()
    saved(page)
    assert server.notes(workshop) == ["aspetta"]
