"""Bringing a database up to date, in one transaction.

On SQLite foreign keys are off meanwhile, for with them on, rebuilding a table silently deletes the rows that refer to it.
Temporary tables of an attempt that was interrupted are dropped first. Before the commit the row counts, the references
and the file itself are checked; anything wrong rolls the transaction back, and the file is unchanged.
"""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, table, text


def migrate(connection: Connection, target: str = "head") -> None:
    """Run the migrations up to `target` in the caller's write transaction; raises RuntimeError when rows would be lost."""
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
        verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if verdict != "ok":
            raise RuntimeError(f"the migration would damage the file: {verdict}")


def migrations() -> ScriptDirectory:
    """The migrations there are, in their order."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return ScriptDirectory.from_config(config)


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}
