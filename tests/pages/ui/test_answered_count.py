"""A range is told only while an answer is missing: "between 36% and 36%" tells nobody anything."""

from dataclasses import replace
from datetime import date

from canvas_model.catalogue import catalogue
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.results import Relationships
from canvas_model.rules.scoring.readiness import assess
from canvas_model.rules.scoring.relationships import assess_relationships
from pages.ui.answered_count import answered


def demo() -> Relationships:
    return assess_relationships(demo_snapshot("en", today=date(2026, 11, 21)), catalogue("en"))


def test_with_all_answers_no_range_is_told() -> None:
    result = demo()
    assert result.all_answered
    assert round(result.worst, 6) == round(result.best, 6)
    assert answered(result, "{:.0f}%".format) == "11 of 11 answered"


def test_while_an_answer_is_missing_the_range_is_told() -> None:
    result = replace(demo(), answered=9, worst=30.0, best=48.0)
    assert answered(result, "{:.0f}%".format) == "9 of 11 answered, between 30% and 48%"


def test_a_block_has_a_range_exactly_while_anything_is_open() -> None:
    blocks = assess(demo_snapshot("en", today=date(2026, 11, 21)), catalogue("en")).blocks
    assert {"between" in answered(block, "{:.2f}".format) for block in blocks} == {True, False}
    for block in blocks:
        is_open = block.answered < block.asked or block.open_alternatives > 0
        assert ("between" in answered(block, "{:.2f}".format)) == is_open == (block.worst < block.best), block.id
