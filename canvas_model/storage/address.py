"""The address of the database as people write it in `DATABASE_URL`: a file of SQLite, or a PostgreSQL server."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from canvas_model.database_errors import DatabaseAddressError

SERVER_DRIVER = "postgresql+psycopg"
_SERVERS, _FILES = ("postgresql", "postgres"), ("sqlite",)


def read_address(address: str) -> URL:
    """An address with the driver that is used here, whichever was named: `postgres://` and `postgresql://` are the same.

    Raises DatabaseAddressError for any other sort of database, and for what is no address.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        raise DatabaseAddressError from None
    sort = url.drivername.lower().partition("+")[0]
    if sort in _SERVERS:
        return url.set(drivername=SERVER_DRIVER)
    if sort in _FILES and url.database not in (None, "", ":memory:") and not url.host:
        return url.set(drivername="sqlite")
    raise DatabaseAddressError


def file_of(url: URL) -> Path | None:
    """The SQLite file that an address names; None for a server."""
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def place_of(url: URL) -> str:
    """The file, or server and database, as a person should read it: without user and password."""
    if url.drivername == "sqlite":
        return str(url.database)
    host = url.host or url.query.get("host") or "localhost"
    named = f"{host}:{url.port}" if url.port else str(host)
    return f"{named}/{url.database or ''}".rstrip("/")
