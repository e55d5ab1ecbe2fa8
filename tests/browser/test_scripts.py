"""The components' scripts reach the page, whatever the server does meanwhile."""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from pages.server.scripts import address, needed
from tests.browser.board_page import canvas

LOST = 60
"""Answers that do not come, or are refused: more than the canvas needs scripts."""


def test_each_script_is_sent_once_and_then_kept_by_the_browser(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = open_page(fresh=True)
    sent: Counter[str] = Counter()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    kept: set[str] = set()
    asked: dict[str, str] = {}
    network.on("Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: told["request"]["url"]}))
    network.on("Network.requestServedFromCache", lambda told: kept.add(told["requestId"]))

    def count(told: Any) -> None:
        path = urlsplit(told["response"]["url"]).path
        if path.startswith("/scripts/") and told["requestId"] not in kept and not told["response"]["fromDiskCache"]:
            sent[path] += 1

    network.on("Network.responseReceived", count)
    page.goto(f"{server.url}/canvas?w={workshop}&lang=it")
    canvas(page)
    page.goto(f"{server.url}/interview?w={workshop}&lang=it")
    expect(page.locator(".st-key-interview .group").first).to_be_visible()
    page.goto(f"{server.url}/canvas?w={workshop}&lang=it")
    canvas(page)
    assert sent
    assert set(sent.values()) == {1}
    assert set(sent) >= {address(path) for path in needed("board/mount.js")}


def test_a_component_comes_when_the_server_was_away_while_its_scripts_were_fetched(server: Any, open_page: Any) -> None:
    workshop = server.create_workshop()
    page = open_page(fresh=True)
    refused: list[str] = []

    def refuse(route: Any) -> None:
        if len(refused) == LOST:
            return route.continue_()
        refused.append(route.request.url)
        return route.abort() if len(refused) % 2 else route.fulfill(status=503)

    page.route("**/scripts/**", refuse)
    page.goto(f"{server.url}/canvas?w={workshop}&lang=it")
    canvas(page)
    assert len(refused) == LOST
    expect(page.get_by_text("BidiComponent Error")).to_have_count(0)


def test_a_page_that_fetches_scripts_while_the_program_is_updated_loads_itself_again(
    server: Any, open_page: Any
) -> None:
    workshop = server.create_workshop()
    page = open_page()
    gone: list[str] = []

    def refuse(route: Any) -> None:
        if gone:
            return route.continue_()
        gone.append(route.request.url)
        return route.fulfill(status=404)

    page.route("**/board/mount.js", refuse)
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    page.goto(f"{server.url}/canvas?w={workshop}&lang=it")
    canvas(page)
    assert (len(gone), len(loads)) == (1, 2)
