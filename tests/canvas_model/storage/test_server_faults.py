"""What a held row, a server that has stopped, one that is away and a wrong address do on PostgreSQL: nothing for long."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, event, make_url, text

from canvas_model.database_errors import (
    DatabaseAccessError,
    DatabaseAddressError,
    DatabaseReadOnlyError,
    DatabaseSilentError,
    DatabaseUnreachableError,
    StorageError,
    WorkshopLockedError,
)
from canvas_model.storage import postgres_engine
from canvas_model.storage.changes import Change
from canvas_model.storage.opening import open_store
from canvas_model.storage.postgres_engine import PatientConnection
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import FIELDS, ME, read
from tests.postgres import new_database, stopped
from tests.yardstick import PATIENCE

SOON = 1.5
"""Seconds: more than the shortened waiting of these tests, and much less than nobody should wait."""


@pytest.fixture
def address(postgres: str) -> str:
    return new_database(postgres)


@pytest.fixture
def store(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A database on a server, waited for a tenth as long as usual."""
    for name in ("LOCK_SECONDS", "STATEMENT_SECONDS", "PING_SECONDS", "POOL_SECONDS"):
        monkeypatch.setattr(postgres_engine, name, getattr(postgres_engine, name) / 10)
    monkeypatch.setitem(postgres_engine.CONNECTING, "connect_timeout", 2)  # the least that the driver takes
    monkeypatch.setattr(PatientConnection, "patience", PatientConnection.patience / 10)
    opened = open_store(address)
    yield opened
    opened.close()


def note(text: str) -> Change:
    return Change(uuid4(), "put", "note", uuid4(), {"block": "data", "text": text})


def texts(store: Store, workshop: UUID) -> list[str]:
    return sorted(note.text for note in read(store, workshop).notes)


def seconds_until_refused(act: object, *given: object, error: type[StorageError] | None = None) -> float:
    began = time.monotonic()
    with pytest.raises(StorageError) as refused:
        act(*given)  # type: ignore[operator]
    assert type(refused.value) is (error or (DatabaseSilentError if act is texts else StorageError))
    return time.monotonic() - began


def test_a_row_that_is_held_stops_its_own_workshop_and_no_other(store: Store) -> None:
    held, free = (create_workshop(store, ME, FIELDS) for _ in range(2))
    waiting = note("Kept by the page")
    with store.engine.connect() as holder:
        holder.execute(text("SELECT 1 FROM workshop WHERE id = :id FOR UPDATE"), {"id": held})
        refused: list[float] = []

        def write() -> None:
            refused.append(seconds_until_refused(apply, store, ME, held, waiting, error=WorkshopLockedError))

        held_up = [threading.Thread(target=write) for _ in range(5)]
        for thread in held_up:
            thread.start()
        for number in range(5):
            apply(store, ME, free, note(f"Note {number}"))
        assert all(thread.is_alive() for thread in held_up), "the others had to wait for the row that is held"
        assert texts(store, held) == []
        for thread in held_up:
            thread.join(PATIENCE)
        assert len(refused) == 5 and max(refused) < SOON
    apply(store, ME, held, waiting)
    assert texts(store, held) == ["Kept by the page"]


def test_a_server_that_has_stopped_is_given_up_and_found_again(store: Store, postgres: str) -> None:
    workshop = create_workshop(store, ME, FIELDS)
    waiting = note("Kept by the page")
    with stopped(postgres):
        assert seconds_until_refused(apply, store, ME, workshop, waiting) < postgres_engine.CONNECT_SECONDS + SOON
        tries = threading.Thread(target=seconds_until_refused, args=(texts, store, workshop))
        tries.start()
        time.sleep(0.2)
        assert seconds_until_refused(apply, store, ME, workshop, waiting) < SOON / 10, "one tries, nobody else waits"
        assert seconds_until_refused(texts, store, workshop) < SOON / 10
        tries.join(PATIENCE)
    apply(store, ME, workshop, waiting)
    assert texts(store, workshop) == ["Kept by the page"]


@pytest.mark.parametrize("moment", ["begin", "commit"])
def test_a_server_that_stops_in_the_middle_of_a_write_writes_it_once_or_not_at_all(
    store: Store, postgres: str, moment: str
) -> None:
    workshop = create_workshop(store, ME, FIELDS)
    waiting = note("Once")
    with ExitStack() as until_thawed:

        def stop(_connection: object) -> None:
            until_thawed.enter_context(stopped(postgres))

        event.listen(store.engine, moment, stop, once=True)
        assert seconds_until_refused(apply, store, ME, workshop, waiting) < SOON
    for _time in range(2):
        apply(store, ME, workshop, waiting)
    assert texts(store, workshop) == ["Once"]


def test_a_process_that_has_stopped_lets_go_of_what_it_holds(
    store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = create_workshop(store, ME, FIELDS)
    monkeypatch.setattr(postgres_engine, "IDLE_SECONDS", 0.2)
    halted = open_store(address)

    def hold_and_halt() -> None:
        with halted.writing() as connection:
            connection.execute(text("SELECT 1 FROM workshop FOR UPDATE"))
            time.sleep(0.5)
            apply(store, ME, workshop, note("Not held up"))
            connection.execute(text("SELECT 1"))

    with pytest.raises(StorageError):
        hold_and_halt()
    halted.close()
    assert texts(store, workshop) == ["Not held up"]


def test_when_all_connections_are_taken_it_is_said_in_time(store: Store) -> None:
    with ExitStack() as taken:
        for _ in range(30):
            taken.enter_context(store.engine.connect())
        assert seconds_until_refused(create_workshop, store, ME, FIELDS) < SOON
    assert texts(store, create_workshop(store, ME, FIELDS)) == []


def test_a_database_that_is_only_read_is_named(store: Store, address: str) -> None:
    name = make_url(address).database
    create_workshop(store, ME, FIELDS)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    store.engine.dispose()
    with pytest.raises(DatabaseReadOnlyError) as refused:
        create_workshop(store, ME, FIELDS)
    assert f"/{name}" in str(refused.value)


# --- addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2", "Postgres", " postgresql"]
)
def test_every_name_of_postgresql_is_understood(address: str, scheme: str) -> None:
    opened = open_store(scheme + address.removeprefix("postgresql+psycopg"))
    assert read(opened, create_workshop(opened, ME, FIELDS)).workshop.client == FIELDS["client"]
    opened.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://root:secret@localhost/x",
        "mariadb+pymysql://root:secret@localhost/x",
        "mongodb://secret@localhost",
        "nothing+at-all://secret@x",
        "secret",
        "secret@server/name",
        "postgresql://user:secret@server:port/name",
        "postgresql://user:secret@127.0.0.1:1/name?schema=public",
        "postgresql://user:secret@127.0.0.1:1/name?connect_timeout=soon",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://secret/name.db",
        "https://secret.example",
        " ",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(wrong: str) -> None:
    with pytest.raises(DatabaseAddressError) as refused:
        open_store(wrong)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"port": 1, "password": "secret"}, DatabaseUnreachableError),
        ({"host": "nowhere.invalid", "password": "secret"}, DatabaseUnreachableError),
        ({"database": "missing", "password": "secret"}, DatabaseAccessError),
        ({"username": "stranger", "password": "secret"}, DatabaseAccessError),
    ],
)
def test_a_server_that_does_not_let_us_in_is_named(
    address: str, change: dict[str, object], refusal: type[StorageError]
) -> None:
    asked = make_url(address).set(**change)  # type: ignore[arg-type]
    with pytest.raises(refusal) as refused:
        open_store(asked.render_as_string(hide_password=False))
    assert f"/{asked.database}" in str(refused.value) and "secret" not in str(refused.value)


def test_who_may_only_read_is_told_so(address: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        role = f"r{uuid4().hex}"
        connection.execute(text(f"CREATE ROLE {role} LOGIN"))
    engine.dispose()
    with pytest.raises(DatabaseReadOnlyError):
        open_store(make_url(address).set(username=role).render_as_string())
