"""The workshop as a file: what is written comes back, what cannot be kept is refused with its place."""

import json
import time
from datetime import UTC, date, datetime
from datetime import time as datetime_time
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from canvas_model.checks.known_ids import known_ids
from canvas_model.content import (
    LISTS,
    Answer,
    BlockSetting,
    Choice,
    Member,
    NoteOnCanvas,
    RiskEdit,
    Segment,
    Snapshot,
    TaskEdit,
    WorkshopFields,
    natural_id,
)
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import CanvasError, FileNewerError, FileRefusedError, FileTooLargeError
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.files.canvas_schema import canvas_schema
from canvas_model.limits import FILE_LIMIT, LIMITS, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from canvas_model.text_cleaning import clean_text
from tests.yardstick import stride

Value = TypeVar("Value")

ROOT = Path(__file__).resolve().parents[3]
WORKSHOP = UUID("0b6f7b0e-27a5-4b7e-9c3e-5a7f3f1f9d10")
ANNA = UUID("11111111-1111-4111-8111-111111111111")
NOTE = UUID("22222222-2222-4222-8222-222222222222")
OWN_TASK = "own:33333333-3333-4333-8333-333333333333"

SMALL = Snapshot(
    id=WORKSHOP,
    revision=7,
    changed_at=datetime(2026, 3, 10, 16, 40, tzinfo=UTC),
    workshop=WorkshopFields(
        client="Müller & Søn", title="Перший", held_on=date(2026, 3, 10), starts_on=date(2026, 4, 1), areas=("sales",)
    ),
    members=(Member(id=ANNA, name="Anna", department="sales"),),
    notes=(NoteOnCanvas(id=NOTE, block="customer", text="=1+1 <b>«ciao»</b>\n👩‍💻", member=ANNA, position=1.5),),
    answers=(
        Answer(
            id=natural_id(WORKSHOP, "answer", "customer.q1", ANNA),
            question="customer.q1",
            member=ANNA,
            state="answered",
            level=3,
        ),
    ),
    choices=(Choice(id=natural_id(WORKSHOP, "choice", "data.zero"), alternative="data.zero", need="needed", use=1),),
    blocks=(BlockSetting(id=natural_id(WORKSHOP, "block", "data"), block="data", importance=3),),
    segments=(Segment(id=UUID(int=5, version=4), name="Bar"),),
    tasks=(
        TaskEdit(id=natural_id(WORKSHOP, "task", "t2_1"), task="t2_1", likely=9.0, predecessors=("t1_3",)),
        TaskEdit(id=natural_id(WORKSHOP, "task", OWN_TASK), task=OWN_TASK, name="Try it"),
    ),
    risks=(RiskEdit(id=natural_id(WORKSHOP, "risk", "d3"), risk="d3", mitigated=("d3.m1",), due=date(2026, 5, 4)),),
)


def changed(*path: str | int, to: object) -> bytes:
    """The small file with one value put at a path below `snapshot`."""
    whole = json.loads(write_canvas(SMALL))
    *above, last = path
    place = whole["snapshot"]
    for part in above:
        place = place[part]
    if isinstance(place, list) and last == len(place):
        place.append(to)
    else:
        place[last] = to
    return json.dumps(whole).encode()


def without(*path: str | int) -> bytes:
    """The small file without one value."""
    whole = json.loads(write_canvas(SMALL))
    *above, last = path
    place = whole["snapshot"]
    for part in above:
        place = place[part]
    del place[last]
    return json.dumps(whole).encode()


# --- what comes back ---------------------------------------------------------------------------------------------


def test_a_small_workshop_comes_back_as_it_was() -> None:
    assert read_canvas(write_canvas(SMALL)) == SMALL


def test_the_file_is_sorted_indented_readable_and_holds_no_defaults() -> None:
    text = write_canvas(SMALL).decode()
    whole = json.loads(text)
    assert list(whole) == ["format", "snapshot", "version"]
    assert list(whole["snapshot"]) == sorted(whole["snapshot"])
    assert "Müller & Søn" in text
    assert "👩‍💻" in text
    assert '\n "snapshot": {\n  "answers"' in text
    assert "evidence" not in text
    assert "null" not in text


def test_an_id_that_can_be_computed_is_left_out_and_computed_again() -> None:
    answer = json.loads(write_canvas(SMALL))["snapshot"]["answers"][0]
    assert "id" not in answer
    assert read_canvas(write_canvas(SMALL)).answers[0].id == natural_id(WORKSHOP, "answer", "customer.q1", ANNA)


def test_an_id_that_cannot_be_computed_is_written() -> None:
    other = SMALL.model_copy(update={"choices": (SMALL.choices[0].model_copy(update={"id": UUID(int=9)}),)})
    assert read_canvas(write_canvas(other)) == other


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_canvas(b"\xef\xbb\xbf" + write_canvas(SMALL)) == SMALL


def test_texts_are_cleaned_like_any_other_text() -> None:
    read = read_canvas(changed("notes", 0, "text", to="  a\x00b\u202ec\r\nd  "))
    assert read.notes[0].text == "abc\nd"


def test_a_time_without_zone_is_taken_as_universal() -> None:
    assert read_canvas(changed("changed_at", to="2026-03-10T16:40:00")) == SMALL


IDS = known_ids()


SCORED = sorted(id for id in IDS["question"] if ".s" not in id and id != "technology.q6")
CHARACTERS = "abc  XYZ=+-@<&>\"'\\/{}[]:,\n\t\x7f\u00a0àßñΩЖ한語עبé\u0301\u200d\u2028\ufeff👩💻🇮🇹"


class Chance(Random):
    """Draws the parts of a workshop."""

    def id(self) -> UUID:
        return UUID(int=self.getrandbits(128), version=4)

    def text(self, limit: int, *, least: int = 0, single_line: bool = False) -> str:
        length = self.choice([least, self.randint(least, 40), self.randint(least, limit), limit])
        raw = "".join(self.choices(CHARACTERS, k=length))
        return clean_text(raw, limit=limit, single_line=single_line) or "x" * least

    def entry(self, sort: str) -> str:
        return self.choice(sorted(IDS[sort]))

    def entries(self, sort: str, most: int) -> tuple[str, ...]:
        return tuple(self.sample(sorted(IDS[sort]), self.randint(0, min(most, len(IDS[sort])))))

    def with_own(self, sort: str) -> list[str]:
        return [*self.entries(sort, 3), *(f"own:{self.id()}" for _ in range(self.randint(0, 2)))]

    def day(self) -> date:
        return date.fromordinal(self.randint(date(1990, 1, 1).toordinal(), date(2099, 12, 31).toordinal()))

    def maybe(self, value: Value) -> Value | None:
        return self.choice([value, None])

    def position(self) -> float:
        return self.choice([0.0, -0.0, 1e12, -1e12, self.uniform(-1e12, 1e12), self.random() * 1e-300])

    def answer(self, workshop: UUID, question: str, member: UUID | None) -> Answer:
        state = self.choice(["blank", "answered", "dont_know", "not_applicable"])
        return Answer(
            id=natural_id(workshop, "answer", question, member),
            version=self.randint(0, 9),
            question=question,
            member=member,
            state=state,
            level=self.randint(0, 4) if state == "answered" else None,
            evidence=self.text(NOTE_LIMIT),
            note=self.text(NOTE_LIMIT),
        )


def random_snapshot(seed: int) -> Snapshot:
    """Some workshop, with every field at its edges now and then."""
    by = Chance(seed)
    workshop = by.id()
    members = tuple(
        Member(id=by.id(), name=by.text(NAME_LIMIT, least=1, single_line=True), department=by.entry("area"))
        for _ in range(by.randint(0, 4))
    )
    people = [None, *(member.id for member in members)]
    asked = {(by.choice(SCORED), by.choice(people)) for _ in range(by.randint(0, 6))}
    return Snapshot(
        id=workshop,
        revision=by.choice([0, 1, 10**15]),
        changed_at=datetime.combine(by.day(), datetime_time(by.randint(0, 23), 59, 59, by.randint(0, 999_999)), UTC),
        archived=by.choice([True, False]),
        workshop=WorkshopFields(
            client=by.text(TITLE_LIMIT, least=1, single_line=True),
            title=by.text(TITLE_LIMIT, least=1, single_line=True),
            language=by.choice(["it", "en"]),
            held_on=by.day(),
            starts_on=by.day(),
            areas=by.entries("area", 7),
            crm_users=by.choice([1, 12, 100_000]),
            country=by.choice(["IT", "DE", "GB"]),
            layout=by.entry("layout"),
            evidence_cap=by.choice([True, False]),
        ),
        members=members,
        notes=tuple(
            NoteOnCanvas(
                id=by.id(),
                block=by.entry("block"),
                text=by.text(NOTE_LIMIT, least=1),
                department=by.entry("area"),
                member=by.choice(people),
                position=by.position(),
            )
            for _ in range(by.randint(0, 6))
        ),
        answers=tuple(by.answer(workshop, question, member) for question, member in asked),
        choices=tuple(
            Choice(
                id=natural_id(workshop, "choice", alternative),
                alternative=alternative,
                need=by.choice(["undecided", "needed", "not_needed"]),
                use=by.choice([None, 0, 1, 2]),
                reason=by.text(NOTE_LIMIT),
            )
            for alternative in by.entries("alternative", 4)
        ),
        blocks=tuple(
            BlockSetting(
                id=natural_id(workshop, "block", block),
                block=block,
                target=by.choice([0.0, 3.0, 4.0, by.uniform(0, 4)]),
                importance=by.randint(1, 3),
            )
            for block in by.entries("block", 9)
        ),
        segments=tuple(
            Segment(
                id=by.id(),
                name=by.text(NAME_LIMIT, least=1, single_line=True),
                size=by.maybe(by.randint(0, 4)),
                persona_role=by.text(TITLE_LIMIT, single_line=True),
                persona_pains=by.text(NOTE_LIMIT),
                position=by.position(),
            )
            for _ in range(by.randint(0, 3))
        ),
        tasks=tuple(
            TaskEdit(
                id=natural_id(workshop, "task", task),
                task=task,
                name=by.text(TITLE_LIMIT, least=1, single_line=True),
                step=by.maybe(by.randint(1, 5)),
                owner=by.maybe(by.entry("role")),
                person=by.text(NAME_LIMIT, single_line=True),
                likely=by.choice([None, 0.0, 400.0, by.uniform(0, 400)]),
                predecessors=by.maybe(by.entries("task", 4)),
                dropped=by.choice([True, False]),
                position=by.maybe(by.position()),
            )
            for task in by.with_own("task")
        ),
        risks=tuple(
            RiskEdit(
                id=natural_id(workshop, "risk", risk),
                risk=risk,
                event=by.text(NOTE_LIMIT, least=1),
                probability=by.maybe(by.randint(1, 5)),
                mitigated=by.entries("mitigation", 4),
                due=by.maybe(by.day()),
                status=by.choice(["open", "closed"]),
            )
            for risk in by.with_own("risk")
        ),
    )


SCHEMA = Draft202012Validator(canvas_schema(), format_checker=FormatChecker())


@pytest.mark.parametrize("tens", range(20))
def test_any_workshop_comes_back_equal_validates_and_is_written_the_same_again(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        snapshot = random_snapshot(seed)
        data = write_canvas(snapshot)
        SCHEMA.validate(json.loads(data))
        assert read_canvas(data) == snapshot, seed
        assert write_canvas(read_canvas(data)) == data, seed


# --- what is refused ---------------------------------------------------------------------------------------------


def whole(value: object) -> bytes:
    return json.dumps(value).encode()


DEEP = b'{"format": "crm-canvas", "version": 1, "snapshot": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
MANY = {"id": str(NOTE), "block": "data", "text": "x"}

REFUSED = {
    # the file as text
    "empty": (b"", "beginning of the file", "the file is empty"),
    "blank": (b" \n\t ", "beginning of the file", "the file is empty"),
    "utf-16": (write_canvas(SMALL).decode().encode("utf-16"), "beginning of the file", "UTF-16"),
    "utf-16 without mark": (write_canvas(SMALL).decode().encode("utf-16-be"), "beginning of the file", "UTF-16"),
    "utf-32": (write_canvas(SMALL).decode().encode("utf-32"), "beginning of the file", "UTF-16"),
    "latin-1": ('{\n "a": "Müller"}'.encode("latin-1"), "line 2, column 9", "not UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "line 1, column 1", "not UTF-8"),
    "broken": (b'{"format": "crm-canvas",\n "version" 1}', "line 2, column 12", "not valid JSON"),
    "cut off": (write_canvas(SMALL)[:300], "line ", "not valid JSON"),
    "two documents": (b"{} {}", "line 1, column 4", "not valid JSON"),
    "a raw control character": (b'{"a": "\x01"}', "line 1, column 8", "not valid JSON"),
    "deep": (DEEP, "line 1, column 63", "more than 12 levels"),
    "900 deep": (b"[" * 900 + b"]" * 900, "line 1, column 13", "more than 12 levels"),
    "deep and never closed": (b'{"a":' * 100_000, "line 1, column", "more than 12 levels"),
    "brackets in a text": (whole("[" * 100), "beginning of the file", "braces"),
    # values that JSON readers disagree about
    "NaN": (changed("notes", 0, "position", to=float("nan")), "notes[0].position", "NaN"),
    "Infinity": (changed("notes", 0, "position", to=float("-inf")), "notes[0].position", "NaN"),
    "1e999": (changed("notes", 0, "position", to=0).replace(b'"position": 0', b'"position": 1e999'), "notes[0].pos", "too large"),
    "a million digits": (changed("revision", to=0).replace(b'"revision": 0', b'"revision": ' + b"9" * 10**6), "revision", "too large"),
    "a million decimals": (changed("revision", to=0).replace(b'"revision": 0', b'"revision": 1.' + b"9" * 10**6), "revision", "too large"),
    "a field twice": (b'{"format": "crm-canvas", "snapshot": {"notes": [{"text": "a", "text": "b"}]}}', "notes[0].text", "written twice"),
    "the format twice": (b'{"format": "x", "format": "crm-canvas"}', "format", "written twice"),
    "half a surrogate pair": (changed("notes", 0, "text", to="\ud800"), "notes[0].text", "cannot be stored"),
    "half a pair in a name": (changed("notes", 0, "\udfff", to=""), "notes[0].\ufffd", "cannot be stored"),
    # not a workshop
    "null": (b"null", "beginning of the file", "braces"),
    "a list": (b"[]", "beginning of the file", "braces"),
    "another file": (b'{"name": "crm-canvas"}', "format", "not a workshop file"),
    "format of a wrong type": (whole({"format": ["crm-canvas"]}), "format", "not a workshop file"),
    "no version": (whole({"format": "crm-canvas"}), "version", "whole number"),
    "true as version": (whole({"format": "crm-canvas", "version": True}), "version", "whole number"),
    "version 0": (whole({"format": "crm-canvas", "version": 0}), "version", "whole number"),
    "no snapshot": (whole({"format": "crm-canvas", "version": 1}), "snapshot", "missing"),
    "a list as snapshot": (whole({"format": "crm-canvas", "version": 1, "snapshot": []}), "snapshot", "braces"),
    "more beside it": (whole({"format": "crm-canvas", "version": 1, "role": "owner"}), "role", "no such field"),
    # fields
    "no workshop": (without("workshop"), "workshop", "missing"),
    "no client": (without("workshop", "client"), "workshop.client", "missing"),
    "an unknown field": (changed("notes", 0, "colour", to="red"), "notes[0].colour", "no such field"),
    "an unknown list": (changed("tokens", to=[]), "tokens", "no such field"),
    "a hostile name": (changed("notes", 0, "a\nb\x1b[31m\u202e", to=1), "notes[0].a\ufffdb\ufffd[31m\ufffd", "no such field"),
    "a long name": (changed("x" * 5000, to=1), "x" * 60, "no such field"),
    "text as number": (changed("notes", 0, "position", to="1"), "notes[0].position", "a number is expected"),
    "truth as number": (changed("notes", 0, "position", to=True), "notes[0].position", "a number is expected"),
    "number as text": (changed("notes", 0, "text", to=5), "notes[0].text", "text is expected"),
    "number as truth": (changed("archived", to=1), "archived", "true or false"),
    "number as date": (changed("workshop", "held_on", to=5), "workshop.held_on", "a date such as"),
    "a date that is none": (changed("workshop", "held_on", to="2026-02-30"), "workshop.held_on", "a date such as"),
    "a time as date": (changed("workshop", "held_on", to="2026-02-03T10:00:00"), "workshop.held_on", "a date such as"),
    "a date long ago": (changed("workshop", "held_on", to="0001-01-01"), "workshop.held_on", "1990-01-01"),
    "a date far off": (changed("workshop", "starts_on", to="9999-12-31"), "workshop.starts_on", "2099-12-31"),
    "a moment long ago": (changed("changed_at", to="0001-01-01T00:00:00+14:00"), "changed_at", "1990-01-01"),
    "a moment far off": (changed("changed_at", to="9999-12-31T23:59:59-12:00"), "changed_at", "2100-01-01"),
    "a moment that is none": (changed("changed_at", to="yesterday"), "changed_at", "date and time"),
    "a fraction as level": (changed("answers", 0, "level", to=2.5), "answers[0].level", "whole number"),
    "level 5": (changed("answers", 0, "level", to=5), "answers[0].level", "the most is 4"),
    "level -1": (changed("answers", 0, "level", to=-1), "answers[0].level", "the least is 0"),
    "a made-up state": (changed("answers", 0, "state", to="maybe"), "answers[0].state", "blank, answered, dont_know, not_applicable"),
    "an id that is none": (changed("notes", 0, "id", to="1"), "notes[0].id", "identifier (UUID)"),
    "no id": (without("notes", 0, "id"), "notes[0].id", "missing"),
    "a sentence as catalogue id": (changed("notes", 0, "block", to="<b> x"), "notes[0].block", "letters, digits"),
    "a long country": (changed("workshop", "country", to="ITA"), "workshop.country", "two capital letters"),
    "an unknown country": (changed("workshop", "country", to="QQ"), "workshop.country", "“QQ”"),
    "0 users": (changed("workshop", "crm_users", to=0), "workshop.crm_users", "the least is 1"),
    "no list": (changed("notes", to={}), "notes", "a list is expected"),
    "null as list": (changed("notes", to=None), "notes", "a list is expected"),
    "text as note": (changed("notes", 0, to="hello"), "notes[0]", "braces"),
    "a long note": (changed("notes", 0, "text", to="x" * 2001), "notes[0].text", "2001 characters are written, and 2000"),
    "a very long note": (changed("notes", 0, "text", to="x" * 10**6), "notes[0].text", "and 2000 is the most"),
    "a long client": (changed("workshop", "client", to="x" * 121), "workshop.client", "and 120 is the most"),
    "a long persona": (changed("segments", 0, "persona_name", to="x" * 61), "segments[0].persona_name", "and 60 is the most"),
    "an empty note": (changed("notes", 0, "text", to=" \n "), "notes[0].text", "cannot stay empty"),
    "an empty client": (changed("workshop", "client", to="\x00"), "workshop.client", "cannot stay empty"),
    "an unseen client": (changed("workshop", "client", to="\u200b\u2060"), "workshop.client", "cannot be seen"),
    "an unseen title": (changed("workshop", "title", to="\ufe0f"), "workshop.title", "cannot be seen"),
    "an unseen member": (changed("members", 0, "name", to="\u3164"), "members[0].name", "cannot be seen"),
    "an unseen segment": (changed("segments", 0, "name", to="\u2800 "), "segments[0].name", "cannot be seen"),
    "an unseen own task": (changed("tasks", 1, "name", to="\u200d"), "tasks[1].name", "cannot be seen"),
    "a nameless own task": (changed("tasks", 1, "name", to=""), "tasks[1].name", "cannot stay empty"),
    "many areas": (changed("workshop", "areas", to=["sales"] * 21), "workshop.areas", "and 20 is the most"),
    "many notes": (changed("notes", to=[MANY] * 1001), "notes", "1001 entries are written, and 1000"),
    "many empty lists": (changed("answers", to=[[]] * 50_000), "answers", "50000 entries"),
    "very many empty lists": (changed("answers", to=[[]] * 500_000), "beginning of the file", "entries are written"),
    # entries that belong together
    "an unknown block": (changed("notes", 0, "block", to="money"), "notes[0].block", "“money” is not in the catalogue"),
    "an unknown department": (changed("members", 0, "department", to="hr"), "members[0].department", "“hr”"),
    "an unknown question": (changed("answers", 0, "question", to="customer.q9"), "answers[0].question", "“customer.q9”"),
    "an unknown alternative": (changed("choices", 0, "alternative", to="data.x"), "choices[0].alternative", "“data.x”"),
    "an unknown block setting": (changed("blocks", 0, "block", to="r1"), "blocks[0].block", "“r1”"),
    "an unknown area": (changed("workshop", "areas", to=["sales", "moon"]), "workshop.areas", "“moon”"),
    "an unknown layout": (changed("workshop", "layout", to="round"), "workshop.layout", "“round”"),
    "an unknown task": (changed("tasks", 0, "task", to="t9"), "tasks[0].task", "“t9”"),
    "an own task without id": (changed("tasks", 1, "task", to="own:x"), "tasks[1].task", "“own:x”"),
    "an unknown owner": (changed("tasks", 0, "owner", to="boss"), "tasks[0].owner", "“boss”"),
    "an unknown predecessor": (changed("tasks", 0, "predecessors", to=["p0", "t8"]), "tasks[0].predecessors[1]", "“t8”"),
    "an unknown risk": (changed("risks", 0, "risk", to="d11"), "risks[0].risk", "“d11”"),
    "an unknown mitigation": (changed("risks", 0, "mitigated", to=["d3.m9"]), "risks[0].mitigated", "“d3.m9”"),
    "a stranger's note": (changed("notes", 0, "member", to=str(NOTE)), "notes[0].member", "no member in this file"),
    "a stranger's answer": (changed("answers", 0, "member", to=str(NOTE)), "answers[0].member", "no member in this file"),
    "one id for two members": (
        changed("members", to=[{"id": str(ANNA), "name": "Anna"}] * 2),
        "members[1].id",
        "already used by members[0]",
    ),
    "one answer twice": (
        changed("answers", 1, to={"question": "customer.q1", "member": str(ANNA), "state": "dont_know"}),
        "answers[1]",
        "answers[0] already says this",
    ),
    "a level without answer": (changed("answers", 0, "state", to="dont_know"), "answers[0].level", "only an answered"),
    "an answer without level": (without("answers", 0, "level"), "answers[0].level", "needs a level"),
    "an option that is none": (
        changed("answers", 1, to={"question": "technology.q6", "state": "answered", "level": 4}),
        "answers[1].level",
        "no such option",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_says_where_and_why_it_refuses(case: str) -> None:
    data, place, reason = REFUSED[case]
    with pytest.raises(FileRefusedError) as refusal:
        read_canvas(data)
    assert str(refusal.value.details["place"]).startswith(place)
    assert reason in str(refusal.value.details["reason"])
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize("kind", LISTS)
def test_the_count_of_every_kind_is_limited(kind: str) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_canvas(changed(LISTS[kind], to=[{}] * (LIMITS[kind] + 1)))
    assert refusal.value.details["place"] == LISTS[kind]


def test_a_newer_format_asks_for_an_update() -> None:
    with pytest.raises(FileNewerError, match=r"format 2, this version reads up to 1"):
        read_canvas(whole({"format": "crm-canvas", "version": 2, "something": "new"}))


def test_exactly_the_most_is_read_and_one_byte_more_is_refused() -> None:
    data = write_canvas(SMALL)
    assert read_canvas(data + b" " * (FILE_LIMIT - len(data))) == SMALL
    with pytest.raises(FileTooLargeError, match="24 MB"):
        read_canvas(data + b" " * (FILE_LIMIT - len(data) + 1))


def test_fifty_megabytes_are_refused_by_their_length_alone() -> None:
    data = b'{"a":' + b"[" * 50_000_000
    begun = time.process_time()
    with pytest.raises(FileTooLargeError):
        read_canvas(data)
    assert time.process_time() - begun < stride()


def test_one_id_may_stand_for_entries_of_two_kinds() -> None:
    """An entry is known by its kind and its id, in the journal as in the file: what may be stored may be taken away."""
    twice = SMALL.model_copy(update={"segments": (SMALL.segments[0].model_copy(update={"id": NOTE}),)})
    assert read_canvas(write_canvas(twice)) == twice


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b"[]," * (FILE_LIMIT // 3 - 2) + b"[]]",
        b'"' + b"\\\"" * (FILE_LIMIT // 2 - 1),
        b'{"a": "' + b"\\" * (FILE_LIMIT - 8),
        b'"' * FILE_LIMIT,
        b"{" + b",".join(b'"%d":1' % n for n in range(190_000)) + b"}",
        json.dumps({"a": "e\u0301\u0301\u0301\u0301" * 200_000}, ensure_ascii=False).encode(),
        changed("notes", 0, "text", to="a\u0301" * 19_000),
    ],
    ids=["lists", "escaped quotes", "backslashes", "quotes", "fields", "accents", "accents in a note"],
)  # fmt: skip
def test_a_hostile_file_of_the_largest_size_costs_little(data: bytes) -> None:
    assert len(data) <= FILE_LIMIT
    begun = time.process_time()
    with pytest.raises(FileRefusedError):
        read_canvas(data)
    assert time.process_time() - begun < 80 * stride()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["crm-canvas", "customer", "own:x", str(NOTE), "2026-01-01", "answered", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["format", "version", "snapshot", "id", "notes"]) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)  # fmt: skip


def paths(value: object, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path inside a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, item in pairs for path in [(*above, key), *paths(item, (*above, key))]]


PATHS = paths(json.loads(write_canvas(SMALL))["snapshot"])


def is_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, a workshop that can be written again, or one sentence."""
    try:
        snapshot = read_canvas(data)
    except (FileRefusedError, FileNewerError, FileTooLargeError) as error:
        refusal: CanvasError = error
    else:
        assert read_canvas(write_canvas(snapshot)) == snapshot
        return
    assert refusal.details.get("place", "the whole file")
    assert len(str(refusal).splitlines()) == 1


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    is_read_or_refused(data)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(PATHS), JSON)
def test_any_value_in_any_place_is_read_or_refused(path: tuple[str | int, ...], value: object) -> None:
    is_read_or_refused(changed(*path, to=value))


@settings(max_examples=500, deadline=None)
@given(st.integers(0, len(write_canvas(SMALL)) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_any_damage_is_read_or_refused(at: int, put: bytes, gone: int) -> None:
    data = write_canvas(SMALL)
    is_read_or_refused(data[:at] + put + data[at + gone :])


# --- the schema ---------------------------------------------------------------------------------------------------


def test_the_schema_in_assets_is_current() -> None:
    written = json.dumps(canvas_schema(), ensure_ascii=False, indent=2) + "\n"
    assert (ROOT / "assets" / "canvas.schema.json").read_text("utf-8") == written, (
        "run: python -m canvas_model.files.canvas_schema > assets/canvas.schema.json"
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_demo_validates_against_the_schema(language: str) -> None:
    Draft202012Validator.check_schema(canvas_schema())
    SCHEMA.validate(json.loads(write_canvas(demo_snapshot(language, today=date(2026, 3, 10)))))


@pytest.mark.parametrize(
    "data",
    [
        changed("notes", 0, "colour", to="red"),
        changed("notes", 0, "text", to="x" * 2001),
        changed("tasks", 1, "name", to="x" * 121),
        changed("answers", 0, "level", to=5),
        changed("notes", to=[MANY] * 1001),
        without("notes", 0, "id"),
        without("workshop", "client"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(data: bytes) -> None:
    assert not SCHEMA.is_valid(json.loads(data))
    with pytest.raises(FileRefusedError):
        read_canvas(data)
