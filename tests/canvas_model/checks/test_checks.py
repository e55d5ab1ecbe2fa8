"""What is refused of an entry or a workshop without asking the database."""

from datetime import date
from uuid import UUID

import pytest

from canvas_model.checks.entries import check_entry, check_workshop, validated
from canvas_model.checks.known_ids import known_ids
from canvas_model.content import (
    Answer,
    BlockSetting,
    Choice,
    Content,
    Member,
    NoteOnCanvas,
    RiskEdit,
    Segment,
    TaskEdit,
)
from canvas_model.content import WorkshopFields as Fields
from canvas_model.content.entry_ids import own_id
from canvas_model.errors import EmptyTextError, TextTooLongError, UnknownEntryError, ValueRefusedError

ID = UUID(int=1)
BLOCK, QUESTION, TASK, RISK = (min(known_ids()[kind]) for kind in ("block", "question", "task", "risk"))
WORKSHOP = Fields(client="Esempio S.r.l.", title="CRM", held_on=date(2026, 11, 2), starts_on=date(2026, 11, 9))


@pytest.mark.parametrize(
    "entry, refusal",
    [
        (Member(id=ID, name=" "), EmptyTextError),
        (Member(id=ID, name="\u200b\ufe0f\u3164"), EmptyTextError),
        (Segment(id=ID, name="\u2800"), EmptyTextError),
        (Member(id=ID, name="Anna", department="nowhere"), UnknownEntryError),
        (NoteOnCanvas(id=ID, block=BLOCK, text=""), EmptyTextError),
        (NoteOnCanvas(id=ID, block="nowhere", text="a note"), UnknownEntryError),
        (Answer(id=ID, question="nowhere"), UnknownEntryError),
        (Answer(id=ID, question=QUESTION, state="dont_know", level=2), ValueRefusedError),
        (Choice(id=ID, alternative="nowhere"), UnknownEntryError),
        (BlockSetting(id=ID, block="nowhere"), UnknownEntryError),
        (TaskEdit(id=ID, task="nowhere"), UnknownEntryError),
        (TaskEdit(id=ID, task=TASK, owner="nobody"), UnknownEntryError),
        (TaskEdit(id=ID, task=own_id(ID)), EmptyTextError),
        (TaskEdit(id=ID, task="own:1", name="a task"), UnknownEntryError),
        (RiskEdit(id=ID, risk=own_id(ID)), EmptyTextError),
        (RiskEdit(id=ID, risk=RISK, mitigated=("nothing",)), UnknownEntryError),
    ],
    ids=repr,
)
def test_an_entry_that_names_nothing_or_contradicts_itself_is_refused(entry: Content, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_entry(entry)


@pytest.mark.parametrize(
    "entry",
    [
        Member(id=ID, name="Anna"),
        Member(id=ID, name="Anna", department=""),
        NoteOnCanvas(id=ID, block=BLOCK, text="a note", department=""),
        NoteOnCanvas(id=ID, block=BLOCK, text="a note"),
        Answer(id=ID, question=QUESTION, state="dont_know"),
        TaskEdit(id=ID, task=TASK),
        TaskEdit(id=ID, task=own_id(ID), name="a task"),
        RiskEdit(id=ID, risk=own_id(ID), event="an event"),
    ],
    ids=repr,
)
def test_a_sound_entry_passes(entry: Content) -> None:
    check_entry(entry)


@pytest.mark.parametrize(
    "fields, refusal",
    [
        ({"client": ""}, EmptyTextError),
        ({"title": ""}, EmptyTextError),
        ({"areas": ("nowhere",)}, UnknownEntryError),
        ({"layout": "nowhere"}, UnknownEntryError),
        ({"left_out": ("cover",)}, UnknownEntryError),
        ({"country": "XX"}, UnknownEntryError),
    ],
)
def test_a_workshop_needs_its_names_and_what_the_catalogue_knows(
    fields: dict[str, object], refusal: type[Exception]
) -> None:
    check_workshop(WORKSHOP)
    with pytest.raises(refusal):
        check_workshop(WORKSHOP.model_copy(update=fields))


def test_a_value_that_does_not_fit_is_refused_with_its_field_and_the_reason() -> None:
    with pytest.raises(ValueRefusedError) as caught:
        validated(BlockSetting, {"id": ID, "block": BLOCK, "importance": 4})
    assert (caught.value.details["field"], caught.value.details["reason"]) == ("importance", "the most is 3")


def test_a_text_keeps_its_own_refusal() -> None:
    with pytest.raises(TextTooLongError):
        validated(Member, {"id": ID, "name": "n" * 61})
