"""The numbers of added tasks and risks where an entry names none, or one that is taken."""

from itertools import permutations
from uuid import UUID

import pytest

from canvas_model.content import RiskEdit, TaskEdit
from canvas_model.content.entry_ids import own_id
from canvas_model.content.own_numbers import own_numbers

IDS = tuple(own_id(UUID(int=place, version=4)) for place in (7, 1, 4))


def edits(kind: type[TaskEdit | RiskEdit], *numbered: tuple[str, int | None]) -> list[TaskEdit | RiskEdit]:
    return [kind.model_validate({"id": UUID(int=0), kind.kind: id, "number": number}) for id, number in numbered]


@pytest.mark.parametrize("kind", [TaskEdit, RiskEdit])
def test_what_has_no_number_is_numbered_as_it_was_written_whatever_its_id(kind: type[TaskEdit | RiskEdit]) -> None:
    for ids in permutations(IDS):
        assert own_numbers(edits(kind, *((id, None) for id in ids))) == dict(zip(ids, (1, 2, 3), strict=True))


@pytest.mark.parametrize("kind", [TaskEdit, RiskEdit])
def test_a_number_stays_and_what_has_none_or_a_taken_one_gets_the_next(kind: type[TaskEdit | RiskEdit]) -> None:
    first, second, third = IDS
    assert own_numbers(edits(kind, (first, None), (second, 5), (third, 5))) == {second: 5, first: 6, third: 7}
