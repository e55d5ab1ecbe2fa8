"""Reading a workshop from the tables into its snapshot."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from canvas_model.alphabet import alphabetical
from canvas_model.content import KINDS, LISTS, Content, Member, Snapshot, WorkshopFields
from canvas_model.errors import NotFoundError
from canvas_model.storage.tables import CONTENT, JOURNAL, WORKSHOP

MOST_READ_AFTER = 100
"""Changes; after more of them than these a workshop is read as a whole."""


def snapshot(connection: Connection, workshop: UUID) -> Snapshot:
    """A workshop at its newest revision; raises NotFoundError when it does not exist or is deleted."""
    existing = snapshots(connection, [workshop])
    if not existing:
        raise NotFoundError
    return existing[0]


def snapshot_after(connection: Connection, earlier: Snapshot) -> Snapshot:
    """The workshop of an earlier snapshot at its newest revision, of which only the entries changed since are read.

    The more people have answered, the more that saves. Raises NotFoundError when it does not exist any more or is
    deleted.
    """
    head = _heads(connection, [earlier.id]).get(earlier.id)
    since = head["revision"] - earlier.revision if head else 0
    if head is None or not 0 < since <= MOST_READ_AFTER:
        return snapshot(connection, earlier.id)
    changes = select(JOURNAL.c.rows).where(JOURNAL.c.workshop_id == earlier.id, JOURNAL.c.revision > earlier.revision)
    changed: dict[str, set[UUID]] = {}
    for rows in connection.scalars(changes):
        for row in rows:
            changed.setdefault(row["kind"], set()).add(UUID(row["id"]))
    if "member" in changed:  # with whom answers and notes go and come back
        return snapshot(connection, earlier.id)
    lists: dict[str, Sequence[Content]] = {name: getattr(earlier, name) for name in LISTS.values()}
    for kind, ids in changed.items():
        if kind in CONTENT:
            entries = [entry for entry in lists[LISTS[kind]] if entry.id not in ids]
            for entry in _entries(connection, kind, [earlier.id], CONTENT[kind].c.id.in_(ids))[earlier.id]:
                insort(entries, entry, key=_order)
            lists[LISTS[kind]] = entries
    return _snapshot(head, lists)


def snapshots(connection: Connection, workshops: Sequence[UUID]) -> list[Snapshot]:
    """Several workshops in the order of their ids in `workshops`, without those that do not exist or are deleted.

    Takes one query for each kind of content, however many workshops there are.
    """
    heads = _heads(connection, workshops)
    entries = {LISTS[kind]: _entries(connection, kind, heads) for kind in CONTENT}
    return [
        _snapshot(heads[id], {name: sorted(of_all[id], key=_order) for name, of_all in entries.items()})
        for id in workshops
        if id in heads
    ]


def _heads(connection: Connection, workshops: Iterable[UUID]) -> dict[UUID, RowMapping]:
    """The rows of those workshops that exist and are not deleted."""
    existing = select(WORKSHOP).where(WORKSHOP.c.id.in_(workshops), WORKSHOP.c.hidden.is_(False))
    return {row["id"]: row for row in connection.execute(existing).mappings()}


def _entries(
    connection: Connection, kind: str, workshops: Iterable[UUID], *more: ColumnElement[bool]
) -> defaultdict[UUID, list[Content]]:
    """The entries of one kind that are not deleted, by workshop; `more` says which of them."""
    table, model = CONTENT[kind], KINDS[kind]
    found: defaultdict[UUID, list[Content]] = defaultdict(list)
    for row in connection.execute(
        select(table).where(table.c.workshop_id.in_(workshops), table.c.hidden.is_(False), *more)
    ).mappings():
        found[row["workshop_id"]].append(entry_of(model, row))
    return found


def _without_deleted_members(lists: Mapping[str, Sequence[Content]]) -> dict[str, Sequence[Content]]:
    """Notes of a deleted member stay, without the member; the member's own answers are left out until the member is restored."""
    known: set[UUID | None] = {None, *(member.id for member in lists["members"])}
    notes = [
        note if getattr(note, "member", None) in known else note.model_copy(update={"member": None})
        for note in lists["notes"]
    ]
    answers = [answer for answer in lists["answers"] if getattr(answer, "member", None) in known]
    return {**lists, "notes": notes, "answers": answers}


def _snapshot(head: RowMapping, lists: Mapping[str, Sequence[Content]]) -> Snapshot:
    """The snapshot of a workshop's row and its entries, which are in order."""
    at = head["changed_at"]
    fields = {name: _value(head[name]) for name in WorkshopFields.model_fields}
    contents: dict[str, Any] = {name: tuple(entries) for name, entries in _without_deleted_members(lists).items()}
    return Snapshot.model_construct(
        id=head["id"],
        revision=head["revision"],
        changed_at=at if at.tzinfo else at.replace(tzinfo=UTC),
        archived=head["archived"],
        origin=head["origin"],
        workshop=WorkshopFields.model_construct(**fields),
        **contents,
    )


def entry_of(model: type[Content], row: Any) -> Content:
    """The entry in a row of its table, as it was checked when it was written."""
    return model.model_construct(**{name: _value(row[name]) for name in model.model_fields})


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _order(entry: Content) -> tuple[Any, ...]:
    """People by name, everything else by its place, else in an order that stays."""
    if isinstance(entry, Member):
        return (alphabetical(entry.name), str(entry.id))
    position = getattr(entry, "position", None)
    return (position if position is not None else 0.0, str(entry.id))
