"""Undo within a part of a workshop: a screen takes back what belongs to it, and nothing else."""

from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.content import natural_id
from canvas_model.errors import NothingToRedoError, NothingToUndoError, UndoConflictError, UnknownVerbError
from canvas_model.storage.changes import Change
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.undo import OwnChange, steps_to_redo, steps_to_undo
from canvas_model.storage.writing import apply

ANNA = Principal("anna", "Anna", "consultant")
BRUNO = Principal("bruno", "Bruno", "consultant")


def put(store: Store, workshop: UUID, kind: str, id: UUID | None = None, **values: object) -> UUID:
    id = id or uuid4()
    apply(store, ANNA, workshop, Change(uuid4(), "put", kind, id, values))
    return id


def answer(store: Store, workshop: UUID, question: str, level: int) -> None:
    id = natural_id(workshop, "answer", question, None)
    put(store, workshop, "answer", id, question=question, state="answered", level=level)


def step(store: Store, workshop: UUID, part: str, verb: str = "undo") -> list[str]:
    """Undo or redo in a part; the kinds of what came back."""
    outcome = apply(store, ANNA, workshop, Change(uuid4(), verb, values={"part": part}))  # type: ignore[arg-type]
    return [row.kind for row in outcome.entry.rows]


def held(store: Store, workshop: UUID) -> dict[str, int]:
    with store.reading() as connection:
        there = snapshot(connection, workshop)
    return {"notes": len(there.notes), "answers": len(there.answers), "risks": len(there.risks)}


def texts(store: Store, workshop: UUID) -> set[str]:
    with store.reading() as connection:
        return {note.text for note in snapshot(connection, workshop).notes}


def test_the_canvas_takes_back_its_own_and_leaves_the_interview_alone(store: Store, workshop: UUID) -> None:
    put(store, workshop, "note", block="data", text="Mia")
    answer(store, workshop, "customer.q1", 3)
    assert step(store, workshop, "canvas") == ["note"]
    assert held(store, workshop) == {"notes": 0, "answers": 1, "risks": 0}
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "canvas")
    assert step(store, workshop, "canvas", "redo") == ["note"]
    assert step(store, workshop, "interview") == ["answer"]


def test_interview_and_relationships_take_back_only_their_own_answers(store: Store, workshop: UUID) -> None:
    answer(store, workshop, "customer.q1", 3)
    answer(store, workshop, "r1", 2)
    step(store, workshop, "interview")
    with store.reading() as connection:
        assert [each.question for each in snapshot(connection, workshop).answers] == ["r1"]
    step(store, workshop, "relationships")
    assert held(store, workshop)["answers"] == 0


def test_what_was_stored_as_it_was_before_is_no_step(store: Store, workshop: UUID) -> None:
    task = natural_id(workshop, "task", "t1_2")
    put(store, workshop, "task", task, task="t1_2", person="Anna")
    for version, name in enumerate(("", "\u200b\u200b"), start=1):  # cleaned, both are nothing, as before
        apply(store, ANNA, workshop, Change(uuid4(), "put", "task", task, {"name": name}, base=version))
    step(store, workshop, "plan")
    with store.reading() as connection:
        assert not snapshot(connection, workshop).tasks
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "plan")
    put(store, workshop, "workshop", workshop, title="T")
    put(store, workshop, "workshop", workshop, title="T")
    step(store, workshop, "settings")
    put(store, workshop, "workshop", workshop, title="CRM")  # as it is by now
    assert step(store, workshop, "settings", "redo") == ["workshop"]


def test_the_plan_takes_back_a_date_that_came_before_a_new_title(store: Store, workshop: UUID) -> None:
    put(store, workshop, "workshop", workshop, crm_users=512)
    put(store, workshop, "workshop", workshop, title="Another title")
    assert step(store, workshop, "plan") == ["workshop"]
    with store.reading() as connection:
        fields = snapshot(connection, workshop).workshop
    assert (fields.crm_users, fields.title) == (12, "Another title")
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "plan")


def test_a_field_of_the_workshop_that_was_set_again_is_not_taken_back(store: Store, workshop: UUID) -> None:
    put(store, workshop, "workshop", workshop, crm_users=512)
    apply(store, BRUNO, workshop, Change(uuid4(), "put", "workshop", workshop, {"crm_users": 20}))
    with pytest.raises(UndoConflictError):
        step(store, workshop, "plan")


def test_what_somebody_else_has_changed_since_is_passed_over(store: Store, workshop: UUID) -> None:
    """One change that another person wrote over ended undo for good: the changes before it could not be reached."""
    first, second = (put(store, workshop, "note", block="data", text=text) for text in ("Prima", "Seconda"))
    for note, text in ((first, "Prima, corretta"), (second, "Seconda, corretta")):
        apply(store, ANNA, workshop, Change(uuid4(), "put", "note", note, {"text": text}, base=1))
    apply(store, BRUNO, workshop, Change(uuid4(), "put", "note", second, {"text": "Di Bruno"}, base=2))
    step(store, workshop, "canvas")
    assert texts(store, workshop) == {"Prima", "Di Bruno"}
    step(store, workshop, "canvas")
    assert texts(store, workshop) == {"Di Bruno"}
    with pytest.raises(UndoConflictError):
        step(store, workshop, "canvas")
    step(store, workshop, "canvas", "redo")
    step(store, workshop, "canvas", "redo")
    assert texts(store, workshop) == {"Prima, corretta", "Di Bruno"}


def test_of_changes_made_at_one_go_none_is_taken_back_when_one_cannot_be(store: Store, workshop: UUID) -> None:
    put(store, workshop, "note", block="data", text="Prima")
    ids, together = (uuid4(), uuid4(), uuid4()), uuid4()
    for id in ids:
        apply(
            store, ANNA, workshop, Change(uuid4(), "put", "note", id, {"block": "data", "text": "Una"}, step=together)
        )
    apply(store, BRUNO, workshop, Change(uuid4(), "put", "note", ids[0], {"text": "Di Bruno"}, base=1))
    assert step(store, workshop, "canvas") == ["note"], "the note before them"
    assert texts(store, workshop) == {"Una", "Di Bruno"}


def test_what_two_screens_share_is_taken_back_once_and_in_its_own_place(store: Store, workshop: UUID) -> None:
    choice = natural_id(workshop, "choice", "sources.erp")
    put(store, workshop, "choice", choice, alternative="sources.erp", need="needed")
    put(store, workshop, "note", block="data", text="Mia")
    assert step(store, workshop, "interview") == ["choice"]
    assert step(store, workshop, "canvas") == ["note"]
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "canvas")
    assert step(store, workshop, "canvas", "redo") == ["note"]
    assert step(store, workshop, "canvas", "redo") == ["choice"]


def test_work_elsewhere_does_not_end_what_can_be_done_again(store: Store, workshop: UUID) -> None:
    risk = natural_id(workshop, "risk", "d1")
    put(store, workshop, "risk", risk, risk="d1", impact=5)
    step(store, workshop, "risks")
    put(store, workshop, "note", block="data", text="Mia")
    assert step(store, workshop, "risks", "redo") == ["risk"]
    step(store, workshop, "risks")
    put(store, workshop, "risk", natural_id(workshop, "risk", "d2"), risk="d2", impact=5)
    with pytest.raises(NothingToRedoError):
        step(store, workshop, "risks", "redo")


def test_many_changes_elsewhere_do_not_hide_ones_own(store: Store, workshop: UUID) -> None:
    put(store, workshop, "note", block="data", text="Mia")
    for number in range(100):
        put(store, workshop, "workshop", workshop, title=f"Title {number}")
    assert step(store, workshop, "canvas") == ["note"]


def test_flags_of_a_workshop_belong_to_no_screen_that_undoes(store: Store, workshop: UUID) -> None:
    put(store, workshop, "workshop", workshop, archived=True)
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "settings")


@pytest.mark.parametrize(
    "values", [{"part": "kitchen"}, {"part": None}, {"part": ["canvas"]}, {"kinds": ["note"]}, {"only": "1"}]
)
def test_a_part_that_there_is_not_is_refused(store: Store, workshop: UUID, values: dict[str, object]) -> None:
    put(store, workshop, "note", block="data", text="Mia")
    with pytest.raises(UnknownVerbError):
        apply(store, ANNA, workshop, Change(uuid4(), "undo", values=values))


def changes(*verbs: str) -> list[OwnChange]:
    """A person's changes, the newest first; an undo or redo takes what the rules find at that moment."""
    made: list[OwnChange] = []
    for revision, verb in enumerate(verbs, 1):
        steps = {"undo": steps_to_undo, "redo": steps_to_redo}.get(verb)
        found = next(steps(made), None) if steps else None
        made.insert(0, OwnChange(revision, verb, found.revision if found else None, None, []))
    return made


@pytest.mark.parametrize(
    ("verbs", "undo", "redo"),
    [
        (["put"], 1, None),
        (["put", "undo"], None, 2),
        (["put", "undo", "redo"], 3, None),
        (["put", "undo", "redo", "undo"], None, 4),
        (["put", "undo", "redo", "undo", "redo"], 5, None),
        (["put", "put", "undo", "undo"], None, 4),
        (["put", "put", "undo", "undo", "redo"], 5, 3),
        (["put", "undo", "put"], 3, None),
        (["put", "undo", "put", "undo"], None, 4),
        (["put", "undo", "put", "undo", "redo"], 5, None),
        (["created", "put", "undo"], None, 3),
    ],
)
def test_undo_and_redo_go_up_and_down_the_same_stairs(verbs: list[str], undo: int | None, redo: int | None) -> None:
    made = changes(*verbs)
    found = next(steps_to_undo(made), None), next(steps_to_redo(made), None)
    assert tuple(each and each.revision for each in found) == (undo, redo)


def test_changes_made_at_one_go_are_taken_back_and_done_again_at_one_go(store: Store, workshop: UUID) -> None:
    put(store, workshop, "note", block="data", text="Prima")
    together = uuid4()
    for text in ("Uno", "Due", "Tre"):
        values = {"block": "data", "text": text}
        apply(store, ANNA, workshop, Change(uuid4(), "put", "note", uuid4(), values, step=together))
    assert step(store, workshop, "canvas") == ["note"] * 3
    assert held(store, workshop)["notes"] == 1
    assert step(store, workshop, "canvas", "redo") == ["note"] * 3
    assert held(store, workshop)["notes"] == 4
    assert step(store, workshop, "canvas") == ["note"] * 3
    assert step(store, workshop, "canvas") == ["note"]
    with pytest.raises(NothingToUndoError):
        step(store, workshop, "canvas")


def test_texts_joined_at_one_go_come_apart_again(store: Store, workshop: UUID) -> None:
    first, second = (put(store, workshop, "note", block="data", text=text) for text in ("Uno", "Due"))
    together = uuid4()
    apply(
        store,
        ANNA,
        workshop,
        Change(uuid4(), "put", "note", first, {"text": "Uno\nDue"}, seen={"text": "Uno"}, step=together),
    )
    apply(store, ANNA, workshop, Change(uuid4(), "hide", "note", second, step=together))
    assert held(store, workshop)["notes"] == 1
    step(store, workshop, "canvas")
    with store.reading() as connection:
        assert {note.text for note in snapshot(connection, workshop).notes} == {"Uno", "Due"}
