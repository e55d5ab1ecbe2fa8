"""What the canvas is told of where the client stands is what the rules worked out."""

from fractions import Fraction
from typing import Any

from hypothesis import given

from canvas_model.content import Snapshot
from canvas_model.rules.scoring.bands import band_of
from canvas_model.rules.scoring.readiness import assess
from exporters.words.numbers_and_dates import rounded
from pages.endpoints.readiness_figures import worked_out
from tests.canvas_model.small_workshop import CATALOGUE, MANY, answer, small_workshop, workshops


def told(snapshot: Snapshot, question: str) -> dict[str, Any]:
    """What the board is told of a question."""
    blocks = worked_out(snapshot)["blocks"]
    return next(one for block in blocks for one in block["questions"] if one["id"] == question)


def test_an_answer_without_evidence_shows_what_counts_and_what_was_declared() -> None:
    capped = told(small_workshop({"data.q1": 4}, evidence_cap=True), "data.q1")
    assert (capped["level"], capped["declared"], capped["capped"], capped["agreed"]) == (2.0, 4.0, True, True)
    free = told(small_workshop({"data.q1": 4}, evidence_cap=False), "data.q1")
    assert (free["level"], free["declared"], free["capped"]) == (4.0, 4.0, False)
    proven = small_workshop(evidence_cap=True).model_copy(
        update={"answers": (answer("data.q1", 4, None, "minutes of March"),)}
    )
    assert (told(proven, "data.q1")["level"], told(proven, "data.q1")["capped"]) == (4.0, False)


def test_answers_far_apart_are_to_be_discussed_until_the_group_agrees() -> None:
    apart = small_workshop({"data.q1": [0, 2, "dont_know"]})
    said = told(apart, "data.q1")
    assert (said["state"], said["level"], said["median"], said["answers"]) == ("answered", 1.0, 1.0, 2)
    assert said["to_discuss"] and not said["agreed"]
    agreed = apart.model_copy(update={"answers": (*apart.answers, answer("data.q1", 2))})
    said = told(agreed, "data.q1")
    assert (said["level"], said["median"], said["agreed"], said["to_discuss"]) == (2.0, 1.0, True, False)


def test_no_answer_and_an_unknown_one_are_told_apart() -> None:
    snapshot = small_workshop({"data.q1": ["dont_know"], "data.q2": "not_applicable"})
    states = {
        id: (told(snapshot, id)["state"], told(snapshot, id)["level"]) for id in ("data.q1", "data.q2", "data.q3")
    }
    assert states == {"data.q1": ("dont_know", 0.0), "data.q2": ("not_applicable", None), "data.q3": ("blank", None)}


@MANY
@given(workshops(edited=False))
def test_every_question_of_the_board_is_the_one_of_the_score(snapshot: Snapshot) -> None:
    readiness, shown = assess(snapshot, CATALOGUE), worked_out(snapshot)
    for block, sent in zip(readiness.blocks, shown["blocks"], strict=True):
        assert (block.id, block.maturity, block.band) == (sent["id"], sent["maturity"], sent["band"])
        printed = None if block.maturity is None else Fraction(rounded(block.maturity, sent["digits"]))
        assert band_of(printed, block.exact.target, CATALOGUE.readiness_scale.bands) == block.band
        for question, one in zip(block.questions, sent["questions"], strict=True):
            assert all(getattr(question, name) == value for name, value in one.items())
            assert one["capped"] == (one["level"] is not None and one["level"] != one["declared"])
