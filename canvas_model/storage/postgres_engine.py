"""The connections to PostgreSQL: none of them waits for ever, whatever the server does.

The server itself ends a statement that takes too long or waits too long for a lock. A server that has stopped altogether
ends nothing, and its machine still confirms what is sent to it; so each answer is waited for here too, and not for long.
"""

import math
import time
from collections.abc import Callable, Generator
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import URL, Engine, create_engine, event

CONNECT_SECONDS = 3
LOCK_SECONDS = 4
"""How long a write waits for a row that another transaction holds."""
STATEMENT_SECONDS = 6
SILENT_SECONDS = 8.0
"""How long any answer is waited for; more than the server needs to end a statement by itself."""
PING_SECONDS = 2.0
"""How long a connection that was idle is asked whether it still works."""
IDLE_SECONDS = 20
"""After this the server ends a transaction whose process has stopped, and lets go of the rows that it holds."""
POOL_SECONDS = 3
MIGRATION_SECONDS = 120
"""How long a statement of a migration may take, and how long it waits for another process that is migrating."""

CONNECTING: dict[str, Any] = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": int(SILENT_SECONDS * 1000),
    "application_name": "CRM Canvas Workshop",
}
"""What every connection is opened with, unless the address says otherwise; a machine that is gone is noticed by it."""

_ended_at = math.inf


class ServerSilentError(psycopg.OperationalError):
    """The server did not answer in time; the connection is closed."""


class PatientConnection(psycopg.Connection[Any]):
    """A connection that waits for each answer for `patience` seconds, and is then closed."""

    patience = SILENT_SECONDS

    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        """Wait for an answer; raises ServerSilentError, after which the connection cannot be used."""
        try:
            return super().wait(_limited(gen, self.patience), *args, **options)
        except ServerSilentError:
            self.pgconn.finish()
            raise


def _limited(gen: Any, seconds: float) -> Generator[Any, Any, Any]:
    """What the driver waits for, until the time is over; the driver resumes it at each answer, and ten times a second."""
    until = time.monotonic() + seconds
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and time.monotonic() > min(until, _ended_at):
                raise ServerSilentError("the database server did not answer in time")
            wanted = gen.send(ready)
    except StopIteration as end:
        return end.value


def end_waiting(seconds: float) -> None:
    """Wait for no answer longer than `seconds` from now, because the process is ending."""
    global _ended_at
    _ended_at = time.monotonic() + seconds


def make_postgres_engine(url: URL, *, for_migration: bool = False) -> Engine:
    """An engine for a PostgreSQL server; one for migrations waits longer."""
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        pool_timeout=POOL_SECONDS,
        hide_parameters=True,
        connect_args=_connecting(url),
    )
    limits = {
        "lock_timeout": MIGRATION_SECONDS if for_migration else LOCK_SECONDS,
        "statement_timeout": MIGRATION_SECONDS if for_migration else STATEMENT_SECONDS,
        "idle_in_transaction_session_timeout": MIGRATION_SECONDS if for_migration else IDLE_SECONDS,
    }

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, args: Any, options: Any) -> PatientConnection:
        connection = PatientConnection.connect(*args, **options)
        if for_migration:
            connection.patience = MIGRATION_SECONDS + SILENT_SECONDS
        return connection

    @event.listens_for(engine, "connect")
    def limit(connection: PatientConnection, _record: Any) -> None:
        connection.autocommit = True
        for name, seconds in limits.items():
            connection.execute(sql.SQL("SET {} = {}").format(sql.Identifier(name), sql.Literal(int(seconds * 1000))))
        connection.autocommit = False

    engine.dialect.do_ping = _hasty(engine.dialect.do_ping)  # type: ignore[assignment,method-assign]
    return engine


def connect_to_listen(engine: Engine) -> PatientConnection:
    """A connection of its own for hearing notifications."""
    args, options = engine.dialect.create_connect_args(engine.url)
    return PatientConnection.connect(*args, **{**options, **_connecting(engine.url), "autocommit": True})


def _connecting(url: URL) -> dict[str, Any]:
    return {name: value for name, value in CONNECTING.items() if name not in url.query}


def _hasty(ping: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """SQLAlchemy's question whether an idle connection still works, given up sooner than what is at work."""

    def ping_hastily(connection: Any) -> bool:
        before = connection.patience
        connection.patience = PING_SECONDS
        try:
            return ping(connection)
        finally:
            connection.patience = before

    return ping_hastily
