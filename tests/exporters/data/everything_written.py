"""A workshop in which every field that takes text holds a marker of its own, for every kind there is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, get_args
from uuid import UUID, uuid5

from pydantic import BaseModel

from canvas_model.content import KINDS, LISTS, Content, Snapshot, WorkshopFields, natural_id
from canvas_model.content.entry_ids import own_id
from canvas_model.text_cleaning import Name, Note, Title

WORKSHOP = UUID("6f1c2a34-0000-4000-8000-00000000000a")
MEMBER = uuid5(WORKSHOP, "member")
_WRITTEN = {get_args(text)[1] for text in (Note, Title, Name)}

OWN = own_id(UUID(int=7, version=4))
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "member": [{"id": MEMBER, "department": "sales"}],
    "note": [{"block": "costs", "member": MEMBER}, {"block": "customer"}],
    "answer": [
        {"question": "data.q1", "member": MEMBER, "state": "answered", "level": 1},
        {"question": "data.q1", "state": "answered", "level": 2},
        {"question": "technology.q6", "state": "answered", "level": 0},
        {"question": "r3", "state": "answered", "level": 3},
        {"question": "costs.q1", "member": MEMBER, "state": "dont_know"},
        {"question": "costs.q2", "member": MEMBER},
    ],
    "choice": [{"alternative": "data.zero", "need": "needed"}, {"alternative": "technology.cloud"}],
    "block": [{"block": "data"}],
    "segment": [{}, {"size": 1}],
    "task": [
        {"task": "t2_1"},
        {"task": "t1_1", "dropped": True},
        {"task": "own", "step": 2, "predecessors": ("t2_1",)},
        {"task": "gap"},
        {"task": "gap_erp"},
        {"task": "t2_3"},
        {"task": "d6"},
    ],
    "risk": [{"risk": "d1"}, {"risk": "own"}],
}
"""What the entries of each kind are; their texts are filled in. A kind that is not here fails."""


def written_fields(model: type[BaseModel]) -> Iterator[str]:
    """The fields of a model that take text from people."""
    for name, field in model.model_fields.items():
        optional = [marker for part in get_args(field.annotation) for marker in get_args(part)]
        if _WRITTEN & {marker for marker in (*field.metadata, *optional) if marker.__hash__}:
            yield name


def everything_written(gap_task: str) -> tuple[Snapshot, dict[str, str]]:
    """The workshop, and marker -> where it stands. `gap_task` is a task that nothing in it asks for."""
    markers: dict[str, str] = {}
    head: dict[str, Any] = {
        "language": "en",
        "held_on": date(2026, 11, 21),
        "starts_on": date(2026, 12, 1),
        "closed_on": (date(2026, 12, 28), date(2027, 8, 13)),
        "valid_until": date(2027, 3, 31),
    }
    lists = {}
    for kind, model in KINDS.items():
        lists[LISTS[kind]] = tuple(
            _entry(model, {name: _named(value, gap_task) for name, value in given.items()}, number, markers)
            for number, given in enumerate(VARIANTS[kind])
        )
    snapshot = Snapshot(
        id=WORKSHOP,
        revision=3,
        changed_at=datetime(2026, 11, 21, tzinfo=UTC),
        workshop=WorkshopFields(**head, **_marked(WorkshopFields, "workshop", markers)),
        **lists,
    )
    return snapshot, markers


def _named(value: Any, gap_task: str) -> Any:
    return {"own": OWN, "gap": gap_task}.get(value, value) if isinstance(value, str) else value


def _entry(model: type[Content], given: dict[str, Any], number: int, markers: dict[str, str]) -> Content:
    texts = _marked(model, f"{model.kind} {number}", markers)
    entry = model(**{"id": uuid5(WORKSHOP, f"{model.kind}:{number}"), **texts, **given})
    if not model.natural_key:
        return entry
    key = [getattr(entry, name) for name in model.natural_key]
    return entry.model_copy(update={"id": natural_id(WORKSHOP, model.kind, *key)})


def _marked(model: type[BaseModel], where: str, markers: dict[str, str]) -> dict[str, str]:
    found = {}
    for name in written_fields(model):
        found[name] = f"marker{len(markers):03}x"
        markers[found[name]] = f"{where}: {name}"
    return found
