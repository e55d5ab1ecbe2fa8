"""Readiness, against the worked example and against what must always hold."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.content import Answer, Snapshot
from canvas_model.results import Readiness
from canvas_model.rules.scoring.block_priority import by_priority
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import (
    BLOCKS,
    CATALOGUE,
    LEVELS,
    MANY,
    MEMBERS,
    SCORED,
    answer,
    setting,
    small_workshop,
    worked_example,
    workshops,
)

EXAMPLE = {
    "customer": ("3/4", "1/2", 3),
    "data": ("1/2", "7/20", 3),
    "sources": ("5/8", "1/3", 2),
    "executors": ("3/5", "3/8", 3),
    "market": ("1", "5/8", 1),
    "strategies": ("1/2", "1/4", 3),
    "processes": ("1/4", "3/16", 3),
    "technology": ("1", "3/5", 2),
    "costs": ("1/4", "1/6", 2),
}
"""C, Q and importance of each block as the source has them; the rest is worked out here by hand."""

MAINS = {"strategies.data": (None, "r"), "technology.cloud": (None, "r")}
"""One choice with its reason, in both blocks that ask for one."""


def assessed(*args: object, **fields: object) -> Readiness:
    return assess(small_workshop(*args, **fields), CATALOGUE)  # type: ignore[arg-type]


@pytest.mark.parametrize("block", EXAMPLE)
def test_the_worked_example_comes_out_exactly(block: str) -> None:
    result = assess(worked_example(), CATALOGUE).block(block)
    c, q, importance = Fraction(EXAMPLE[block][0]), Fraction(EXAMPLE[block][1]), EXAMPLE[block][2]
    level = 4 * (c + q) / 2
    gap = max(Fraction(0), 3 - level)
    exact = result.exact
    assert (exact.alternatives_part, exact.questions_part, exact.maturity) == (c, q, level)
    assert (exact.gap, exact.priority) == (gap, gap * importance)
    assert (result.alternatives_part, result.questions_part, result.maturity) == (float(c), float(q), float(level))
    assert (result.gap, result.priority) == (float(gap), float(gap * importance))
    assert result.halves == "both"


def test_the_worked_example_is_46_3_per_cent_ready_with_costs_lowest() -> None:
    result = assess(worked_example(), CATALOGUE)
    weights = {block: importance for block, (_c, _q, importance) in EXAMPLE.items()}
    points = sum(2 * (Fraction(c) + Fraction(q)) * weights[block] for block, (c, q, _importance) in EXAMPLE.items())
    assert result.percent == float(100 * points / (4 * sum(weights.values())))
    assert f"{result.percent:.1f}" == "46.3"
    assert (result.lowest, result.label) == ("costs", "prepare_first")
    assert result.held_by_critical == ("strategies", "processes", "costs")
    assert result.held_by_pillars == ("processes",)


def test_the_worked_example_has_its_order_of_priorities() -> None:
    result = assess(worked_example(), CATALOGUE)
    order = [block.id for block in by_priority(result.blocks) if block.priority]
    assert order == ["processes", "strategies", "costs", "data", "executors", "sources", "customer"]


def test_the_worked_example_has_its_bands() -> None:
    bands = {block.id: block.band for block in assess(worked_example(), CATALOGUE).blocks}
    assert bands["customer"] == "to_improve" and bands["strategies"] == "critical" and bands["market"] == "on_target"


def test_equal_priorities_go_by_canvas_order() -> None:
    answers = {"sources.q1": 1, "data.q1": 1, "market.q1": 1, "processes.q1": 1, "executors.q1": 1}
    order = [block.id for block in by_priority(assessed(answers).blocks)]
    assert order == ["data", "sources", "executors", "market", "processes"]


def test_an_untouched_workshop_is_not_assessed_and_anything_is_possible() -> None:
    result = assessed()
    assert (result.percent, result.label, result.lowest) == (None, None, None)
    assert (result.worst, result.best) == (0, 100)
    assert result.not_assessed == tuple(BLOCKS)
    assert result.gaps == () and result.warnings == ()


def test_the_median_counts_and_a_spread_of_two_is_for_discussion() -> None:
    result = assessed({"data.q1": [1, 2, 3], "data.q2": [1, 2]})
    first, second = result.block("data").questions[:2]
    assert (first.level, first.low, first.high, first.answers, first.to_discuss) == (2, 1, 3, 3, True)
    assert (second.level, second.to_discuss) == (1.5, False)
    assert result.to_discuss == ("data.q1",)


def test_what_was_agreed_stands_over_the_median_and_ends_the_discussion() -> None:
    snapshot = small_workshop({"data.q1": [0, 1, 4]})
    agreed = snapshot.model_copy(update={"answers": (*snapshot.answers, answer("data.q1", 2))})
    question = assess(agreed, CATALOGUE).block("data").questions[0]
    assert (question.level, question.median, question.agreed, question.to_discuss) == (2, 1, True, False)


def test_one_dont_know_is_counted_and_left_out_of_the_median() -> None:
    question = assessed({"data.q1": ["dont_know", 3, 3]}).block("data").questions[0]
    assert (question.state, question.level, question.dont_know, question.answers) == ("answered", 3, 1, 2)


def test_dont_know_from_everybody_is_the_groups_answer_and_counts_zero() -> None:
    result = assessed({"data.q1": ["dont_know", "dont_know"], "data.q2": 4})
    assert result.block("data").questions[0].state == "dont_know"
    assert result.block("data").questions_part == 0.5
    assert [gap.kind for gap in result.gaps] == ["dont_know"]


def test_not_applicable_is_not_zero() -> None:
    with_it = assessed({"data.q1": "not_applicable", "data.q2": 4}).block("data")
    with_zero = assessed({"data.q1": 0, "data.q2": 4}).block("data")
    assert (with_it.maturity, with_it.asked) == (4, 4)
    assert (with_zero.maturity, with_zero.asked) == (2, 5)


def test_a_blank_is_not_zero_but_shows_in_coverage_and_band() -> None:
    block = assessed({"market.q1": 4}, {"market.b2b": 2, "market.b2c": "not_needed"}).block("market")
    assert (block.maturity, block.coverage) == (4, pytest.approx(1 / 3))
    assert (block.worst, block.best) == (pytest.approx(4 * (0.5 + 0.5 / 3)), 4)


def test_declared_levels_without_evidence_count_two() -> None:
    result = assessed({"market.q1": 4, "market.q2": 1}, evidence_cap=True)
    block = result.block("market")
    assert (block.maturity, block.declared, block.evidenced) == (1.5, 2.5, 1.5)
    assert result.evidence_cap
    off = assessed({"market.q1": 4, "market.q2": 1}).block("market")
    assert (off.maturity, off.declared, off.evidenced) == (2.5, 2.5, 1.5)


def test_only_evidence_for_a_high_level_proves_it() -> None:
    def level(*said: tuple[int, str]) -> float | None:
        snapshot = small_workshop(evidence_cap=True)
        answers = tuple(answer("data.q1", one, MEMBERS[n], text) for n, (one, text) in enumerate(said))
        return assess(snapshot.model_copy(update={"answers": answers}), CATALOGUE).block("data").questions[0].level

    assert level((4, "the audit"), (4, "the audit")) == 4
    assert level((4, ""), (4, ""), (1, "there is none")) == 2
    assert level((3, ""), (2, "")) == 2
    assert level((3, "the audit"), (2, "")) == 2.5


def test_one_persons_evidence_does_not_prove_everybodys_level() -> None:
    said = (answer("data.q1", 4, MEMBERS[0], "the audit"), *(answer("data.q1", 4, one) for one in MEMBERS[1:3]))
    question = _with(said).block("data").questions[0]
    assert (question.declared, question.evidenced, question.level) == (4, 2, 2)


def test_only_its_own_evidence_proves_an_agreed_answer() -> None:
    alone = tuple(answer("data.q1", 4, one, "the audit") for one in MEMBERS[:3])
    unproved = _with((*alone, answer("data.q1", 4))).block("data").questions[0]
    proved = (
        _with((answer("data.q1", 3, MEMBERS[0]), answer("data.q1", 4, None, "the audit"))).block("data").questions[0]
    )
    assert (unproved.declared, unproved.level) == (4, 2)
    assert (proved.declared, proved.level) == (4, 4)


def _with(answers: tuple[Answer, ...]) -> Readiness:
    snapshot = small_workshop(evidence_cap=True).model_copy(update={"answers": answers})
    return assess(snapshot, CATALOGUE)


def test_a_missing_half_gives_way_to_the_other() -> None:
    assert assessed({"market.q1": 3}).block("market").halves == "questions"
    only = assessed(None, {"market.b2b": 1}).block("market")
    assert (only.halves, only.maturity) == ("alternatives", 2)


def test_alternatives_needed_by_default_are_blank_until_their_use_is_said() -> None:
    assert assessed({"processes.q1": 2}).block("processes").halves == "questions"
    block = assessed(None, {"processes.value": 1}).block("processes")
    assert (block.alternatives_part, block.worst) == (0.5, pytest.approx(4 * 0.5 * 1 / 12))


@pytest.mark.parametrize(
    "chosen, part",
    [
        ({}, 0),
        ({"technology.owned": None}, 0.5),
        ({"technology.owned": (None, "it fits"), "technology.cloud": (None, "this too")}, 0.5),
        ({"technology.owned": (None, "it fits")}, 1),
        ({"technology.owned": (None, "it fits"), "technology.social": None}, 1),
    ],
)
def test_a_choice_block_wants_one_choice_and_its_reason(chosen: dict[str, object], part: float) -> None:
    result = assessed({"technology.q1": 1}, chosen)
    assert result.block("technology").alternatives_part == part
    assert ("choice" in {gap.kind for gap in result.gaps}) == (part < 1)


def test_facts_are_recorded_and_not_scored() -> None:
    assert "technology.q6" not in {question.id for question in assessed().block("technology").questions}
    assert assessed({"technology.q6": 4}).percent is None


def test_a_gap_names_the_alternative_that_would_close_it() -> None:
    result = assessed({"processes.q4": 1}, {"processes.performance": 0, "processes.value": 2})
    assert result.block("processes").is_below_target
    found = {(gap.kind, gap.subject): (gap.solution, gap.value) for gap in result.gaps}
    assert found == {
        ("alternative", "processes.performance"): ("processes.performance", 0),
        ("question", "processes.q4"): ("processes.performance", 1),
    }


def test_gaps_come_by_priority_of_their_block() -> None:
    priorities = [gap.priority for gap in assess(worked_example(), CATALOGUE).gaps]
    assert priorities == sorted(priorities, reverse=True)


def test_a_block_on_its_target_has_no_gaps_listed() -> None:
    on_target = assessed({"market.q1": 2, "market.q2": 3, "market.q3": 3})
    assert on_target.block("market").band == "on_target" and on_target.gaps == ()
    below = assessed({"market.q1": 2, "market.q2": 2, "market.q3": 3})
    assert {gap.subject for gap in below.gaps} == {"market.q1", "market.q2"}


@pytest.mark.parametrize("level, label", [(1, "not_ready"), (2, "with_reservations"), (3, "ready"), (4, "advanced")])
def test_a_percentage_has_a_label(level: int, label: str) -> None:
    assert assessed(dict.fromkeys(SCORED, level), MAINS).label == label


def test_a_figure_from_fewer_than_half_of_the_answers_is_no_verdict() -> None:
    half = (len(SCORED) + 1) // 2
    early = assessed(dict.fromkeys(SCORED[: half - 1], 3))
    assert early.percent is not None and early.label is None and early.labels == ()
    assert early.is_first_look and assessed().is_first_look
    enough = assessed(dict.fromkeys(SCORED[:half], 3))
    assert enough.label is not None and not enough.is_first_look


def test_target_and_importance_are_the_teams() -> None:
    block = assessed({"market.q1": 2}, blocks=(setting("market", target=4, importance=3),)).block("market")
    assert (block.gap, block.priority, block.band) == (2, 6, "critical")


@MANY
@given(workshops())
def test_the_score_lies_between_worst_and_best(snapshot: Snapshot) -> None:
    result = assess(snapshot, CATALOGUE)
    for block in result.blocks:
        assert 0 <= block.worst <= block.best <= 4
        if block.maturity is not None:
            assert block.worst - 1e-9 <= block.maturity <= block.best + 1e-9
            assert block.evidenced is not None and block.declared is not None and block.evidenced <= block.declared
    if result.percent is not None:
        assert result.worst - 1e-9 <= result.percent <= result.best + 1e-9


@MANY
@given(workshops(edited=False), st.data())
def test_raising_an_answer_never_lowers_a_score(snapshot: Snapshot, data: st.DataObject) -> None:
    places = [n for n, one in enumerate(snapshot.answers) if one.state == "answered" and one.level is not None]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    one = snapshot.answers[place]
    raised = one.model_copy(update={"level": max(one.level or 0, data.draw(LEVELS))})
    answers = (*snapshot.answers[:place], raised, *snapshot.answers[place + 1 :])
    before, after = assess(snapshot, CATALOGUE), assess(snapshot.model_copy(update={"answers": answers}), CATALOGUE)
    for old, new in zip(before.blocks, after.blocks, strict=True):
        assert (old.maturity or 0) <= (new.maturity or 0) + 1e-9
        assert old.worst <= new.worst + 1e-9 and old.best <= new.best + 1e-9
    assert (before.percent or 0) <= (after.percent or 0) + 1e-9


@MANY
@given(workshops(), st.data())
def test_taking_answers_away_is_always_possible(snapshot: Snapshot, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(range(len(snapshot.answers) or 1))))
    fewer = snapshot.model_copy(update={"answers": tuple(a for n, a in enumerate(snapshot.answers) if n in kept)})
    before, after = assess(snapshot, CATALOGUE), assess(fewer, CATALOGUE)
    assert after.answered <= before.answered


@MANY
@given(st.dictionaries(st.sampled_from(SCORED), LEVELS), st.data())
def test_whatever_fills_the_blanks_the_score_stays_in_the_band(given: dict[str, int], data: st.DataObject) -> None:
    blanks = {id: data.draw(LEVELS) for id in SCORED if id not in given}
    before, after = assessed(given), assessed(given | blanks)
    for old, new in zip(before.blocks, after.blocks, strict=True):
        assert new.maturity is not None
        assert old.worst - 1e-9 <= new.maturity <= old.best + 1e-9


@MANY
@given(workshops(edited=False))
def test_the_per_cent_can_be_worked_out_again_from_the_sums_that_are_carried(snapshot: Snapshot) -> None:
    result = assess(snapshot, CATALOGUE)
    assessed = [block for block in result.blocks if block.maturity is not None]
    assert result.weight == sum(block.importance for block in assessed)
    points = sum((block.maturity or 0) * block.importance for block in assessed)
    if result.percent is None:
        assert not assessed
    else:
        assert result.percent == pytest.approx(100 * points / (4 * result.weight))
