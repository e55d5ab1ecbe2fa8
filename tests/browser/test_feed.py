"""One feed for a whole browser, however many tabs and workshops: whoever writes waits for none."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.board_page import canvas, notes, saved, write
from tests.browser.waiting import until

COUNTING = """
window.feeds = [];
window.EventSource = class extends EventSource {
  constructor(address) {
    super(address);
    window.feeds.push(this);
  }
};
"""
OPEN = "() => window.feeds.filter((feed) => feed.readyState !== EventSource.CLOSED).map((feed) => feed.url)"
OpenPage = Callable[..., Page]


def feeds(*pages: Page) -> list[str]:
    """The addresses of the feeds that these pages have open."""
    return [address for page in pages for address in page.evaluate(OPEN)]


def test_eight_tabs_share_a_feed_and_all_save_and_hear_also_once_the_one_that_had_it_is_closed(
    server: Any, open_page: OpenPage
) -> None:
    workshop = server.create_workshop()
    first = open_page("canvas", w=workshop, fresh=True)
    first.context.add_init_script(COUNTING)
    first.reload()
    tabs = [first, *(first.context.new_page() for _ in range(7))]
    for tab in tabs[1:]:
        tab.goto(first.url, wait_until="commit")
    for tab in tabs:
        canvas(tab)
    for number, tab in enumerate(tabs):
        write(tab, "data", f"Da scheda {number}")
    for tab in tabs:
        saved(tab)
        expect(notes(tab, "data")).to_have_count(8)
    [address] = feeds(*tabs)
    assert address.count(workshop) == 1
    [leader] = [tab for tab in tabs if feeds(tab)]
    tabs.remove(leader)
    leader.close()
    write(tabs[0], "data", "Dopo la chiusura")
    for tab in tabs:
        expect(notes(tab, "data")).to_have_count(9)
    assert len(feeds(*tabs)) == 1


def test_ten_workshops_opened_one_after_the_other_in_a_tab_leave_no_feed_behind(
    shelf_server: Any, open_page: OpenPage
) -> None:
    shelf_server.remove_everything()
    workshops = {f"Cliente {number}": shelf_server.create_workshop(client=f"Cliente {number}") for number in range(10)}
    page = open_page(url=shelf_server.url)
    page.add_init_script(COUNTING)
    page.reload()
    for client, workshop in workshops.items():
        page.get_by_role("link", name=client).first.click()
        canvas(page)
        write(page, "data", client)
        saved(page)
        until(page, lambda workshop=workshop: [workshop in address for address in feeds(page)] == [True])
        page.go_back()
    until(page, lambda: feeds(page) == [])
    assert [shelf_server.notes(workshop) for workshop in workshops.values()] == [[client] for client in workshops]
