"""What all tests share: how thorough to be, and the programs that some of them need."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests import postgres as server_programs
from tests.server import Server, running

# One slow machine is no fault, and a fault must be found again by whoever reads of it.
settings.register_profile(
    "canvas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("canvas")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str) -> NoReturn:
    """A program is not installed: a failure where the whole is checked, a reason to skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and here that is a failure")
    pytest.skip(f"{what} is not installed: `make test` installs it where it may")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a private PostgreSQL server, made for this run and removed after it."""
    programs = server_programs.programs()
    if programs is None:
        missing("PostgreSQL")
    folder = tmp_path_factory.mktemp("postgres")
    with server_programs.cluster(folder, programs, as_root=os.geteuid() == 0) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    found = found or next((app for app in CHROMIUM_APPS if Path(app).exists()), None)
    if found is None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            found = playwright.chromium.executable_path
    if not Path(found).exists():
        missing("Chromium")
    return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole tool, running for all tests of this worker; each test makes its own workshop."""
    with running(tmp_path_factory.mktemp("server") / "data") as started:
        yield started
