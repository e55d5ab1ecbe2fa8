"""New workshops with the contents of a snapshot: from a file, or as a copy of another."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from canvas_model.checks.entries import check_entries, check_workshop
from canvas_model.checks.values import validated
from canvas_model.content import LISTS, Content, Snapshot, WorkshopFields, natural_id
from canvas_model.storage.journal import Actor
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import insert_workshop, workshop_exists
from canvas_model.storage.writing import put_all


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
        if not workshop_exists(connection, workshop):
            insert_workshop(connection, actor, workshop, source.workshop, "created")
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
