"""The shelf of workshops: one page of them, by their names and their last change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from canvas_model.storage.tables import WORKSHOP

PAGE = 12


class Head(NamedTuple):
    """A workshop by its name and its last change; a row of `_HEADS`."""

    id: UUID
    revision: int
    client: str
    title: str
    held_on: date
    changed_at: datetime


_HERE = WORKSHOP.c.hidden.is_(False) & (WORKSHOP.c.archived == bindparam("archived"))
_WORDS: BindParameter[str] = bindparam("words")
_FOUND = WORKSHOP.c.client.ilike(_WORDS, escape="\\") | WORKSHOP.c.title.ilike(_WORDS, escape="\\")
_COUNT = select(func.count()).select_from(WORKSHOP).where(_HERE)
_HEAD = select(*(WORKSHOP.c[name] for name in Head._fields))
_HEADS = (
    _HEAD.where(_HERE)
    .order_by(WORKSHOP.c.changed_at.desc(), WORKSHOP.c.id)
    .limit(bindparam("most"))
    .offset(bindparam("start"))
)
_DELETED = _HEAD.where(WORKSHOP.c.hidden.is_(True)).order_by(WORKSHOP.c.changed_at.desc()).limit(50)
_ANY = select(WORKSHOP.c.id).limit(1)


@dataclass(frozen=True)
class Shelf:
    """One page of workshops, the last changed first; `pages` is at least 1."""

    workshops: tuple[Head, ...]
    page: int
    pages: int
    total: int


def list_workshops(connection: Connection, *, archived: bool = False, page: int = 1, search: str = "") -> Shelf:
    """One page of the shelf; `search` looks in client and title. Costs the same with ten and with ten thousand."""
    count, heads = _COUNT, _HEADS
    asked: dict[str, object] = {"archived": archived}
    if search.strip():
        count, heads = count.where(_FOUND), heads.where(_FOUND)
        words = search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        asked["words"] = f"%{words}%"
    total = connection.scalar(count, asked) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    found = connection.execute(heads, asked | {"most": PAGE, "start": (page - 1) * PAGE})
    return Shelf(tuple(Head(*row) for row in found), page, pages, total)


def any_workshop(connection: Connection) -> bool:
    """Whether there is a workshop at all, were it archived or deleted."""
    return connection.scalar(_ANY) is not None


def deleted_workshops(connection: Connection) -> list[Head]:
    """The deleted ones that can still be brought back, newest first; at most 50."""
    return [Head(*row) for row in connection.execute(_DELETED)]
