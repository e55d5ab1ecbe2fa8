"""One change, one transaction, one journal row; retried, refused, conflicting and undone."""

import json
import random
import threading
from contextlib import suppress
from uuid import UUID, uuid4

import pytest

from canvas_model.access import Principal
from canvas_model.content import LISTS, natural_id
from canvas_model.errors import (
    CanvasError,
    ConflictError,
    EmptyTextError,
    NotFoundError,
    NothingToRedoError,
    NothingToUndoError,
    TextTooLongError,
    TooManyEntriesError,
    UndoConflictError,
    UnknownEntryError,
    UnknownVerbError,
    ValueRefusedError,
)
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.limits import LIMITS
from canvas_model.storage.changes import Change
from canvas_model.storage.journal import changes_since
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from exporters.words.texts import sentence
from tests.canvas_model.storage.conftest import FIELDS

ANNA = Principal("anna", "Anna", "consultant")
BRUNO = Principal("bruno", "Bruno", "consultant")


def put(kind: str, id: UUID, base: int | None = None, seen: dict | None = None, **values: object) -> Change:
    return Change(uuid4(), "put", kind, id, values, base=base, seen=seen)


def notes(store: Store, workshop: UUID) -> dict[str, str]:
    with store.reading() as connection:
        return {str(note.id): note.text for note in snapshot(connection, workshop).notes}


def contents(store: Store, workshop: UUID) -> dict[str, object]:
    """All that is written, without versions."""
    with store.reading() as connection:
        seen = snapshot(connection, workshop).model_dump(mode="json")
    things = {
        f"{kind} {thing.pop('id')}": {key: value for key, value in thing.items() if key != "version"}
        for kind, name in LISTS.items()
        for thing in seen[name]
    }
    return things | {"workshop": seen["workshop"], "archived": seen["archived"]}


def replayed(store: Store, workshop: UUID) -> dict[str, object]:
    """What the journal alone says is there."""
    state: dict[str, object] = {}
    with store.reading() as connection:
        entries = changes_since(connection, workshop, 0, most=10_000)
    for entry in entries:
        for row in entry.rows:
            if row.kind == "workshop":
                fields = dict(row.after or {})
                fields.pop("hidden")
                state["archived"] = fields.pop("archived")
                state["workshop"] = fields
            elif row.after is None:
                state.pop(f"{row.kind} {row.id}", None)
            else:
                state[f"{row.kind} {row.id}"] = row.after
    return state


def test_a_note_is_on_disk_when_it_is_acknowledged(store, workshop):
    note = uuid4()
    outcome = apply(store, ANNA, workshop, put("note", note, block="data", text="Consensi in tre moduli"))
    assert outcome.entry.revision == 2
    assert outcome.versions == {str(note): 1}
    assert notes(store, workshop) == {str(note): "Consensi in tre moduli"}


def test_a_retried_change_is_the_same_change(store, workshop):
    change = put("note", uuid4(), block="data", text="Una volta sola")
    first = apply(store, ANNA, workshop, change)
    for _ in range(20):
        again = apply(store, ANNA, workshop, change)
        assert (again.repeated, again.entry.revision, again.versions) == (True, first.entry.revision, first.versions)
    assert len(notes(store, workshop)) == 1


def test_whoever_edits_on_from_a_late_answer_meets_what_was_written_since(store, workshop):
    note = uuid4()
    written = put("note", note, block="data", text="Anna's words")
    apply(store, ANNA, workshop, written)  # and the answer is lost
    apply(store, BRUNO, workshop, put("note", note, base=1, seen={"text": "Anna's words"}, text="Bruno's words"))
    late = apply(store, ANNA, workshop, written)
    [row] = late.entry.rows
    seen = late.versions[str(note)], row.after["text"]
    assert seen == (1, "Anna's words")
    with pytest.raises(ConflictError) as refused:
        apply(
            store, ANNA, workshop, put("note", note, base=seen[0], seen={"text": seen[1]}, text="Anna's second words")
        )
    assert refused.value.details["current"]["text"] == "Bruno's words"
    with pytest.raises(ConflictError):
        apply(store, ANNA, workshop, Change(uuid4(), "hide", "note", note, base=seen[0], seen={"text": seen[1]}))
    assert notes(store, workshop) == {str(note): "Bruno's words"}


def test_a_retry_is_answered_as_the_change_was_whatever_happened_since(store, workshop):
    dice = random.Random(11)
    ids = [uuid4() for _ in range(3)]
    answered = []

    def make(actor: Principal, change: Change) -> None:
        with suppress(CanvasError):
            answered.append((actor, change, apply(store, actor, workshop, change)))

    for number in range(50):
        actor, id, step = dice.choice([ANNA, BRUNO]), dice.choice(ids), uuid4()
        match dice.choice(["put", "put", "hide", "restore", "undo", "workshop"]):
            case "put":  # of one step: its undo writes the same row twice
                for part in (1, 2):
                    values = {"block": "data", "text": f"Nota {number}.{part}"}
                    seen = {"block": "data", "text": notes(store, workshop).get(str(id))}
                    make(actor, Change(uuid4(), "put", "note", id, values, seen=seen, step=step))
            case "workshop":
                make(actor, put("workshop", workshop, crm_users=number + 1))
            case "undo":
                make(actor, Change(uuid4(), "undo"))
                if dice.random() < 0.5:
                    make(actor, Change(uuid4(), "redo"))
            case verb:
                make(actor, Change(uuid4(), verb, "note", id))
    assert {change.verb for _actor, change, _outcome in answered} == {"put", "hide", "restore", "undo", "redo"}
    assert any(len({row.id for row in outcome.entry.rows}) < len(outcome.entry.rows) for _, _, outcome in answered)
    for actor, change, outcome in answered:
        again = apply(store, actor, workshop, change)
        assert again.repeated and (again.entry, again.versions) == (outcome.entry, outcome.versions)


def test_revisions_have_no_gaps_and_the_journal_replays_to_the_tables(store, workshop):
    dice = random.Random(7)
    ids = [uuid4() for _ in range(5)]
    for step in range(120):
        actor = dice.choice([ANNA, BRUNO])
        id = dice.choice(ids)
        change = dice.choice(
            [
                put("note", id, base=None, seen={}, block="data", text=f"Nota {step}"),
                Change(uuid4(), "hide", "note", id, seen={}),
                Change(uuid4(), "restore", "note", id),
                Change(uuid4(), "undo"),
                Change(uuid4(), "redo"),
                put("workshop", workshop, crm_users=step + 1),
            ]
        )
        with suppress(CanvasError):
            apply(store, actor, workshop, change)
    with store.reading() as connection:
        entries = changes_since(connection, workshop, 0, most=10_000)
    assert [entry.revision for entry in entries] == list(range(1, len(entries) + 1))
    assert len(entries) > 30
    assert replayed(store, workshop) == contents(store, workshop)


@pytest.mark.parametrize("kind_and_values", [
    ("member", {"name": "Elena", "department": "sales"}),
    ("note", {"block": "data", "text": "Ciao", "department": "it"}),
    ("segment", {"name": "Installatori", "size": 3}),
])  # fmt: skip
def test_every_kind_of_thing_can_be_made_changed_deleted_and_brought_back(store, workshop, kind_and_values):
    kind, values = kind_and_values
    id = uuid4()
    empty = contents(store, workshop)
    apply(store, ANNA, workshop, put(kind, id, **values))
    made = contents(store, workshop)
    assert made != empty
    apply(store, ANNA, workshop, Change(uuid4(), "hide", kind, id, base=1))
    assert contents(store, workshop) == empty
    apply(store, ANNA, workshop, Change(uuid4(), "restore", kind, id))
    assert contents(store, workshop) == made


@pytest.mark.parametrize("kind, key, values", [
    ("answer", ("data.q1", None), {"question": "data.q1", "state": "answered", "level": 2}),
    ("answer", ("r3", None), {"question": "r3", "state": "dont_know"}),
    ("choice", ("data.zero",), {"alternative": "data.zero", "need": "needed", "use": 1}),
    ("block", ("costs",), {"block": "costs", "target": 3.5, "importance": 3}),
    ("task", ("t2_3",), {"task": "t2_3", "likely": 9.0, "predecessors": ["t1_3"]}),
    ("risk", ("d4",), {"risk": "d4", "impact": 3, "mitigated": ["d4.m1"]}),
])  # fmt: skip
def test_what_can_exist_only_once_has_its_natural_id(store, workshop, kind, key, values):
    with pytest.raises(UnknownEntryError):
        apply(store, ANNA, workshop, put(kind, uuid4(), **values))
    apply(store, ANNA, workshop, put(kind, natural_id(workshop, kind, *key), **values))
    assert len([name for name in contents(store, workshop) if name.startswith(kind)]) == 1


def test_of_two_people_who_edit_one_note_one_wins_and_the_other_sees_both_texts(store, workshop):
    for round in range(20):
        note = uuid4()
        apply(store, ANNA, workshop, put("note", note, block="data", text="Prima"))
        won: list[str] = []
        lost: list[ConflictError] = []

        def edit(actor: Principal, text: str, note: UUID = note, won: list = won, lost: list = lost) -> None:
            try:
                apply(store, actor, workshop, put("note", note, base=1, seen={"text": "Prima"}, text=text))
                won.append(text)
            except ConflictError as error:
                lost.append(error)

        both = [threading.Thread(target=edit, args=(actor, f"{actor.name} {round}")) for actor in (ANNA, BRUNO)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        assert len(won) == len(lost) == 1
        assert notes(store, workshop)[str(note)] == won[0] == lost[0].details["current"]["text"]


def test_moving_a_note_does_not_conflict_with_editing_it(store, workshop):
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text="Prima"))
    apply(store, ANNA, workshop, put("note", note, base=1, seen={"text": "Prima"}, text="Dopo"))
    apply(
        store,
        BRUNO,
        workshop,
        put("note", note, base=1, seen={"block": "data", "position": 0}, block="costs", position=4),
    )
    with store.reading() as connection:
        (kept,) = snapshot(connection, workshop).notes
    assert (kept.text, kept.block, kept.version) == ("Dopo", "costs", 3)


def test_editing_what_somebody_deleted_is_a_conflict_not_a_resurrection(store, workshop):
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text="Prima"))
    apply(store, BRUNO, workshop, Change(uuid4(), "hide", "note", note, base=1))
    with pytest.raises(ConflictError) as refused:
        apply(store, ANNA, workshop, put("note", note, base=1, seen={"text": "Prima"}, text="Dopo"))
    assert refused.value.details["current"] is None
    assert notes(store, workshop) == {}


def test_undo_takes_back_only_ones_own_changes_in_order(store, workshop):
    mine, theirs = uuid4(), uuid4()
    apply(store, ANNA, workshop, put("note", mine, block="data", text="Mia"))
    apply(store, BRUNO, workshop, put("note", theirs, block="data", text="Sua"))
    apply(store, ANNA, workshop, put("note", mine, base=1, text="Mia, corretta", seen={"text": "Mia"}))
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    assert notes(store, workshop) == {str(mine): "Mia", str(theirs): "Sua"}
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    assert notes(store, workshop) == {str(theirs): "Sua"}
    with pytest.raises(NothingToUndoError):
        apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    apply(store, ANNA, workshop, Change(uuid4(), "redo"))
    apply(store, ANNA, workshop, Change(uuid4(), "redo"))
    assert notes(store, workshop)[str(mine)] == "Mia, corretta"
    with pytest.raises(NothingToRedoError):
        apply(store, ANNA, workshop, Change(uuid4(), "redo"))


def test_undo_is_refused_when_somebody_has_changed_the_same_thing_since(store, workshop):
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text="Prima"))
    apply(store, BRUNO, workshop, put("note", note, base=1, text="Dopo", seen={"text": "Prima"}))
    with pytest.raises(UndoConflictError):
        apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    assert notes(store, workshop) == {str(note): "Dopo"}


def test_every_destructive_act_can_be_undone_and_the_journal_only_grows(store, workshop):
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text="Da tenere"))
    acts = [
        Change(uuid4(), "hide", "note", note, base=1),
        put("note", note, seen={"text": "Da tenere"}, text="Sovrascritta"),
        put("note", note, seen={"block": "data"}, block="costs"),
        put("workshop", workshop, client="Altro cliente", archived=True),
        put("workshop", workshop, hidden=True),
    ]
    for act in acts:
        before = contents(store, workshop)
        apply(store, ANNA, workshop, act)
        if act.values.get("hidden"):
            apply(store, ANNA, workshop, put("workshop", workshop, hidden=False))
        else:
            assert contents(store, workshop) != before
            apply(store, ANNA, workshop, Change(uuid4(), "undo"))
        assert contents(store, workshop) == before
    with store.reading() as connection:
        assert len(changes_since(connection, workshop, 0)) == 2 + 2 * len(acts)


def test_a_thing_of_another_workshop_cannot_be_touched(store, workshop, other_workshop):
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text="Riservata"))
    for act in (
        put("note", note, base=1, text="Rubata"),
        Change(uuid4(), "hide", "note", note, base=1),
        Change(uuid4(), "restore", "note", note),
    ):
        with pytest.raises(NotFoundError):
            apply(store, ANNA, other_workshop, act)
    assert notes(store, workshop) == {str(note): "Riservata"}


def test_an_answer_can_only_name_a_member_of_its_own_workshop(store, workshop, other_workshop):
    member = uuid4()
    apply(store, ANNA, other_workshop, put("member", member, name="Elena"))
    with pytest.raises(NotFoundError):
        apply(store, ANNA, workshop, put(
            "answer", natural_id(workshop, "answer", "data.q1", member),
            question="data.q1", member=str(member), state="answered", level=1,
        ))  # fmt: skip


REFUSED = [
    ("note", {"block": "data", "text": ""}, EmptyTextError),
    ("note", {"block": "data", "text": " \x00\u202e \n"}, EmptyTextError),
    ("note", {"block": "data", "text": "x" * 2001}, TextTooLongError),
    ("note", {"block": "data", "text": "x" * 10_000}, TextTooLongError),
    ("note", {"block": "data", "text": "x" * 10_000_000}, TextTooLongError),
    ("note", {"block": "data", "text": 7}, ValueRefusedError),
    ("note", {"block": "data", "text": None}, ValueRefusedError),
    ("note", {"block": "nowhere", "text": "a"}, UnknownEntryError),
    ("note", {"block": "x" * 5000, "text": "a"}, ValueRefusedError),
    ("note", {"block": "data", "text": "a", "position": float("inf")}, ValueRefusedError),
    ("note", {"block": "data", "text": "a", "position": float("nan")}, ValueRefusedError),
    ("note", {"block": "data", "text": "a", "position": 1e308}, ValueRefusedError),
    ("note", {"block": "data", "text": "a", "colour": "red"}, UnknownVerbError),
    ("note", {"block": "data", "text": "a", "version": 9}, UnknownVerbError),
    ("note", {"block": "data", "text": "a", "department": "nobody"}, UnknownEntryError),
    ("note", {"block": "data", "text": "a", "member": "not an id"}, ValueRefusedError),
    ("segment", {"name": "S", "size": 5}, ValueRefusedError),
    ("segment", {"name": "S", "size": -1}, ValueRefusedError),
    ("segment", {"name": "S", "size": True}, ValueRefusedError),
    ("segment", {"name": "S", "size": 2.5}, ValueRefusedError),
    ("segment", {"name": "S", "size": "2"}, ValueRefusedError),
    ("segment", {"name": ""}, EmptyTextError),
    ("segment", {"name": "\u200b"}, EmptyTextError),
    ("member", {"name": "\u3164\ufe0f"}, EmptyTextError),
    ("member", {"name": "x" * 61}, TextTooLongError),
    ("nothing", {"name": "x"}, UnknownVerbError),
]


@pytest.mark.parametrize("kind, values, refusal", REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_written(store, workshop, kind, values, refusal):
    before = contents(store, workshop)
    with pytest.raises(refusal) as refused:
        apply(store, ANNA, workshop, put(kind, uuid4(), **values))
    assert len(str(refused.value)) > 20
    assert contents(store, workshop) == before


@pytest.mark.parametrize("field, value", [
    ("crm_users", 0), ("crm_users", -1), ("crm_users", 10**9), ("crm_users", "12"), ("crm_users", float("nan")),
    ("starts_on", "1066-10-14"), ("starts_on", "2300-01-01"), ("starts_on", "soon"), ("starts_on", 5),
    ("country", "ZZ"), ("country", "italy"), ("language", "fr"), ("layout", "round"), ("areas", ["moon"]),
    ("areas", "sales"), ("client", ""), ("title", "x" * 121), ("evidence_cap", "perhaps"), ("archived", "yes"),
    ("revision", 3),
])  # fmt: skip
def test_a_workshops_own_fields_have_limits_too(store, workshop, field, value):
    before = contents(store, workshop)
    with pytest.raises(CanvasError):
        apply(store, ANNA, workshop, put("workshop", workshop, **{field: value}))
    assert contents(store, workshop) == before


def test_text_is_kept_as_written_whatever_the_script(store, workshop):
    text = "Müller & Søn · Ελλάδα · Клиент · 中文 · العربية · עברית · 👩‍🔧🇮🇹 · <b>&amp;</b> · {{7*7}} · =1+1 · '; DROP TABLE note"
    note = uuid4()
    apply(store, ANNA, workshop, put("note", note, block="data", text=text))
    assert notes(store, workshop) == {str(note): text}


def test_a_workshop_refuses_one_note_too_many(store, workshop, monkeypatch):
    monkeypatch.setitem(LIMITS, "note", 3)
    for number in range(3):
        apply(store, ANNA, workshop, put("note", uuid4(), block="data", text=f"Nota {number}"))
    with pytest.raises(TooManyEntriesError):
        apply(store, ANNA, workshop, put("note", uuid4(), block="data", text="Una di troppo"))


@pytest.mark.parametrize("verb", ["restore", "undo"])
def test_what_comes_back_needs_room_as_well(store, workshop, monkeypatch, verb):
    """More than a workshop holds would make a file that nobody can bring in again."""
    monkeypatch.setitem(LIMITS, "note", 3)
    first = uuid4()
    for number, note in enumerate((first, uuid4(), uuid4())):
        apply(store, ANNA, workshop, put("note", note, block="data", text=f"Nota {number}"))
    apply(store, ANNA, workshop, Change(uuid4(), "hide", "note", first))
    apply(store, BRUNO, workshop, put("note", uuid4(), block="data", text="Al suo posto"))
    back = Change(uuid4(), "restore", "note", first) if verb == "restore" else Change(uuid4(), "undo")
    before = contents(store, workshop)
    with pytest.raises(TooManyEntriesError):
        apply(store, ANNA, workshop, back)
    assert contents(store, workshop) == before
    monkeypatch.setitem(LIMITS, "note", 4)
    apply(store, ANNA, workshop, back)
    assert str(first) in notes(store, workshop)


def test_twenty_people_writing_at_once_lose_nothing(store, workshop):
    acknowledged: list[str] = []

    def write(person: int) -> None:
        for number in range(10):
            id = uuid4()
            apply(
                store,
                Principal(f"p{person}", f"P{person}", "consultant"),
                workshop,
                put("note", id, block="data", text=f"{person}/{number}"),
            )
            acknowledged.append(str(id))

    people = [threading.Thread(target=write, args=(person,)) for person in range(20)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(acknowledged) == 200
    assert set(notes(store, workshop)) == set(acknowledged)
    with store.reading() as connection:
        assert snapshot(connection, workshop).revision == 201


def test_what_arrives_ten_times_at_once_is_made_once(store, workshop):
    change, another = put("note", uuid4(), block="data", text="Una volta sola"), uuid4()
    outcomes: list[tuple[bool, int, object]] = []
    all_are_there = threading.Barrier(10, timeout=20)

    def send() -> None:
        all_are_there.wait()
        outcome = apply(store, ANNA, workshop, change)
        outcomes.append((outcome.repeated, outcome.entry.revision, outcome.versions))
        all_are_there.wait()
        create_workshop(store, ANNA, FIELDS, id=another)

    together = [threading.Thread(target=send) for _ in range(10)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert sorted(repeated for repeated, _revision, _versions in outcomes) == [False] + [True] * 9
    assert {(revision, *versions.values()) for _repeated, revision, versions in outcomes} == {(2, 1)}
    with store.reading() as connection:
        assert [len(changes_since(connection, each, 0)) for each in (workshop, another)] == [2, 1]


def test_the_journal_holds_no_more_than_json(store, workshop):
    apply(
        store,
        ANNA,
        workshop,
        put("risk", natural_id(workshop, "risk", "d1"), risk="d1", due="2027-02-01", mitigated=["d1.m1"]),
    )
    with store.reading() as connection:
        (entry,) = changes_since(connection, workshop, 1)
    assert json.loads(json.dumps([row.as_json() for row in entry.rows]))[0]["after"]["due"] == "2027-02-01"


def test_a_deleted_member_leaves_the_notes_nameless_and_takes_the_answers_along_until_brought_back(store, workshop):
    member, note = uuid4(), uuid4()
    apply(store, ANNA, workshop, put("member", member, name="Elena"))
    apply(store, ANNA, workshop, put("note", note, block="data", text="Sua", member=str(member)))
    answer = natural_id(workshop, "answer", "data.q1", member)
    said = {"question": "data.q1", "member": str(member), "state": "answered", "level": 3}
    apply(store, ANNA, workshop, put("answer", answer, **said))
    whole = contents(store, workshop)
    apply(store, ANNA, workshop, Change(uuid4(), "hide", "member", member, base=1))
    with store.reading() as connection:
        left = snapshot(connection, workshop)
    assert [(n.text, n.member) for n in left.notes] == [("Sua", None)]
    assert left.answers == () == left.members
    assert read_canvas(write_canvas(left)).notes == left.notes
    apply(store, ANNA, workshop, Change(uuid4(), "restore", "member", member))
    assert contents(store, workshop) == whole


def test_refusals_of_values_are_said_in_italian_too(store, workshop):
    with pytest.raises(ValueRefusedError) as refused:
        apply(store, ANNA, workshop, put("segment", uuid4(), name="S", size=9))
    assert sentence(refused.value, "en") == "This value does not fit: the most is 4."
    assert "4" in sentence(refused.value, "it") and "most" not in sentence(refused.value, "it")


def test_a_reader_sees_one_moment_however_long_it_looks(store, workshop):
    with store.reading() as connection:
        before = snapshot(connection, workshop)
        writer = threading.Thread(
            target=apply, args=(store, ANNA, workshop, put("note", uuid4(), block="data", text="Meanwhile"))
        )
        writer.start()
        writer.join()
        assert snapshot(connection, workshop) == before
    assert len(notes(store, workshop)) == 1


def test_an_answer_whose_first_version_was_taken_back_can_be_given_again(store, workshop):
    answer = natural_id(workshop, "answer", "data.q1", None)
    said = {"question": "data.q1", "state": "answered", "level": 2, "note": "Prima"}
    apply(store, ANNA, workshop, put("answer", answer, **said))
    apply(store, ANNA, workshop, Change(uuid4(), "undo"))
    apply(store, BRUNO, workshop, put("answer", answer, question="data.q1", state="answered", level=3))
    with store.reading() as connection:
        (kept,) = snapshot(connection, workshop).answers
    assert (kept.level, kept.note, kept.version) == (3, "", 3)
    assert replayed(store, workshop) == contents(store, workshop)
