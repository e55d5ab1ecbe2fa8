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
    page = open_page("readiness", w=workshop, lang="en", size=size)
    lead = page.locator('a.cv-lead[href*="question=data.q2"]').first
    expect(page.locator("html[data-rows]")).to_be_attached()  # before, it is a link that loads the page anew
    lead.click()
    page.wait_for_url(re.compile("/interview"))
    expect(page.locator('.group[data-key="data.q2"]')).to_be_in_viewport()
    until(page, lambda: focused(page) == "data.q2")
    page.go_back()
    page.wait_for_url(re.compile("/readiness"))
    expect(lead).to_be_focused()
    lead.press("Enter")
    page.wait_for_url(re.compile("/interview"))
    expect(page.locator('.group[data-key="data.q2"]')).to_be_in_viewport()
    page.get_by_role("button", name="Back to readiness").click()
    page.wait_for_url(re.compile("/readiness"))
    expect(lead).to_be_focused()
