"""A small real workshop in a real database: every storage test runs on SQLite and on a private PostgreSQL."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text

from canvas_model.journal import Actor
from canvas_model.migrations.upgrade import open_store
from canvas_model.store import Store
from canvas_model.workshops import create_workshop

FIELDS = {"client": "Esempio S.r.l.", "title": "CRM", "held_on": date(2026, 11, 2), "starts_on": date(2026, 11, 9)}


def postgres_programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, wherever the system keeps it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if Path("/usr/lib/postgresql").exists() else []
    return folders[-1] if folders else None


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a private PostgreSQL server, made for this run and removed after it."""
    programs = postgres_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is missing, and here that is a failure")
        pytest.skip("PostgreSQL is not installed: `make test` installs it where it may")
    folder = tmp_path_factory.mktemp("postgres")
    as_owner: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        for part in (folder, *folder.parents):
            if part == Path("/") or part.stat().st_mode & 0o005 == 0o005:
                break
            part.chmod(0o755)
        shutil.chown(folder, "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    subprocess.run(
        [*as_owner, programs / "initdb", "-D", data, "-U", "canvas", "-A", "trust", "-E", "UTF8", "--locale=C"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    control = [*as_owner, str(programs / "pg_ctl"), "-D", str(data), "-w"]
    subprocess.run(
        [*control, "-o", options, "-l", folder / "log", "start"], check=True, capture_output=True, cwd=folder
    )
    try:
        yield f"postgresql+psycopg://canvas@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty database, once of each sort."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'workshops.db'}"
    else:
        server = request.getfixturevalue("postgres")
        name = f"t{uuid4().hex}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = server.rsplit("/", 1)[0] + "/" + name
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
