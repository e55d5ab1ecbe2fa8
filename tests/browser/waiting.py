"""What browser tests wait for, as long as a busy machine needs, and what they keep from coming."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.yardstick import PATIENCE


def until(page: Page, holds: Callable[[], object]) -> None:
    """Wait until the server has it; AssertionError with what the page shows where it never does."""
    for _ in range(PATIENCE * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"did not happen in time; the page:\n{page.locator('body').aria_snapshot()}")


def load_without_charts(page: Page) -> None:
    """Load the page again; what draws its charts does not come, as on a slow line."""
    page.route("**/PlotlyChart*.js", lambda _route: None)
    page.reload()
