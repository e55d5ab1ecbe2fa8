"""A small real workshop in a real database: every storage test runs on SQLite and on a private PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from canvas_model.storage.journal import Actor
from canvas_model.storage.opening import open_store
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from tests.postgres import new_database

FIELDS = {"client": "Esempio S.r.l.", "title": "CRM", "held_on": date(2026, 11, 2), "starts_on": date(2026, 11, 9)}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database, once of each sort."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'workshops.db'}"
    else:
        url = new_database(request.getfixturevalue("postgres"))
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def workshop(store: Store) -> UUID:
    """An empty workshop."""
    return create_workshop(store, Actor("consultant", "Consultant"), FIELDS)


@pytest.fixture
def other_workshop(store: Store) -> UUID:
    """Another client's workshop in the same database."""
    return create_workshop(store, Actor("consultant", "Consultant"), {**FIELDS, "client": "Altra S.p.A."})
