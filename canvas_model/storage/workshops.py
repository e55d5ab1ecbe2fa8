"""The shelf of workshops: make, list, copy, bring in, and remove for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select

from canvas_model.checks.entries import check_entries, check_workshop
from canvas_model.checks.values import validated
from canvas_model.content import LISTS, Content, Snapshot, WorkshopFields, natural_id
from canvas_model.errors import NotFoundError
from canvas_model.storage.journal import Actor, RowChange, record
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT, JOURNAL, WORKSHOP
from canvas_model.storage.writing import put_all

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


def create_workshop(store: Store, actor: Actor, fields: Mapping[str, Any], *, id: UUID | None = None) -> UUID:
    """Make an empty workshop; asked twice with the same id it makes one. Raises what `validated` and `check` raise."""
    workshop = id or uuid4()
    whole = validated(WorkshopFields, fields)
    check_workshop(whole)
    with store.writing() as connection:
        if not _exists(connection, workshop):
            _create(connection, actor, workshop, whole, "created")
    store.announce(workshop, 1)
    return workshop


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


def bring_in(store: Store, actor: Actor, source: Snapshot, *, verb: str = "imported", id: UUID | None = None) -> UUID:
    """Make a new workshop with the contents of a snapshot; every id is new, so nothing existing is touched.

    Asked twice with the same `id` it makes one.
    """
    workshop = id or uuid4()
    check_workshop(source.workshop)
    things = renewed(source, workshop)
    for thing in things:
        check_entries(thing)
    with store.writing() as connection:
        if not _exists(connection, workshop):
            _create(connection, actor, workshop, source.workshop, "created")
            if things:
                put_all(connection, actor, workshop, verb, things)
    store.announce(workshop, 2 if things else 1)
    return workshop


def duplicate(
    store: Store, actor: Actor, source: Snapshot, *, title: str, contents: bool, today: date, id: UUID | None = None
) -> UUID:
    """Copy a workshop under a new title; without contents only its fields, with today's date."""
    fields = source.workshop.model_dump() | {"title": title} | ({} if contents else {"held_on": today})
    copy = source.model_copy(update={"workshop": validated(WorkshopFields, fields)})
    if not contents:
        copy = Snapshot(
            id=source.id, revision=0, changed_at=source.changed_at, workshop=copy.workshop, blocks=source.blocks
        )
    return bring_in(store, actor, copy, verb="copied", id=id)


def purge(store: Store, workshop: UUID) -> None:
    """Remove a deleted workshop for good: its contents and its journal (a client's right to be forgotten).

    Raises NotFoundError unless it was deleted first.
    """
    with store.writing() as connection:
        hidden = connection.scalar(select(WORKSHOP.c.hidden).where(WORKSHOP.c.id == workshop).with_for_update())
        if not hidden:
            raise NotFoundError
        for table in (*CONTENT.values(), JOURNAL):
            connection.execute(delete(table).where(table.c.workshop_id == workshop))
        connection.execute(delete(WORKSHOP).where(WORKSHOP.c.id == workshop))


def renewed(source: Snapshot, workshop: UUID) -> list[Content]:
    """The contents of a snapshot with ids of another workshop; members keep what they said."""
    members = {member.id: uuid4() for member in source.members}
    things: list[Content] = []
    for name in LISTS.values():
        for thing in getattr(source, name):
            update: dict[str, Any] = {"version": 1}
            if getattr(thing, "member", None) is not None:
                update["member"] = members[thing.member]
            if thing.natural_key:
                key = [update.get(field, getattr(thing, field)) for field in thing.natural_key]
                update["id"] = natural_id(workshop, thing.kind, *key)
            else:
                update["id"] = members.get(thing.id) or uuid4()
            things.append(thing.model_copy(update=update))
    return things


def _exists(connection: Connection, workshop: UUID) -> bool:
    return connection.scalar(select(WORKSHOP.c.id).where(WORKSHOP.c.id == workshop)) is not None


def _create(connection: Connection, actor: Actor, workshop: UUID, fields: WorkshopFields, verb: str) -> None:
    at = datetime.now(UTC)
    values = fields.model_dump() | {"areas": list(fields.areas)}
    connection.execute(
        insert(WORKSHOP),
        {
            "id": workshop,
            "revision": 1,
            "created_at": at,
            "changed_at": at,
            "archived": False,
            "hidden": False,
            **values,
        },
    )
    image = fields.model_dump(mode="json") | {"archived": False, "hidden": False}
    record(connection, workshop, 1, actor, verb, [RowChange("workshop", workshop, None, image)], op=uuid4())
