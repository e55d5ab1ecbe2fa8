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

MOST_KNOWN = 1000
"""Workshops whose text is remembered at a time."""


class HeldText:
    """The characters of text in each workshop as this process has left it, so that not every change counts them all."""

    def __init__(self) -> None:
        self._known: dict[UUID, tuple[int, int]] = {}

    def after(self, connection: Connection, workshop: UUID, revision: int, changes: Iterable[RowChange]) -> int | None:
        """What the workshop holds with a change that is written in this transaction; None where nobody has counted.

        Refuses a change that adds text to a workshop that then holds too much, with a WorkshopFullError. What takes text
        away is always allowed. It counts where somebody else has written since.
        """
        written = [change for change in changes if change.kind in CONTENT]
        added = sum(
            characters(change.kind, change.after) - characters(change.kind, change.before) for change in written
        )
        known, characters_known = self._known.get(workshop, (None, 0))
        if known == revision - 1:
            held = characters_known + added
        elif added > 0:
            held = int(connection.scalar(_held(), {"workshop": workshop}) or 0)
        else:
            return None
        if added > 0 and held > TEXT_LIMIT:
            raise WorkshopFullError(limit=TEXT_LIMIT // 1_000_000)
        return held

    def keep(self, workshop: UUID, revision: int, held: int | None) -> None:
        """Remember what a workshop holds, once this revision of it is on disk."""
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        if held is not None:
            self._known[workshop] = (revision, held)


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
