"""Whoever may not write writes nothing, whichever way it comes."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from canvas_model.access import GRANTS, Action, Principal
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import NotAllowedError
from canvas_model.storage.changes import Change
from canvas_model.storage.file_changes import bring_changes, take_back
from canvas_model.storage.journal import changes_since
from canvas_model.storage.store import Store
from canvas_model.storage.workshop_copies import bring_in, duplicate
from canvas_model.storage.workshop_list import list_workshops
from canvas_model.storage.workshops import create_workshop, purge
from canvas_model.storage.writing import apply
from tests.canvas_model.storage.conftest import FIELDS

DEMO = demo_snapshot("en", today=date(2026, 11, 21))
Way = Callable[[Store, Principal, UUID], object]
WAYS: dict[str, Way] = {
    "a change": lambda store, who, workshop: apply(
        store, who, workshop, Change(uuid4(), "put", "note", uuid4(), {"block": "data", "text": "x"})
    ),
    "an undo": lambda store, who, workshop: apply(store, who, workshop, Change(uuid4(), "undo")),
    "a new workshop": lambda store, who, _: create_workshop(store, who, FIELDS),
    "a file": lambda store, who, _: bring_in(store, who, DEMO),
    "a copy": lambda store, who, _: duplicate(store, who, DEMO, title="Copy", contents=True, today=date(2026, 11, 21)),
    "a file's changes": lambda store, who, workshop: bring_changes(store, who, workshop, DEMO, op=uuid4()),
    "taking them back": lambda store, who, workshop: take_back(store, who, workshop, 1, op=uuid4()),
    "removing for good": lambda store, who, workshop: purge(store, who, workshop),
}


@pytest.mark.parametrize("way", WAYS)
def test_nobody_writes_without_the_right(store: Store, workshop: UUID, way: str) -> None:
    nobody = Principal("consultant", "Consultant", "manager")  # the id of another, and no right
    with pytest.raises(NotAllowedError):
        WAYS[way](store, nobody, workshop)
    with store.reading() as connection:
        assert changes_since(connection, workshop, 1) == []
        assert [head.id for head in list_workshops(connection).workshops] == [workshop]


def test_each_right_to_write_is_granted_by_itself(
    store: Store, workshop: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused_with(*rights: Action) -> set[str]:
        monkeypatch.setitem(GRANTS, "key_user", frozenset(rights))
        refused = set()
        for name in ("a change", "a new workshop", "a file's changes"):
            try:
                WAYS[name](store, Principal("anna", "Anna", "key_user"), workshop)
            except NotAllowedError:
                refused.add(name)
        return refused

    assert refused_with("change_workshop") == {"a new workshop", "a file's changes"}
    assert refused_with("create_workshop") == {"a change", "a file's changes"}
    assert refused_with("import_workshop") == {"a change", "a new workshop"}
