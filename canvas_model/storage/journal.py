"""The journal: every change of a workshop is one transaction and one row with what was there before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from canvas_model.errors import NotFoundError
from canvas_model.storage.tables import JOURNAL, WORKSHOP


@dataclass(frozen=True)
class Actor:
    """Who changes something: a stable id for undo and audit, the name that the journal shows, and the role."""

    id: str
    name: str
    role: str = "consultant"


@dataclass(frozen=True)
class RowChange:
    """One row before and after a change, as JSON values without id and version; None: not there."""

    kind: str
    id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """As kept in the journal."""
        return {"kind": self.kind, "id": str(self.id), "before": self.before, "after": self.after}


@dataclass(frozen=True)
class Entry:
    """A row of the journal."""

    workshop: UUID
    revision: int
    op: UUID
    at: datetime
    actor: str
    actor_name: str
    verb: str
    undoes: int | None
    rows: tuple[RowChange, ...]


# Built once: compiling a statement costs more than running it.
_BY_OP = JOURNAL.c.workshop_id == bindparam("workshop"), JOURNAL.c.op == bindparam("op")
_RAISE = (
    update(WORKSHOP)
    .where(WORKSHOP.c.id == bindparam("workshop"))
    .values(revision=WORKSHOP.c.revision + 1, changed_at=bindparam("at"))
    .returning(
        WORKSHOP.c.revision,
        WORKSHOP.c.hidden,
        select(JOURNAL.c.revision).where(*_BY_OP).scalar_subquery().label("made_before"),
    )
)
_REPEATED = select(JOURNAL).where(*_BY_OP)
_ADD = insert(JOURNAL)


def raise_revision(connection: Connection, workshop: UUID, *, op: UUID, even_hidden: bool = False) -> tuple[int, bool]:
    """The workshop's next revision, its row held until the transaction ends, and whether `op` was made before.

    The caller records what the revision is, or rolls back. Raises NotFoundError when it is not there or deleted.
    """
    row = connection.execute(_RAISE, {"workshop": workshop, "op": op, "at": datetime.now(UTC)}).first()
    if row is None or (row.hidden and not even_hidden):
        raise NotFoundError
    return row.revision, row.made_before is not None


def repeated(connection: Connection, workshop: UUID, op: UUID) -> Entry:
    """The change that this operation already made: a retried write is the same write."""
    return entry(connection.execute(_REPEATED, {"workshop": workshop, "op": op}).mappings().one())


def record(
    connection: Connection,
    workshop: UUID,
    revision: int,
    actor: Actor,
    verb: str,
    rows: Sequence[RowChange],
    *,
    op: UUID,
    undoes: int | None = None,
) -> Entry:
    """Write the journal row of a revision, in the caller's transaction."""
    at = datetime.now(UTC)
    connection.execute(
        _ADD,
        {
            "workshop_id": workshop,
            "revision": revision,
            "op": op,
            "at": at,
            "actor": actor.id,
            "actor_name": actor.name,
            "verb": verb,
            "undoes": undoes,
            "rows": [row.as_json() for row in rows],
        },
    )
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify("canvas", f"{workshop}:{revision}")))
    return Entry(workshop, revision, op, at, actor.id, actor.name, verb, undoes, tuple(rows))


def changes_since(connection: Connection, workshop: UUID, revision: int, *, most: int = 500) -> list[Entry]:
    """The changes after a revision, oldest first; revisions have no gaps, so nothing is missed."""
    found = connection.execute(
        select(JOURNAL)
        .where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.revision > revision)
        .order_by(JOURNAL.c.revision)
        .limit(most)
    )
    return [entry(row) for row in found.mappings()]


def entry(row: Any) -> Entry:
    """A row of the table as an entry; times are UTC (SQLite forgets the zone)."""
    at = row["at"]
    return Entry(
        row["workshop_id"],
        row["revision"],
        row["op"],
        at if at.tzinfo else at.replace(tzinfo=UTC),
        row["actor"],
        row["actor_name"],
        row["verb"],
        row["undoes"],
        tuple(RowChange(r["kind"], UUID(r["id"]), r["before"], r["after"]) for r in row["rows"]),
    )
