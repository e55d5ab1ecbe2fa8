"""The journal: a row for every change of a workshop, with the changed rows as they were before and after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select, update

from canvas_model.access import Principal
from canvas_model.errors import NotFoundError
from canvas_model.storage.tables import JOURNAL, WORKSHOP


@dataclass(frozen=True)
class RowChange:
    """One row before and after a change, as JSON values without id and version; None where there was no row."""

    kind: str
    id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """The form that the journal stores."""
        return {"kind": self.kind, "id": str(self.id), "before": self.before, "after": self.after}


@dataclass(frozen=True)
class JournalEntry:
    """One change of a workshop, as the journal holds it."""

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
_NEXT_REVISION = (
    update(WORKSHOP)
    .where(WORKSHOP.c.id == bindparam("workshop"))
    .values(revision=WORKSHOP.c.revision + 1, changed_at=bindparam("at"))
    .returning(
        WORKSHOP.c.revision,
        WORKSHOP.c.hidden,
        select(JOURNAL.c.revision).where(*_BY_OP).scalar_subquery().label("earlier_revision"),
    )
)
_HOLD = select(WORKSHOP.c.id).where(WORKSHOP.c.id == bindparam("workshop")).with_for_update(key_share=True)
_FIND_BY_OP = select(JOURNAL).where(*_BY_OP)
_INSERT = insert(JOURNAL)


def hold(connection: Connection, workshop: UUID) -> None:
    """Let nobody else write to a workshop until the transaction ends; a transaction that reads before it writes begins so.

    On SQLite there is one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_HOLD, {"workshop": workshop})


def next_revision(connection: Connection, workshop: UUID, *, op: UUID, even_hidden: bool = False) -> tuple[int, bool]:
    """Raise a workshop's revision by one; returns it, and whether the change `op` was made earlier.

    Locks the workshop's row until the transaction ends; writes to other workshops do not wait for it. The caller must
    `record` the revision or roll back. Raises NotFoundError when the workshop does not exist or is deleted; `even_hidden`
    allows a deleted one.
    """
    hold(connection, workshop)  # for the statement that looks for the operation sees what was committed when it began
    row = connection.execute(_NEXT_REVISION, {"workshop": workshop, "op": op, "at": datetime.now(UTC)}).first()
    if row is None or (row.hidden and not even_hidden):
        raise NotFoundError
    return row.revision, row.earlier_revision is not None


def find_by_operation(connection: Connection, workshop: UUID, op: UUID) -> JournalEntry:
    """The journal entry of an operation that was made earlier."""
    return _entry(connection.execute(_FIND_BY_OP, {"workshop": workshop, "op": op}).mappings().one())


def record(
    connection: Connection,
    workshop: UUID,
    revision: int,
    actor: Principal,
    verb: str,
    rows: Sequence[RowChange],
    *,
    op: UUID,
    undoes: int | None = None,
    step: UUID | None = None,
) -> JournalEntry:
    """Write the journal row of a revision in the caller's transaction; on PostgreSQL it also notifies other processes."""
    at = datetime.now(UTC)
    connection.execute(
        _INSERT,
        {
            "workshop_id": workshop,
            "revision": revision,
            "op": op,
            "at": at,
            "actor": actor.id,
            "actor_name": actor.name,
            "verb": verb,
            "undoes": undoes,
            "step": step,
            "rows": [row.as_json() for row in rows],
        },
    )
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify("canvas", f"{workshop}:{revision}")))
    return JournalEntry(workshop, revision, op, at, actor.id, actor.name, verb, undoes, tuple(rows))


def changes_since(connection: Connection, workshop: UUID, revision: int, *, most: int = 500) -> list[JournalEntry]:
    """The changes after a revision, oldest first, at most `most`; revisions have no gaps, so none can be missed."""
    rows = connection.execute(
        select(JOURNAL)
        .where(JOURNAL.c.workshop_id == workshop, JOURNAL.c.revision > revision)
        .order_by(JOURNAL.c.revision)
        .limit(most)
    )
    return [_entry(row) for row in rows.mappings()]


def last_of(connection: Connection, workshop: UUID, actor: str, *, besides: Collection[str]) -> JournalEntry | None:
    """The latest change of a person in a workshop, of those whose verb is another one than `besides`; None where there is none."""
    own = JOURNAL.c.workshop_id == workshop, JOURNAL.c.actor == actor, JOURNAL.c.verb.notin_(besides)
    rows = connection.execute(select(JOURNAL).where(*own).order_by(JOURNAL.c.revision.desc()).limit(1))
    found = rows.mappings().first()
    return None if found is None else _entry(found)


def _entry(row: Any) -> JournalEntry:
    """A row of the table as a JournalEntry; SQLite stores no time zone, and what it returns is UTC."""
    at = row["at"]
    return JournalEntry(
        row["workshop_id"],
        row["revision"],
        row["op"],
        at if at.tzinfo else at.replace(tzinfo=UTC),
        row["actor"],
        row["actor_name"],
        row["verb"],
        row["undoes"],
        tuple(
            RowChange(change["kind"], UUID(change["id"]), change["before"], change["after"]) for change in row["rows"]
        ),
    )
