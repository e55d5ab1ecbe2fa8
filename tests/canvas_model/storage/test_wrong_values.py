"""Every field of every kind, offered whatever a page, a script or a file could send."""

import random
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from canvas_model.content import KINDS, WorkshopFields, natural_id
from canvas_model.errors import CanvasError
from canvas_model.storage.changes import Change
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.writing import apply
from exporters.words.texts import sentence
from tests.canvas_model.storage.conftest import ME

WRONG = [
    None, True, False, 0, -1, 1, 2, 5, 2**31, 2**63, 2**64, 10**400, 0.5, -0.0, 1e308, -1e308, float("inf"), float("-inf"),
    float("nan"), "", " ", "0", "2", "1e9", "null", "2026-02-30", "2026-13-01", "0001-01-01", "9999-12-31", "\x00", "x" * 10_000,
    "a\ud800b", "../../etc", "own:", "own:1", "discovery:", "data.q1", "customer", [], [None], ["x"] * 100, [[[[]]]], {}, {"a": 1},
    date(2026, 1, 1), datetime(2026, 1, 1), b"bytes", UUID(int=0), str(UUID(int=0)),
]  # fmt: skip
"""Type confusion, ends of ranges, infinities, empty, dates that are none, ids of nothing."""

GOOD: dict[str, dict[str, object]] = {
    "member": {"name": "Elena"},
    "note": {"block": "data", "text": "Nota"},
    "answer": {"question": "data.q1"},
    "choice": {"alternative": "data.zero"},
    "block": {"block": "data"},
    "segment": {"name": "Installatori"},
    "task": {"task": "t1_1"},
    "risk": {"risk": "d1"},
}


def thing_id(workshop: UUID, kind: str) -> UUID:
    model = KINDS[kind]
    if not model.natural_key:
        return uuid4()
    return natural_id(workshop, kind, *(GOOD[kind].get(name) for name in model.natural_key))


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_takes_a_value_that_fits_or_says_why_not(store, workshop, kind):
    refused: list[CanvasError] = []
    for field in set(KINDS[kind].model_fields) - {"id", "version"}:
        for value in WRONG:
            change = Change(uuid4(), "put", kind, thing_id(workshop, kind), {**GOOD[kind], field: value}, seen={})
            try:
                apply(store, ME, workshop, change)
            except CanvasError as error:
                refused.append(error)
    assert len(refused) > 30
    assert all(20 < len(sentence(error, language)) < 600 for error in refused for language in ("it", "en"))
    with store.reading() as connection:
        kept = snapshot(connection, workshop)
    assert type(kept).model_validate_json(kept.model_dump_json()) == kept


def test_the_workshops_own_fields_do_the_same(store, workshop):
    refused = 0
    for field in (*WorkshopFields.model_fields, "archived"):
        for value in WRONG:
            try:
                apply(store, ME, workshop, Change(uuid4(), "put", "workshop", workshop, {field: value}))
            except CanvasError:
                refused += 1
    assert refused > 200
    with store.reading() as connection:
        kept = snapshot(connection, workshop)
    assert type(kept).model_validate_json(kept.model_dump_json()) == kept


def test_whatever_people_write_comes_back_the_same_from_every_database(store, workshop):
    dice = random.Random(11)
    planes = [(0, 0x7F), (0x80, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x2000, 0x20FF),
              (0x4E00, 0x9FFF), (0xD800, 0xE000), (0xFFF0, 0xFFFF), (0x1F300, 0x1FAFF), (0x20000, 0x2A6DF), (0xE0000, 0xE01EF)]  # fmt: skip
    kept: dict[str, str] = {}
    for _ in range(300):
        text = "".join(chr(dice.randint(*dice.choice(planes))) for _ in range(dice.choice([1, 5, 40, 300])))
        note = uuid4()
        with suppress(CanvasError):
            outcome = apply(store, ME, workshop, Change(uuid4(), "put", "note", note, {"block": "data", "text": text}))
            kept[str(note)] = str((outcome.entry.rows[0].after or {})["text"])
    assert len(kept) > 50
    with store.reading() as connection:
        assert {str(note.id): note.text for note in snapshot(connection, workshop).notes} == kept
