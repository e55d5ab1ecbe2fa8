"""What is refused of an entry for the workshop it is written in, without asking the database."""

from uuid import UUID

import pytest

from canvas_model.checks.references import Surroundings, check_references
from canvas_model.content import Answer, Content, NoteOnCanvas, TaskEdit, natural_id
from canvas_model.errors import NotFoundError, TaskCycleError, UnknownEntryError
from tests.canvas_model.small_workshop import WORKSHOP, small_workshop

HERE, ELSEWHERE = UUID(int=100), UUID(int=200)
AROUND = Surroundings(WORKSHOP, members=frozenset({HERE}), plan=small_workshop())
UNASKED = Surroundings(WORKSHOP, members=None, plan=None)


def answer(member: UUID | None, workshop: UUID = WORKSHOP) -> Answer:
    return Answer(id=natural_id(workshop, "answer", "data.q1", member), question="data.q1", member=member)


def edit(task: str, *before: str) -> TaskEdit:
    return TaskEdit(id=natural_id(WORKSHOP, "task", task), task=task, predecessors=before)


@pytest.mark.parametrize(
    "entry, refusal",
    [
        (answer(HERE, workshop=ELSEWHERE), UnknownEntryError),
        (answer(ELSEWHERE), NotFoundError),
        (NoteOnCanvas(id=UUID(int=1), block="data", text="a note", member=ELSEWHERE), NotFoundError),
        (edit("p0", "golive"), TaskCycleError),
        (edit("p0", "p0"), TaskCycleError),
    ],
)
def test_an_entry_that_does_not_belong_here_is_refused(entry: Content, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_references(entry, AROUND)


@pytest.mark.parametrize(
    "entry",
    [answer(None), answer(HERE), NoteOnCanvas(id=UUID(int=1), block="data", text="a note"), edit("golive", "p0")],
)
def test_an_entry_that_belongs_here_is_taken(entry: Content) -> None:
    check_references(entry, AROUND)


@pytest.mark.parametrize("entry", [answer(ELSEWHERE), edit("p0", "golive")])
def test_what_a_change_does_not_touch_is_not_asked_for_again(entry: Content) -> None:
    check_references(entry, UNASKED)
