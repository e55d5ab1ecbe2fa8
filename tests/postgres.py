"""A private PostgreSQL server in a folder of its own, not among pytest's, which only one user may enter."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text

PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, wherever the system keeps it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = [folder for place in PLACES for folder in Path("/").glob(place[1:]) if (folder / "initdb").exists()]
    return max(folders, default=None)


@contextmanager
def cluster(bin: Path, *, as_root: bool) -> Iterator[str]:
    """The address of a server that lives as long as the block; without fsync, because nothing in it is kept."""
    as_owner: list[str] = []
    with tempfile.TemporaryDirectory(prefix="canvas-postgres-") as folder, socket.socket() as free:
        if as_root:  # the server refuses to run as root
            shutil.chown(folder, "postgres")
            as_owner = ["runuser", "-u", "postgres", "--"]
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        data = Path(folder) / "data"
        make = [*as_owner, bin / "initdb", "-D", data, "-U", "canvas", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(make, check=True, capture_output=True, cwd=folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        control = [*as_owner, bin / "pg_ctl", "-D", data, "-w"]
        begin = [*control, "-o", options, "-l", f"{folder}/log", "start"]
        subprocess.run(begin, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        try:
            yield f"postgresql+psycopg://canvas@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)


@contextmanager
def stopped(server: str) -> Iterator[None]:
    """While the block runs, no process of the server does anything; its machine still takes what is sent to it."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        first = str(connection.scalar(text("SELECT pg_read_file('postmaster.pid')"))).split()[0]
        others = connection.scalars(text("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")).all()
    engine.dispose()
    halted: list[int] = []
    try:
        for process in (int(first), *others):
            with suppress(ProcessLookupError):  # a connection that was closed meanwhile
                os.kill(process, signal.SIGSTOP)
                halted.append(process)
        yield
    finally:
        for process in halted:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def new_database(server: str, *, like: str = "template1") -> str:
    """The address of a new database on a server, a copy of another one of it."""
    name = f"t{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
    engine.dispose()
    return server.rsplit("/", 1)[0] + "/" + name
