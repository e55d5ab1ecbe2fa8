"""Browser tests: the real server in a process of its own, a real Chromium, and a workshop made through the API."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import FLAGS, chromium_path
from tests.conftest import missing
from tests.yardstick import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
VENDOR = Path(__file__).resolve().parent / "vendor"
SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
LOCALES = {"it": "it-IT", "en": "en-GB"}


class Server:
    """The product, running: its address, and what the tests ask of its API."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it on its own port and data folder, and wait until it answers."""
        self.log = self.data / "server.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)],
                cwd=ROOT,
                env={**os.environ, "CANVAS_DATA": str(self.data), "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(f"{self.url}/readyz", timeout=PATIENCE).close()
                return
            time.sleep(0.2)
        self.stop()
        pytest.fail(f"the server did not start:\n{self.log.read_text(errors='replace')[-4000:]}")

    def stop(self) -> None:
        """End the process and all it started."""
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ask(self, path: str, body: Any = None) -> Any:
        """GET, or POST where there is a body; gives the JSON of the answer."""
        headers = {"Content-Type": "application/json", "X-Canvas": "1"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def create_workshop(self, **fields: Any) -> str:
        """An empty workshop; its id."""
        whole = {
            "client": "Esempio S.r.l.",
            "title": "CRM Model Canvas",
            "language": "it",
            "held_on": "2026-11-20",
            "starts_on": "2027-01-11",
        }
        return str(self.ask("/api/workshops", {"id": str(uuid4()), "fields": whole | fields})["id"])

    def put(self, workshop: str, kind: str, id: str | None = None, **values: Any) -> str:
        """Set values of a thing, made if it is not there; its id."""
        return self.change(workshop, "put", kind, id or str(uuid4()), values)

    def change(self, workshop: str, verb: str, kind: str, id: str, values: dict[str, Any] | None = None) -> str:
        """Make one change over whatever is there, as another person would; fails where it is refused."""
        stored = {thing["id"]: thing for things in self.content(workshop).values() for thing in things}
        change = {"op": str(uuid4()), "verb": verb, "kind": kind, "id": id, "values": values or {}, "seen": None}
        change["base"] = stored[id]["version"] if id in stored else None
        [result] = self.ask(f"/api/workshops/{workshop}/changes", {"changes": [change]})["results"]
        assert result["ok"], result
        return id

    def content(self, workshop: str) -> dict[str, list[dict[str, Any]]]:
        """The lists of what people wrote."""
        content = self.ask(f"/api/workshops/{workshop}/board")["content"]
        return {name: things for name, things in content.items() if isinstance(things, list)}

    def notes(self, workshop: str, block: str | None = None) -> list[str]:
        """The texts of the notes, of one block if named, in order."""
        return [note["text"] for note in self.content(workshop)["notes"] if block in (None, note["block"])]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; each makes its own workshops."""
    running = Server(tmp_path_factory.mktemp("data"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may stop and start again."""
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own."""
    found = chromium_path()
    if found is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(server: Server, chromium: Browser) -> Iterator[OpenPage]:
    """Opens a screen as one more person would: `open_page("canvas", w=workshop, lang="it", size="phone")`.

    Every page is a browser of its own; one that raises an uncaught error fails the test.
    """
    contexts = []
    faults: list[str] = []

    def opened(
        screen: str = "", *, size: str = "wide", lang: str = "it", scheme: str = "light", url: str = "", **address: str
    ) -> Page:
        context = chromium.new_context(
            viewport=SIZES[size],
            has_touch=size == "phone",
            is_mobile=size == "phone",
            locale=LOCALES[lang],
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        query = "&".join(f"{name}={value}" for name, value in {**address, "lang": lang}.items())
        page.goto(f"{url or server.url}/{screen}?{query}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


@pytest.fixture(params=["it", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages in turn."""
    return str(request.param)


AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.getAttribute("data-test-script-state") !== "notRunning") return (window.atRest = 0), false;
  window.atRest = window.atRest || Date.now();
  return Date.now() - window.atRest > 800 && document.querySelectorAll('[data-stale="true"]').length === 0;
}"""
"""Nothing runs and nothing is faded: what Streamlit is about to replace it shows paler, for a moment."""


@pytest.fixture
def axe_faults() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with a page, as `rule: target`; [] is clean."""

    def faults(page: Page) -> list[str]:
        page.wait_for_function(AT_REST)
        page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {node['target']}: {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return faults
