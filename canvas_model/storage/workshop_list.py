"""The list of workshops, page by page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, select

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
_WORDS: BindParameter[str] = bindparam("words")
_MATCHES = WORKSHOP.c.client.ilike(_WORDS, escape="\\") | WORKSHOP.c.title.ilike(_WORDS, escape="\\")
_COUNT = select(func.count()).select_from(WORKSHOP).where(_ON_PAGE)
_HEAD = select(*(WORKSHOP.c[name] for name in Head._fields))
_HEADS = (
    _HEAD.where(_ON_PAGE)
    .order_by(WORKSHOP.c.changed_at.desc(), WORKSHOP.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
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
    """One page of the workshops that are not deleted; `search` looks in client and title, in any case.

    A `page` that does not exist gives the nearest one.
    """
    count, heads = _COUNT, _HEADS
    parameters: dict[str, object] = {"archived": archived}
    if search.strip():
        count, heads = count.where(_MATCHES), heads.where(_MATCHES)
        words = search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parameters["words"] = f"%{words}%"
    total = connection.scalar(count, parameters) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    rows = connection.execute(heads, parameters | {"most": PAGE, "start": (page - 1) * PAGE})
    return Shelf(tuple(Head(*row) for row in rows), page, pages, total)


def any_workshop(connection: Connection) -> bool:
    """Whether there is any workshop, archived and deleted ones included."""
    return connection.scalar(_ANY) is not None


def deleted_workshops(connection: Connection) -> list[Head]:
    """The deleted workshops that can still be restored, the last changed first; at most 50."""
    return [Head(*row) for row in connection.execute(_DELETED)]
