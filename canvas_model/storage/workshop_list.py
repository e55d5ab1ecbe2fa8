"""The list of workshops, page by page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from canvas_model.alphabet import is_found
from canvas_model.storage.tables import WORKSHOP

PAGE = 12


class Head(NamedTuple):
    """What the list shows of a workshop; a row of `_HEADS`."""

    id: UUID
    revision: int
    client: str
    title: str
    held_on: date
    changed_at: datetime


_ON_PAGE = WORKSHOP.c.hidden.is_(False) & (WORKSHOP.c.archived == bindparam("archived"))
_COUNT = select(func.count()).select_from(WORKSHOP).where(_ON_PAGE)
_HEAD = select(*(WORKSHOP.c[name] for name in Head._fields))
_ALL_HEADS = _HEAD.where(_ON_PAGE).order_by(WORKSHOP.c.changed_at.desc(), WORKSHOP.c.id)
_HEADS = _ALL_HEADS.limit(bindparam("most")).offset(bindparam("start"))
_DELETED = _HEAD.where(WORKSHOP.c.hidden.is_(True)).order_by(WORKSHOP.c.changed_at.desc()).limit(50)
_ANY = select(WORKSHOP.c.id).limit(1)


@dataclass(frozen=True)
class Shelf:
    """One page of workshops, the last changed first; there is always at least one page."""

    workshops: tuple[Head, ...]
    page: int
    pages: int
    total: int


def list_workshops(connection: Connection, *, archived: bool = False, page: int = 1, search: str = "") -> Shelf:
    """One page of the workshops that are not deleted; `search` looks in client and title, without case, accents and punctuation.

    A `page` that does not exist gives the nearest one.
    """
    which = {"archived": archived}
    if search.strip():  # here and not in the database, whose idea of a letter would be another one on each
        rows = [Head(*row) for row in connection.execute(_ALL_HEADS, which)]
        found = [head for head in rows if is_found(search, head.client, head.title)]
        page, pages = _pages(page, len(found))
        return Shelf(tuple(found[(page - 1) * PAGE : page * PAGE]), page, pages, len(found))
    total = connection.scalar(_COUNT, which) or 0
    page, pages = _pages(page, total)
    heads = connection.execute(_HEADS, which | {"most": PAGE, "start": (page - 1) * PAGE})
    return Shelf(tuple(Head(*row) for row in heads), page, pages, total)


def _pages(wanted: int, total: int) -> tuple[int, int]:
    """The page that there is, nearest to the wanted one, and how many there are."""
    pages = max(1, -(-total // PAGE))
    return min(max(wanted, 1), pages), pages


def any_workshop(connection: Connection) -> bool:
    """Whether there is any workshop, archived and deleted ones included."""
    return connection.scalar(_ANY) is not None


def deleted_workshops(connection: Connection) -> list[Head]:
    """The deleted workshops that can still be restored, the last changed first; at most 50."""
    return [Head(*row) for row in connection.execute(_DELETED)]
