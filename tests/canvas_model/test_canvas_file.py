"""The workshop as a file: what is written comes back, what cannot be kept is refused with its place."""

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from canvas_model.canvas_file import read_canvas, write_canvas
from canvas_model.canvas_schema import canvas_schema
from canvas_model.checks import known_ids
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
from canvas_model.demo import demo_snapshot
from canvas_model.errors import CanvasError, FileNewerError, FileRefusedError, FileTooLargeError
from canvas_model.limits import FILE_LIMIT, LIMITS
from canvas_model.text import NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, clean_text

ROOT = Path(__file__).resolve().parents[2]
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
    other = SMALL.model_copy(update={"choices": (SMALL.choices[0].model_copy(update={"id": NOTE.__class__(int=9)}),)})
    assert read_canvas(write_canvas(other)) == other


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_canvas(b"\xef\xbb\xbf" + write_canvas(SMALL)) == SMALL


def test_texts_are_cleaned_like_any_other_text() -> None:
    read = read_canvas(changed("notes", 0, "text", to="  a\x00b\u202ec\r\nd  "))
    assert read.notes[0].text == "abc\nd"


def test_a_time_without_zone_is_taken_as_universal() -> None:
    assert read_canvas(changed("changed_at", to="2026-03-10T16:40:00")) == SMALL


IDS = known_ids()


def text(limit: int, *, least: int = 0, single_line: bool = False) -> st.SearchStrategy[str]:
    """Texts of any characters as they are once cleaned."""
    raw = st.text(st.characters(exclude_categories=["Cs"]), max_size=min(limit, 60))
    cleaned = raw.map(lambda value: clean_text(value, limit=10 * limit, single_line=single_line))
    return cleaned.filter(lambda value: least <= len(value) <= limit)


def one_of(sort: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(IDS[sort]))


NAMES = text(NAME_LIMIT, least=1, single_line=True)
TITLES = text(TITLE_LIMIT, least=1, single_line=True)
NOTES = text(NOTE_LIMIT)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
LEVELS = st.integers(0, 4)
POSITIONS = st.floats(-1e12, 1e12)
DURATIONS = st.none() | st.floats(0, 400)
SCORED = sorted(id for id in IDS["question"] if ".s" not in id and id != "technology.q6")


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    workshop = draw(st.uuids())
    members = draw(
        st.lists(st.builds(Member, id=st.uuids(), name=NAMES, department=one_of("area")), max_size=4, unique_by=id_of)
    )
    someone = st.sampled_from([None, *(member.id for member in members)])
    answered = st.tuples(st.just("answered"), LEVELS)
    silent = st.tuples(st.sampled_from(["blank", "dont_know", "not_applicable"]), st.none())
    answers = [
        Answer(
            id=natural_id(workshop, "answer", question, member),
            question=question,
            member=member,
            state=state,
            level=level,
            evidence=draw(NOTES),
            note=draw(NOTES),
            version=draw(st.integers(0, 9)),
        )
        for question, member in draw(st.sets(st.tuples(st.sampled_from(SCORED), someone), max_size=5))
        for state, level in [draw(answered | silent)]
    ]
    return Snapshot(
        id=workshop,
        revision=draw(st.integers(0, 10**15)),
        changed_at=draw(st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC))),
        archived=draw(st.booleans()),
        workshop=draw(
            st.builds(
                WorkshopFields,
                client=TITLES,
                title=TITLES,
                language=st.sampled_from(["it", "en"]),
                held_on=DAYS,
                starts_on=DAYS,
                areas=st.lists(one_of("area"), max_size=5).map(tuple),
                crm_users=st.integers(1, 100_000),
                country=st.sampled_from(["IT", "DE", "GB"]),
                layout=one_of("layout"),
                evidence_cap=st.booleans(),
            )
        ),
        members=tuple(members),
        notes=tuple(
            draw(
                st.lists(
                    st.builds(
                        NoteOnCanvas,
                        id=st.uuids(),
                        block=one_of("block"),
                        text=text(NOTE_LIMIT, least=1),
                        department=one_of("area"),
                        member=someone,
                        position=POSITIONS,
                    ),
                    max_size=5,
                    unique_by=id_of,
                )
            )
        ),
        answers=tuple(answers),
        choices=tuple(
            Choice(
                id=natural_id(workshop, "choice", alternative),
                alternative=alternative,
                need=draw(st.sampled_from(["undecided", "needed", "not_needed"])),
                use=draw(st.none() | st.integers(0, 2)),
                reason=draw(NOTES),
            )
            for alternative in draw(st.sets(one_of("alternative"), max_size=4))
        ),
        blocks=tuple(
            BlockSetting(
                id=natural_id(workshop, "block", block),
                block=block,
                target=draw(st.floats(0, 4)),
                importance=draw(st.integers(1, 3)),
            )
            for block in draw(st.sets(one_of("block"), max_size=3))
        ),
        segments=tuple(
            draw(
                st.lists(
                    st.builds(Segment, id=st.uuids(), name=NAMES, size=st.none() | LEVELS, persona_pains=NOTES),
                    max_size=3,
                    unique_by=id_of,
                )
            )
        ),
        tasks=tuple(
            TaskEdit(
                id=natural_id(workshop, "task", task),
                task=task,
                name=draw(TITLES if task.startswith("own:") else st.none() | TITLES),
                step=draw(st.none() | st.integers(1, 5)),
                owner=draw(st.none() | one_of("role")),
                person=draw(text(NAME_LIMIT, single_line=True)),
                likely=draw(DURATIONS),
                predecessors=draw(st.none() | st.lists(one_of("task"), max_size=3).map(tuple)),
                dropped=draw(st.booleans()),
                position=draw(st.none() | POSITIONS),
            )
            for task in draw(st.sets(one_of("task") | st.uuids().map("own:{}".format), max_size=3))
        ),
        risks=tuple(
            RiskEdit(
                id=natural_id(workshop, "risk", risk),
                risk=risk,
                event=draw(text(NOTE_LIMIT, least=1) if risk.startswith("own:") else st.none() | NOTES),
                probability=draw(st.none() | st.integers(1, 5)),
                mitigated=draw(st.lists(one_of("mitigation"), max_size=3).map(tuple)),
                due=draw(st.none() | DAYS),
                status=draw(st.sampled_from(["open", "closed"])),
            )
            for risk in draw(st.sets(one_of("risk") | st.uuids().map("own:{}".format), max_size=3))
        ),
    )


def id_of(entry: Member | NoteOnCanvas | Segment) -> UUID:
    return entry.id


SCHEMA = Draft202012Validator(canvas_schema(), format_checker=FormatChecker())


@settings(max_examples=200, deadline=None)
@given(snapshots())
def test_any_workshop_comes_back_equal_validates_and_is_written_the_same_again(snapshot: Snapshot) -> None:
    data = write_canvas(snapshot)
    SCHEMA.validate(json.loads(data))
    assert read_canvas(data) == snapshot
    assert write_canvas(read_canvas(data)) == data


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
    "a nameless own task": (changed("tasks", 1, "name", to=""), "tasks[1].name", "cannot stay empty"),
    "many areas": (changed("workshop", "areas", to=["sales"] * 21), "workshop.areas", "and 20 is the most"),
    "many notes": (changed("notes", to=[MANY] * 1001), "notes", "1001 entries are written, and 1000"),
    "very many empty lists": (changed("answers", to=[[]] * 500_000), "answers", "500000 entries"),
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
    "one id for two kinds": (changed("segments", 0, "id", to=str(NOTE)), "segments[0].id", "already used by notes[0]"),
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
    with pytest.raises(FileTooLargeError, match="2 MB"):
        read_canvas(data + b" " * (FILE_LIMIT - len(data) + 1))


def test_fifty_megabytes_are_refused_by_their_length_alone() -> None:
    data = b'{"a":' + b"[" * 50_000_000
    begun = time.process_time()
    with pytest.raises(FileTooLargeError):
        read_canvas(data)
    assert time.process_time() - begun < 0.01


def test_a_workshop_too_large_to_be_read_back_is_not_written() -> None:
    notes = tuple(NoteOnCanvas(id=UUID(int=n), block="data", text="è" * 2000) for n in range(1, 701))
    with pytest.raises(FileTooLargeError):
        write_canvas(SMALL.model_copy(update={"notes": notes}))


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b"[]," * (FILE_LIMIT // 3 - 2) + b"[]]",
        b'"' + b"\\\"" * (FILE_LIMIT // 2 - 1),
        b'{"a": "' + b"\\" * (FILE_LIMIT - 8),
        b'"' * FILE_LIMIT,
        b"{" + b",".join(b'"%d":1' % n for n in range(190_000)) + b"}",
        "{\"a\": \"{}\"}".encode().replace(b"{}", "e\u0301\u0301\u0301\u0301".encode() * 200_000),
        changed("notes", 0, "text", to="a\u0301" * 19_000),
    ],
    ids=["lists", "escaped quotes", "backslashes", "quotes", "fields", "accents", "accents in a note"],
)  # fmt: skip
def test_two_hostile_megabytes_cost_less_than_two_seconds(data: bytes) -> None:
    assert len(data) <= FILE_LIMIT
    begun = time.process_time()
    with pytest.raises(FileRefusedError):
        read_canvas(data)
    assert time.process_time() - begun < 2


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
    except CanvasError as error:
        assert isinstance(error, FileRefusedError | FileNewerError | FileTooLargeError)
        assert error.details.get("place", "here")
        assert len(str(error).splitlines()) == 1
    else:
        assert read_canvas(write_canvas(snapshot)) == snapshot


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
        "run: python -m canvas_model.canvas_schema > assets/canvas.schema.json"
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_demo_validates_against_the_schema(language: str) -> None:
    Draft202012Validator.check_schema(canvas_schema())
    SCHEMA.validate(json.loads(write_canvas(demo_snapshot(language, today=date(2026, 3, 10)))))  # type: ignore[arg-type]


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
