"""A full room keeps its pace: many look and answer at once, and nobody waits."""

import pytest

from tests.bench import room


@pytest.mark.full
def test_thirty_people_look_and_answer_on_less_than_half_a_core_and_nobody_waits() -> None:
    found = room.measure()
    assert found.processor < 40, found
    assert found.saved <= 3 * found.floor, found
    assert found.figures <= 300, found
