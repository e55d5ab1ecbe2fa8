"""The canvas as a test sees it: where its parts are, and what a person does with them."""

from playwright.sync_api import Locator, Page, expect


def canvas(page: Page) -> Page:
    """The page once the canvas stands."""
    page.locator(".board.loaded").wait_for()
    return page


def field(page: Page, block: str) -> Locator:
    return page.locator(f'section[data-block="{block}"] .writer textarea')


def notes(page: Page, block: str) -> Locator:
    return page.locator(f'section[data-block="{block}"] .note')


def texts(page: Page, block: str) -> list[str]:
    return page.locator(f'section[data-block="{block}"] .note .words').all_text_contents()


def write(page: Page, block: str, text: str) -> None:
    field(page, block).fill(text)
    field(page, block).press("Enter")


def saved(page: Page) -> None:
    """Wait until everything is with the server."""
    expect(page.locator('.saved[data-state="saved"]')).to_have_count(1)


def focused(page: Page) -> str:
    """What the focused element inside the canvas says."""
    script = "() => document.activeElement.shadowRoot?.activeElement?.querySelector('.words')?.textContent ?? ''"
    return str(page.evaluate(script))
