"""Whatever may be stored fits into a file, and comes back from it: the limits of both are one sum."""

from datetime import date
from uuid import UUID

import pytest
from streamlit import config

from canvas_model import limits
from canvas_model.content import KINDS, LISTS, Content, Snapshot
from canvas_model.content.text_size import characters_of, text_fields
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import FileRefusedError
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES, LIMITS, TEXT_LIMIT
from tests.canvas_model.full_workshop import full, full_of_answers, full_of_notes

WIDE = "\U0001f600"
"""A character of four bytes in a file."""
LONG_ID = "x" * 80
_EXTREME: dict[str, object] = {
    "uuid": UUID("ffffffff-ffff-4fff-bfff-ffffffffffff"),
    "id": LONG_ID,
    "position": -999_999_999_999.9998,
    "version": 10**15,
    "day": date(2099, 12, 31),
}


def largest(kind: str) -> Content:
    """An entry with every field as long as it can be in a file, but without texts."""
    values: dict[str, object] = {}
    for name in KINDS[kind].model_fields:
        values[name] = _longest(name)
    values |= dict.fromkeys(text_fields(kind), WIDE)
    return KINDS[kind].model_construct(**values)


def _longest(name: str) -> object:
    many = {"predecessors": limits.MOST_PREDECESSORS, "mitigated": limits.MOST_MITIGATIONS}
    if name in many:
        return tuple(LONG_ID for _ in range(many[name]))
    if name in ("id", "member"):
        return _EXTREME["uuid"]
    if name in ("position", "version"):
        return _EXTREME[name]
    if name in ("not_before", "due"):
        return _EXTREME["day"]
    if name in ("optimistic", "likely", "pessimistic", "target", "number"):
        return 399.99999999999994
    if name in ("dropped", "remembered", "kept"):
        return True
    return LONG_ID


def as_file(**lists: tuple[Content, ...]) -> int:
    base = demo_snapshot("en", today=date(2026, 11, 23))
    bare = Snapshot(id=base.id, revision=1, changed_at=base.changed_at, workshop=base.workshop)
    return len(write_canvas(bare.model_copy(update=lists)))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", LISTS)
def test_no_entry_takes_more_beside_its_texts_than_the_sum_allows(kind: str) -> None:
    entry = largest(kind)
    one, two = (as_file(**{LISTS[kind]: (entry,) * count}) for count in (1, 2))
    assert two - one - 4 * len(text_fields(kind)) <= limits._BESIDE_TEXT[kind]


def test_the_workshop_itself_takes_no_more_than_the_sum_allows() -> None:
    fields = demo_snapshot("en", today=date(2026, 11, 23)).workshop
    most = fields.model_copy(
        update={
            "client": WIDE * 120,
            "title": WIDE * 120,
            "contact": WIDE * 120,
            "consultant": WIDE * 60,
            "logo": "x" * (limits.LOGO_KILOBYTES * 1024 * 4 // 3 + 100),
            "closed_on": (date(2099, 12, 31),) * limits.MOST_CLOSING_DAYS,
            "areas": (LONG_ID,) * limits.MOST_AREAS,
            "left_out": (LONG_ID,) * limits.MOST_SECTIONS,
        }
    )
    base = demo_snapshot("en", today=date(2026, 11, 23))
    bare = Snapshot(id=base.id, revision=10**15, changed_at=base.changed_at, workshop=most, origin=base.id)
    assert len(write_canvas(bare)) <= limits._WORKSHOP


@pytest.mark.parametrize("made", [full, full_of_notes, lambda: full_of_answers(people=LIMITS["member"], length=20)])
def test_a_workshop_as_large_as_can_be_comes_back_from_its_file(made) -> None:
    began_with = made()
    data = write_canvas(began_with)
    assert len(data) <= FILE_LIMIT
    assert read_canvas(data) == began_with


def test_sixty_people_who_say_two_things_to_every_question_have_room_beside_a_full_canvas() -> None:
    assert characters_of(full_of_answers()) > 2_000_000
    assert characters_of(full()) == TEXT_LIMIT


def test_one_character_more_is_refused() -> None:
    most = full()
    last = most.answers[-1]
    longer = last.model_copy(update={"note": last.note + "x"})
    more = most.model_copy(update={"answers": (*most.answers[:-1], longer)})
    with pytest.raises(FileRefusedError, match=str(TEXT_LIMIT + 1)):
        read_canvas(write_canvas(more))


def test_the_uploader_takes_a_file_of_every_size_that_is_read() -> None:
    assert config.get_option("server.maxUploadSize") == FILE_MEGABYTES


def test_brackets_without_number_are_refused_before_anything_is_made_of_them() -> None:
    data = b"[" + b"[]," * (FILE_LIMIT // 3 - 2) + b"[]]"
    with pytest.raises(FileRefusedError, match="entries are written"):
        read_canvas(data)
