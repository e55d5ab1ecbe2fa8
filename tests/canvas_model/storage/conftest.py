"""A small real workshop in a real database, on SQLite and on a private PostgreSQL; and what tests do with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.content import Snapshot
from canvas_model.storage.changes import Change
from canvas_model.storage.opening import open_store
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_list import list_workshops
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from tests.databases import empty_database, empty_file

FIELDS = {"client": "Esempio S.r.l.", "title": "CRM", "held_on": date(2026, 11, 2), "starts_on": date(2026, 11, 9)}
ME = Principal("me", "Me", "consultant")


def write(store: Store, workshop: UUID, text: str = "Nota") -> None:
    """Add a note."""
    apply(store, ME, workshop, Change(uuid4(), "put", "note", uuid4(), {"block": "data", "text": text}))


def read(store: Store, workshop: UUID) -> Snapshot:
    """A workshop as it is stored."""
    with store.reading() as connection:
        return snapshot(connection, workshop)


def notes(path: Path) -> list[str]:
    """The texts of the notes in a file with one workshop, opened anew."""
    store = open_store(f"sqlite:///{path}")
    try:
        with store.reading() as connection:
            [workshop] = list_workshops(connection).workshops
        return sorted(note.text for note in read(store, workshop.id).notes)
    finally:
        store.close()


@contextmanager
def full_disk(size: int = 65536) -> Iterator[None]:
    """No file can grow past this size meanwhile; where systems have such a limit."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database, once of each sort."""
    if request.param == "sqlite":
        url = empty_file(tmp_path)
    else:
        url = empty_database(request.getfixturevalue("postgres"))
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def workshop(store: Store) -> UUID:
    """An empty workshop."""
    return create_workshop(store, Principal("consultant", "Consultant", "consultant"), FIELDS)


@pytest.fixture
def other_workshop(store: Store) -> UUID:
    """Another client's workshop in the same database."""
    return create_workshop(
        store, Principal("consultant", "Consultant", "consultant"), {**FIELDS, "client": "Altra S.p.A."}
    )
