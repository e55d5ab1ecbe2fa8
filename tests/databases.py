"""Empty databases for tests. Each is a copy of one that was made once: making one costs ten times as much."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from canvas_model.storage.engine import database_url
from canvas_model.storage.opening import open_store
from tests.postgres import new_database

FILE = "workshops.db"


def empty_file(folder: Path) -> str:
    """The address of an empty database of SQLite, in a folder that is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(_file())
    return database_url(folder)


def empty_database(server: str) -> str:
    """The address of an empty database on a server of PostgreSQL."""
    return new_database(server, like=_database(server))


@cache
def _file() -> bytes:
    with TemporaryDirectory() as folder:
        open_store(database_url(Path(folder))).close()
        return (Path(folder) / FILE).read_bytes()


@cache
def _database(server: str) -> str:
    url = new_database(server)
    open_store(url).close()
    return url.rsplit("/", 1)[1]
