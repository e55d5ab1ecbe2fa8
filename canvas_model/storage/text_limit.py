"""How much text a workshop holds, and the limit of it: what is stored can be taken away as a file and as a PDF."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Select, bindparam, func, select

from canvas_model.content.text_size import characters, text_fields
from canvas_model.errors import WorkshopFullError
from canvas_model.limits import TEXT_LIMIT
from canvas_model.storage.journal import RowChange
from canvas_model.storage.tables import CONTENT


def check_room(connection: Connection, workshop: UUID, changes: Iterable[RowChange]) -> None:
    """Refuse a change, already written in this transaction, that adds text to a workshop that then holds too much.

    Raises WorkshopFullError. What takes text away is always allowed.
    """
    written = [change for change in changes if change.kind in CONTENT]
    added = sum(characters(change.kind, change.after) - characters(change.kind, change.before) for change in written)
    if added > 0 and int(connection.scalar(_held(), {"workshop": workshop}) or 0) > TEXT_LIMIT:
        raise WorkshopFullError(limit=TEXT_LIMIT // 1_000_000)


@cache
def _held() -> Select[Any]:
    """The characters of all texts in a workshop that are not deleted; built once."""
    sums = []
    for kind, table in CONTENT.items():
        lengths = [func.coalesce(func.length(table.c[name]), 0) for name in text_fields(kind)]
        if lengths:
            length = sum(lengths[1:], lengths[0])
            here = (table.c.workshop_id == bindparam("workshop"), table.c.hidden.is_(False))
            sums.append(select(func.coalesce(func.sum(length), 0)).where(*here).scalar_subquery())
    return select(sum(sums[1:], sums[0]).cast(BigInteger))
