"""New workshops with the contents of a snapshot: of a file, or of another workshop."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from canvas_model.access import Principal
from canvas_model.checks.entries import check_entry, check_workshop, validated
from canvas_model.content import LISTS, Content, Snapshot, WorkshopFields, natural_id
from canvas_model.content.entry_ids import copied_id
from canvas_model.content.own_numbers import is_own_entry, own_numbers
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import insert_workshop, was_created
from canvas_model.storage.writing import write_entries


def bring_in(
    store: Store, actor: Principal, source: Snapshot, *, verb: str = "imported", id: UUID | None = None
) -> UUID:
    """Make a new workshop with the contents of a snapshot and return its id; every entry gets a new id.

    Called again with the same `id` it makes no second workshop. `verb` is what the journal says of the contents; one that
    was "imported" remembers the first workshop that it comes from. Raises NotAllowedError, what `check_workshop` and `check_entry`
    raise, and WorkshopDeletedError when the workshop was made earlier and deleted since.
    """
    actor.require("create_workshop")
    workshop = id or uuid4()
    check_workshop(source.workshop)
    entries = with_new_ids(source, workshop)
    for entry in entries:
        check_entry(entry)
    with store.writing() as connection:
        if not was_created(connection, workshop):
            origin = (source.origin or source.id) if verb == "imported" else None
            insert_workshop(connection, actor, workshop, source.workshop, "created", origin=origin)
            if entries:
                write_entries(connection, actor, workshop, verb, entries)
    store.announce(workshop, 2 if entries else 1)
    return workshop


def duplicate(
    store: Store, actor: Principal, source: Snapshot, *, title: str, contents: bool, today: date, id: UUID | None = None
) -> UUID:
    """Copy a workshop under a new title and return the id of the copy.

    Without `contents` only its fields and block settings are copied, and `today` is the day it is held on.
    """
    fields = source.workshop.model_dump() | {"title": title} | ({} if contents else {"held_on": today})
    copy = source.model_copy(update={"workshop": validated(WorkshopFields, fields)})
    if not contents:
        copy = Snapshot(
            id=source.id, revision=0, changed_at=source.changed_at, workshop=copy.workshop, blocks=source.blocks
        )
    return bring_in(store, actor, copy, verb="copied", id=id)


def with_new_ids(source: Snapshot, workshop: UUID) -> list[Content]:
    """The entries of a snapshot with new ids for another workshop; each still belongs to its member.

    A new id follows from the old one, so that a later file of the same workshop finds its entries again. Tasks and risks
    that people added keep their numbers.
    """
    numbers = {"task": own_numbers(source.tasks), "risk": own_numbers(source.risks)}
    members = {member.id: copied_id(workshop, member.id) for member in source.members}
    entries: list[Content] = []
    for name in LISTS.values():
        for entry in getattr(source, name):
            update: dict[str, Any] = {"version": 1}
            if getattr(entry, "member", None) is not None:
                update["member"] = members[entry.member]
            if is_own_entry(entry):
                update["number"] = numbers[entry.kind][getattr(entry, entry.kind)]
            if entry.natural_key:
                key = [update.get(field, getattr(entry, field)) for field in entry.natural_key]
                update["id"] = natural_id(workshop, entry.kind, *key)
            else:
                update["id"] = copied_id(workshop, entry.id)
            entries.append(entry.model_copy(update=update))
    return entries
