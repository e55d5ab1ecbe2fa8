"""Progress of the interview."""

from hypothesis import given

from canvas_model.content import Snapshot
from canvas_model.rules.scoring.answers import answers_by_question
from canvas_model.rules.scoring.progress import block_progress, next_unanswered
from tests.canvas_model.small_workshop import (
    ALTERNATIVES,
    CATALOGUE,
    MANY,
    MEMBERS,
    SCORED,
    small_workshop,
    workshops,
)


def next_of(snapshot: Snapshot, **fields: object) -> str | None:
    return next_unanswered(snapshot, CATALOGUE, **{"member": None, **fields})  # type: ignore[arg-type]


def all_decided(snapshot: Snapshot) -> bool:
    return all(one.decided == one.alternatives for one in block_progress(snapshot, CATALOGUE))


def test_an_untouched_workshop_starts_with_the_first_question() -> None:
    assert all_decided(small_workshop()) is False
    assert next_of(small_workshop()) == "customer.q1"


def test_questions_come_before_the_blocks_alternatives_in_canvas_order() -> None:
    snapshot = small_workshop({f"customer.q{n}": 2 for n in range(1, 5)}, {"customer.b2b": 1})
    assert next_of(snapshot) == "customer.b2c"
    assert next_of(snapshot, after="customer.b2b2c") == "data.q1"


def test_the_search_goes_round_to_what_was_left_behind() -> None:
    snapshot = small_workshop({id: 1 for id in SCORED if id != "data.q2"}, dict.fromkeys(ALTERNATIVES, "not_needed"))
    assert next_of(snapshot, after="costs.q3") == "data.q2"
    assert next_of(snapshot, after="data.q2") == "data.q2"
    assert next_of(snapshot, after="nothing") == "data.q2"


def test_a_member_is_asked_what_they_have_not_answered_themselves() -> None:
    snapshot = small_workshop({"customer.q1": [2], "customer.q2": 3})
    assert next_of(snapshot, member=MEMBERS[0]) == "customer.q2"
    assert next_of(snapshot, member=MEMBERS[1]) == "customer.q1"
    assert next_of(snapshot) == "customer.q3"


def test_a_needed_alternative_is_decided_once_its_use_is_said() -> None:
    def decided(**choices: object) -> int:
        snapshot = small_workshop(None, {f"market.{name}": value for name, value in choices.items()})
        return next(one for one in block_progress(snapshot, CATALOGUE) if one.block == "market").decided

    assert decided(b2b=None) == 0
    assert decided(b2b=0) == 1
    assert decided(b2b="not_needed", b2c=2) == 2


def test_one_main_choice_decides_the_others() -> None:
    snapshot = small_workshop(None, {"technology.cloud": (None, "it fits")})
    technology = next(one for one in block_progress(snapshot, CATALOGUE) if one.block == "technology")
    assert (technology.decided, technology.alternatives) == (3, 4)


def test_everything_answered_leaves_nothing_to_ask() -> None:
    snapshot = small_workshop({id: [1] for id in SCORED}, dict.fromkeys(ALTERNATIVES, "not_needed"))
    assert all_decided(snapshot) and next_of(snapshot) is None


def test_dont_know_is_an_answer_and_a_blank_is_not() -> None:
    assert next_of(small_workshop({"customer.q1": "dont_know", "customer.q2": "blank"})) == "customer.q2"


@MANY
@given(workshops())
def test_nothing_is_left_exactly_when_all_is_done(snapshot: Snapshot) -> None:
    assert (next_of(snapshot) is None) == (all_decided(snapshot) and set(SCORED) <= set(answers_by_question(snapshot)))
