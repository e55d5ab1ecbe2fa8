"""What all tests share: how thorough to be, and the programs that some of them need."""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests import postgres as server_programs
from tests.bare_streamlit.server import BareServer, bare_streamlit
from tests.server import Server, running

# One slow machine is no fault, and a fault must be found again by whoever reads of it.
settings.register_profile(
    "canvas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("canvas")


def missing(what: str) -> NoReturn:
    """A program is not installed: a failure where the whole is checked, a reason to skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and here that is a failure")
    pytest.skip(f"{what} is not installed: `make test` installs it where it may")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="with the long tests: hundreds of kills, faults, load")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked `full` to `make test-full`."""
    if config.getoption("--full"):
        return
    long = [item for item in items if item.get_closest_marker("full")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("full")]


@pytest.fixture
def is_full(pytestconfig: pytest.Config) -> bool:
    """Whether a test should go as far as it can, for minutes; else it tries a few times."""
    return bool(pytestconfig.getoption("--full"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private PostgreSQL server, made for this run and removed after it."""
    programs = server_programs.programs()
    if programs is None:
        missing("PostgreSQL")
    with server_programs.cluster(programs, as_root=os.geteuid() == 0) as address:
        yield address


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole tool, running for all tests of this worker; each test makes its own workshop."""
    with running(tmp_path_factory.mktemp("server") / "data") as started:
        yield started


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BareServer]:
    """Streamlit without anything of ours, for the tests of what it lacks."""
    with bare_streamlit(tmp_path_factory.mktemp("bare")) as started:
        yield started
