"""A running server, a client at the keyboard, and a workshop of the test's own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from canvas_model.access import Principal
from canvas_model.storage.workshops import create_workshop
from pages.server import store
from tests.server import FIELDS, Server, new_workshop


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.client() as opened:
        yield opened


@pytest.fixture
def workshop(client: httpx.Client) -> UUID:
    return new_workshop(client)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The door to the database of this very process, on an empty database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path / "here"))
    store.close()
    yield
    store.close()


@pytest.fixture
def workshop_here(here: None) -> UUID:
    """A workshop in the database of this process."""
    return create_workshop(store.store(), Principal("consultant", "Consultant", "consultant"), FIELDS)
