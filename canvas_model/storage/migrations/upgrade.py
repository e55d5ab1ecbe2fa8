"""Opening: check the file, copy it, bring it up to date in one transaction, and hand out the store.

The recipe for SQLite: a connection with foreign keys off (rebuilding a table with them on deletes its children without
a word), BEGIN IMMEDIATE around the whole, left-overs of a broken attempt dropped first, and before the commit the
row counts, the references and the file itself checked. Anything wrong rolls back: the file is then as it was.
"""

from datetime import UTC, datetime
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from canvas_model.errors import DatabaseDamagedError, DatabaseNewerError, DatabaseReadOnlyError
from canvas_model.storage.store import Store, make_engine, sqlite_module, storage_error, writer

KEPT_COPIES = 7
HEADER = b"SQLite format 3\x00"


def open_store(url: str) -> Store:
    """Open a database, make it when it is not there, and bring an older one up to date after a copy beside it.

    Raises DatabaseDamagedError, DatabaseNewerError, DatabaseReadOnlyError, DatabaseLockedError or DiskFullError; the file
    is then as it was.
    """
    path = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
    if path is not None:
        _prepare(path)
    engine = make_engine(url, foreign_keys=False)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        script = _script()
        if found is not None and found not in {step.revision for step in script.walk_revisions()}:
            raise DatabaseNewerError(path=path or engine.url.database)
        if found != script.get_current_head():
            if found is not None and path is not None:
                copy_database(path, path.parent / "backups", reason="before-upgrade")
            with writer(engine) as connection, connection.begin():
                migrate(connection)
    except DBAPIError as error:
        raise storage_error(error, path, path.parent / "backups" if path else Path()) from error
    finally:
        engine.dispose()
    store = Store(make_engine(url), path)
    with store.reading() as connection:
        connection.execute(text("SELECT 1"))
    return store


def migrate(connection: Connection, target: str = "head") -> None:
    """Run the migrations on an open write transaction and check that nothing got lost; raises when it did."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(726263)"))
    else:
        for name in inspect(connection).get_table_names():
            if name.startswith("_alembic_tmp_"):
                connection.exec_driver_sql(f'DROP TABLE "{name}"')
    before = _counts(connection)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config, script, fn=lambda revision, _context: script._upgrade_revs(target, revision), destination_rev=target
    ):
        script.run_env()
    after = _counts(connection)
    lost = {name for name, count in before.items() if name in after and after[name] < count}
    if lost:
        raise RuntimeError(f"the migration would lose rows of {sorted(lost)}")
    if sqlite:
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("the migration would leave references to nothing")
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if said != "ok":
            raise RuntimeError(f"the migration would damage the file: {said}")


def copy_database(path: Path, folder: Path, *, reason: str) -> Path:
    """A checked copy of an SQLite file that may be in use; keeps the newest of each reason."""
    sqlite = sqlite_module()
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    unfinished = folder / f".{stamp}.part"
    source, target = sqlite.connect(path), sqlite.connect(unfinished)
    try:
        source.backup(target)
        said = target.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        source.close()
        target.close()
    if said != "ok":
        unfinished.unlink()
        raise DatabaseDamagedError(path=path, backups=folder)
    kept = folder / f"{path.stem}-{reason}-{stamp}.db"
    unfinished.rename(kept)
    for old in sorted(folder.glob(f"{path.stem}-{reason}-*.db"))[:-KEPT_COPIES]:
        old.unlink()
    return kept


def daily_copy(store: Store) -> Path | None:
    """Copy the database once a day, at the first start of the day; None when there is one already, or on PostgreSQL."""
    if store.path is None:
        return None
    today = datetime.now(UTC).strftime("%Y%m%d")
    if any(store.backups.glob(f"{store.path.stem}-daily-{today}*.db")):
        return None
    return copy_database(store.path, store.backups, reason="daily")


def _prepare(path: Path) -> None:
    backups = path.parent / "backups"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size == 0:
            with path.open("ab"):
                return
        with path.open("rb") as file:
            header = file.read(len(HEADER))
    except OSError as error:
        raise DatabaseReadOnlyError(path=path) from error
    if header != HEADER:
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups))
    sqlite = sqlite_module()
    connection = sqlite.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        expected = connection.execute("PRAGMA page_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    except sqlite.DatabaseError as error:
        if "locked" in str(error) or "unable to open" in str(error):
            return  # opening it for writing says which
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups)) from error
    finally:
        connection.close()
    wal = path.with_name(path.name + "-wal")
    cut = path.stat().st_size < expected * size and not (wal.exists() and wal.stat().st_size)
    if said != "ok" or cut:
        raise DatabaseDamagedError(path=path, backups=newest_copy(backups))


def newest_copy(folder: Path) -> Path:
    """The newest good copy in a folder, or the folder when there is none."""
    copies = sorted(folder.glob("*.db"), key=lambda copy: copy.stat().st_mtime)
    return copies[-1] if copies else folder


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return ScriptDirectory.from_config(config)


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}
