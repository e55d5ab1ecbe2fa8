"""Relationships and segments in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import until


def segments(server: Any, workshop: str) -> list[dict[str, Any]]:
    """What is stored of the segments, in order."""
    return server.content(workshop)["segments"]


def test_an_item_moves_the_index(server, open_page, lang) -> None:
    workshop = server.create_workshop()
    page = open_page("relationships", w=workshop, lang=lang)
    page.locator('.group[data-key="r1"]').get_by_role("radio").nth(2).click()
    expect(page.locator(".cv-score p b")).to_have_text({"it": "50\u00a0%", "en": "50%"}[lang])


def test_segments_are_added_written_ranked_ordered_deleted_and_brought_back(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("relationships", w=workshop, lang="en", part="segments")
    name = page.get_by_placeholder("Name of a new segment")
    for segment in ("Installers", "Dealers"):
        name.fill(segment)
        name.press("Enter")
        expect(page.locator(".group").filter(has=page.get_by_role("heading", name=segment))).to_be_visible()
    until(page, lambda: [one["name"] for one in segments(server, workshop)] == ["Installers", "Dealers"])
    second = page.locator(".group").nth(1)
    second.get_by_label("What we offer this segment").fill("Consegna in 48 ore")
    for criterion, value in (("Size", 4), ("Growth", 2)):
        second.get_by_role("radiogroup", name=criterion).get_by_role("radio").nth(value).click()
    expect(second.locator(".badges")).to_contain_text("Priority 1")
    expect(second.locator(".badges")).to_contain_text("mean 3.0 of 4")
    second.get_by_role("button", name="Move “Dealers” up").click()
    until(page, lambda: [one["name"] for one in segments(server, workshop)] == ["Dealers", "Installers"])
    page.get_by_role("button", name="Delete “Dealers”").click()
    until(page, lambda: [one["name"] for one in segments(server, workshop)] == ["Installers"])
    page.get_by_role("button", name="Bring back", exact=True).click()
    until(page, lambda: len(segments(server, workshop)) == 2)
    expect(page.locator(".group").first.get_by_label("What we offer this segment")).to_have_value("Consegna in 48 ore")


def test_a_second_browser_sees_a_new_segment(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("relationships", w=workshop, lang="en", part="segments")
    expect(page.get_by_text("No segment yet")).to_be_visible()
    server.put(workshop, "segment", name="Famiglie", position=0)
    expect(page.get_by_role("heading", name="Famiglie")).to_be_visible()


def test_what_is_being_written_about_a_segment_survives_its_deletion(server, open_page) -> None:
    workshop = server.create_workshop()
    segment = server.put(workshop, "segment", name="Famiglie", position=0)
    page = open_page("relationships", w=workshop, lang="en", part="segments")
    page.context.route("**/changes?*", lambda route: route.abort())
    page.get_by_label("What we offer this segment").fill("da non perdere")
    expect(page.locator(".st-key-segments .state.offline")).to_be_visible()
    server.change(workshop, "hide", "segment", segment)
    page.context.unroute("**/changes?*")
    page.get_by_role("button", name="Bring it back with my text").click()
    until(page, lambda: [one["value_proposition"] for one in segments(server, workshop)] == ["da non perdere"])


def test_a_name_that_is_too_long_is_refused_and_kept(server, open_page) -> None:
    workshop = server.create_workshop()
    page = open_page("relationships", w=workshop, lang="it", part="segments")
    name = page.get_by_placeholder("Nome di un nuovo segmento")
    name.fill("x" * 61)
    name.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="60")).to_be_visible()
    expect(name).to_have_value("x" * 61)
    assert segments(server, workshop) == []


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_neither_part_has_a_fault_that_axe_knows_or_is_wider_than_the_screen(
    server, open_page, axe_faults, lang, size
) -> None:
    workshop = server.create_workshop()
    server.put(workshop, "segment", name="Famiglie", position=0, size=3)
    page = open_page("relationships", w=workshop, lang=lang, size=size)
    for first in (page.locator('.group[data-key="r1"]'), page.get_by_role("heading", name="Famiglie")):
        expect(first).to_be_visible()
        assert axe_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_role("radio", name={"it": "Segmenti di clienti", "en": "Customer segments"}[lang]).click()
