"""Reading a workshop from the tables into its snapshot."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from canvas_model.alphabet import alphabetical
from canvas_model.content import KINDS, LISTS, Content, Member, Snapshot, WorkshopFields
from canvas_model.errors import NotFoundError
from canvas_model.storage.tables import CONTENT, WORKSHOP


def snapshot(connection: Connection, workshop: UUID) -> Snapshot:
    """A workshop at its newest revision; raises NotFoundError when it does not exist or is deleted."""
    existing = snapshots(connection, [workshop])
    if not existing:
        raise NotFoundError
    return existing[0]


def snapshots(connection: Connection, workshops: Sequence[UUID]) -> list[Snapshot]:
    """Several workshops in the order of their ids in `workshops`, without those that do not exist or are deleted.

    Takes one query for each kind of content, however many workshops there are.
    """
    heads = {
        row["id"]: row
        for row in connection.execute(
            select(WORKSHOP).where(WORKSHOP.c.id.in_(workshops), WORKSHOP.c.hidden.is_(False))
        ).mappings()
    }
    contents: dict[UUID, dict[str, list[Content]]] = {id: {} for id in heads}
    for kind, table in CONTENT.items():
        model = KINDS[kind]
        rows = connection.execute(select(table).where(table.c.workshop_id.in_(heads), table.c.hidden.is_(False)))
        for row in rows.mappings():
            contents[row["workshop_id"]].setdefault(LISTS[kind], []).append(entry_of(model, row))
    return [_snapshot(heads[id], _without_deleted_members(contents[id])) for id in workshops if id in heads]


def _without_deleted_members(lists: dict[str, list[Content]]) -> dict[str, list[Content]]:
    """Notes of a deleted member stay, without the member; the member's own answers are left out until the member is restored."""
    known: set[UUID | None] = {None, *(member.id for member in lists.get("members", []))}
    notes = [
        note if getattr(note, "member", None) in known else note.model_copy(update={"member": None})
        for note in lists.get("notes", [])
    ]
    answers = [answer for answer in lists.get("answers", []) if getattr(answer, "member", None) in known]
    return {**lists, "notes": notes, "answers": answers}


def _snapshot(head: Any, lists: dict[str, list[Content]]) -> Snapshot:
    at = head["changed_at"]
    fields = {name: _value(head[name]) for name in WorkshopFields.model_fields}
    contents: dict[str, Any] = {name: tuple(sorted(lists.get(name, []), key=_order)) for name in LISTS.values()}
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
