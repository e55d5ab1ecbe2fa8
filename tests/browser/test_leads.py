"""From a figure to the answer behind it, and back to where one was, by link and by the browser's own button."""

import re
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_model.content import natural_id
from tests.browser.waiting import until


def focused(page: Page) -> Any:
    """The card of a form that has the focus, by its key; inside the component too."""
    return page.evaluate(
        """() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.closest(".group")?.dataset.key ?? element?.textContent;
        }"""
    )


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_gap_leads_to_its_answer_and_both_ways_back_lead_to_the_gap(server, open_page, size) -> None:
    workshop = server.create_workshop()
    answer = natural_id(UUID(workshop), "answer", "data.q2", None)
    server.put(workshop, "answer", str(answer), question="data.q2", state="answered", level=0)
    page = open_page("risks", w=workshop, lang="en", size=size)
    if size == "wide":  # pressed before the page listens: the browser itself follows the link
        page.route("**/streamlit/leads.js", lambda route: route.abort())
    page.goto(f"{server.url}/readiness?w={workshop}&lang=en")
    lead, asked = page.locator('a.cv-lead[href*="question=data.q2"]').first, page.locator('.group[data-key="data.q2"]')
    lead.click()
    page.wait_for_url(re.compile("/interview"))
    page.unroute("**/streamlit/leads.js")
    expect(asked).to_be_in_viewport()
    until(page, lambda: focused(page) == "data.q2")
    page.go_back()
    page.wait_for_url(re.compile("/readiness"))
    expect(lead).to_be_focused()

    page.evaluate("window.isTheSame = true")
    lead.press("Enter")
    page.wait_for_url(re.compile("/interview"))
    expect(asked).to_be_in_viewport()
    page.get_by_role("button", name="Back to readiness").click()
    page.wait_for_url(re.compile("/readiness"))
    expect(lead).to_be_focused()

    lead.press("Enter")
    page.wait_for_url(re.compile("/interview"))
    expect(asked).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(re.compile("/readiness"))
    expect(lead).to_be_focused()
    assert page.evaluate("window.isTheSame"), "no lead that was heard loaded the page anew"


def test_a_lead_is_one_step_of_the_browser_s_history(server, open_page) -> None:
    page = open_page("risks", w=server.create_demo("en"), lang="en")
    page.get_by_role("link", name="Plan", exact=True).click()
    page.wait_for_url(re.compile("/plan"))
    expect(page.locator('[aria-current="page"]')).to_contain_text("Plan")
    steps = page.evaluate("history.length")
    page.locator("a.cv-lead").first.click()
    page.wait_for_url(re.compile("/interview"))
    expect(page.locator('[aria-current="page"]')).to_contain_text("Interview")  # who goes back sooner meets its run
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_url(re.compile("/plan"))
    expect(page.locator("a.cv-lead").first).to_be_focused()
    page.go_back()
    page.wait_for_url(re.compile("/risks"))
    expect(page.locator(".fg-risk").first).to_be_visible()
