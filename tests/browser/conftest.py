"""Browser tests: the real server in a process of its own, a real Chromium, and a workshop made through the API."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pages.ui.streamlit_gaps.test_ids import Part
from tests.browser.host import Host
from tests.browser.profiles import ONE_PROCESS, Profiles
from tests.chromium import FLAGS, chromium_path
from tests.conftest import missing
from tests.server import running
from tests.yardstick import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)  # a busy machine is slow, not wrong

VENDOR = Path(__file__).resolve().parent / "vendor"
ENTER_OF_AN_INPUT_METHOD = {"key": "Enter", "code": "Enter", "keyCode": 229, "bubbles": True, "cancelable": True}
"""As Safari sends it: only the code tells it from Enter."""
NO_EFFORT = ("--js-flags=--no-turbofan --no-maglev", "--disable-features=ScriptStreaming")
"""A page of a test lives for seconds: compiling its scripts with every effort, or before they run, costs more than it saves."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """One server for all tests; each makes its own workshops."""
    with running(tmp_path_factory.mktemp("server") / "data") as started:
        yield Host(**vars(started))


@pytest.fixture(scope="session")
def shelf_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A second server, for the tests that look at all the workshops there are."""
    with running(tmp_path_factory.mktemp("shelf") / "data") as started:
        yield Host(**vars(started))


@pytest.fixture
def empty_server(shelf_server: Host) -> Host:
    """A server without a workshop, as on the first day; a start of its own would cost more than most tests."""
    shelf_server.remove_everything()
    return shelf_server


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Host]:
    """A server that a test may stop and start again."""
    with running(tmp_path / "data") as started:
        host = Host(**vars(started))
        yield host
        host.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    found = chromium_path()
    if found is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*FLAGS, *NO_EFFORT, ONE_PROCESS])
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@contextmanager
def browsers(profiles: Profiles, home: str) -> Iterator[OpenPage]:
    """Opens a screen as one more person would: `open_page("canvas", w=workshop, lang="it", size="phone")`.

    Every page is in a browser of its own, emptied; `fresh=True` asks for one that nobody has used and nobody will use, for
    what cannot be taken back from a browser. A page that raises an uncaught error fails the test.
    """
    faults: list[str] = []
    with ExitStack() as until_the_end:

        def opened(
            screen: str = "",
            *,
            size: str = "wide",
            lang: str = "it",
            scheme: str = "light",
            url: str = "",
            fresh: bool = False,
            **address: str,
        ) -> Page:
            browser = profiles.fresh(size, lang) if fresh else profiles.taken(size, lang, url or home)
            page = until_the_end.enter_context(browser).new_page()
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_default_timeout(PATIENCE * 1000)
            page.on("pageerror", lambda error: faults.append(str(error)))
            query = "&".join(f"{name}={value}" for name, value in {**address, "lang": lang}.items())
            page.goto(f"{url or home}/{screen}?{query}")
            return page

        yield opened
    assert not faults, faults


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Profiles:
    """The browsers of the people in all tests."""
    return Profiles(chromium)


@pytest.fixture
def open_page(server: Host, profiles: Profiles) -> Iterator[OpenPage]:
    """Opens a screen for this test alone."""
    with browsers(profiles, server.url) as opened:
        yield opened


@pytest.fixture(params=["it", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages in turn."""
    return str(request.param)


AT_REST = f"""() => {{
  const app = document.querySelector('[data-testid="{Part.APP}"]');
  if (app?.getAttribute("data-test-script-state") !== "notRunning") return (window.atRest = 0), false;
  window.atRest = window.atRest || Date.now();
  return Date.now() - window.atRest > 800 && document.querySelectorAll('[data-stale="true"]').length === 0;
}}"""
"""Nothing runs and nothing is faded: what Streamlit is about to replace it shows paler, for a moment."""


LOOK = 100
"""Milliseconds between two looks at what a page does; looked at with every frame, it would draw frames for nothing."""

GROUNDS = {"light": "rgb(251, 250, 246)", "dark": "rgb(20, 24, 31)"}
"""What a page stands on in each colour scheme (`.streamlit/config.toml`)."""


def schemes(page: Page) -> Iterator[str]:
    """The page in light and then in dark colours."""
    for scheme, ground in GROUNDS.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.get_by_test_id(Part.APP)).to_have_css("background-color", ground)
        yield scheme


@pytest.fixture
def axe_faults() -> Callable[..., list[str]]:
    """What axe-core finds wrong with a page, as `rule: target`; [] is clean. A page of Streamlit's is looked at when at rest."""

    def faults(page: Page, *, at_rest: bool = True) -> list[str]:
        if at_rest:
            page.wait_for_function(AT_REST, polling=LOOK)
        page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {node['target']}: {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return faults
