"""Checking that what the entries of a workshop file refer to exists, in the catalogue or in the file."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import BaseModel

from canvas_model.checks.entries import check_entry, check_workshop
from canvas_model.checks.known_ids import known_ids
from canvas_model.content import LISTS, Content, Snapshot
from canvas_model.content.entry_ids import is_own
from canvas_model.errors import EmptyTextError, FileRefusedError, UnknownEntryError, ValueRefusedError
from canvas_model.phrases import Phrase
from canvas_model.strict_json import Path, place

_REQUIRED_TEXTS = ("client", "title", "name", "text", "event")
"""Fields that must not be empty, in the kinds that have them."""

Model = TypeVar("Model", bound=BaseModel)


def check_references(snapshot: Snapshot) -> None:
    """Refuse a file in which an entry refers to nothing, contradicts itself, or appears twice.

    Raises FileRefusedError with the place of the first such entry.
    """
    _check(check_workshop, snapshot.workshop, ("workshop",))
    for _, entry, path in _entries(snapshot):
        _check(check_entry, entry, path)
    _check_uniqueness(snapshot)
    _check_members(snapshot)
    _check_predecessors(snapshot)


def _entries(snapshot: Snapshot) -> Iterator[tuple[str, Content, Path]]:
    for kind, name in LISTS.items():
        for index, entry in enumerate(getattr(snapshot, name)):
            yield kind, entry, (name, index)


def _check(check: Callable[[Model], None], model: Model, path: Path) -> None:
    try:
        check(model)
    except UnknownEntryError as error:
        entry = error.details["entry"]
        reason: object = Phrase("not_in_catalogue", entry=entry)
        field = next((name for name, value in model if entry == value or entry in _listed(value)), None)
    except EmptyTextError:
        reason = Phrase("empty_text")
        field = next((name for name in _REQUIRED_TEXTS if not getattr(model, name, "filled")), None)
    except ValueRefusedError as error:
        reason, field = error.details["reason"], str(error.details["field"])
    else:
        return
    raise FileRefusedError(place=place(*path, *([field] if field else [])), reason=reason)


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _check_uniqueness(snapshot: Snapshot) -> None:
    seen: dict[object, str] = {}
    for kind, entry, path in _entries(snapshot):
        key = (kind, *(getattr(entry, field) for field in entry.natural_key))
        if entry.natural_key and key in seen:
            raise FileRefusedError(place=place(*path), reason=Phrase("repeated_entry", other=seen[key]))
        if (kind, entry.id) in seen:  # an entry is known by its kind and its id, in the journal too
            raise FileRefusedError(place=place(*path, "id"), reason=Phrase("repeated_id", other=seen[kind, entry.id]))
        seen[kind, entry.id] = seen[key] = place(*path)


def _check_members(snapshot: Snapshot) -> None:
    members = {member.id for member in snapshot.members}
    for _, entry, path in _entries(snapshot):
        member = getattr(entry, "member", None)
        if member is not None and member not in members:
            raise FileRefusedError(place=place(*path, "member"), reason=Phrase("no_such_member", entry=member))


def _check_predecessors(snapshot: Snapshot) -> None:
    for index, task in enumerate(snapshot.tasks):
        for position, id in enumerate(task.predecessors or ()):
            # A task that people added may have been deleted since; the plan then ignores it as a predecessor.
            if not is_own(id) and id not in known_ids()["task"]:
                where = place("tasks", index, "predecessors", position)
                raise FileRefusedError(place=where, reason=Phrase("not_in_catalogue", entry=id))
