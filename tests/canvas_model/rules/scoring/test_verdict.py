"""The label: what the per cent reaches, what holds it back, and what is named while answers are open."""

import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.content import Snapshot
from canvas_model.results import Readiness
from canvas_model.rules.scoring.readiness import assess
from canvas_model.rules.scoring.verdict import verdict
from canvas_model.rules.scoring.weighted_means import maturity_of, percent_of
from tests.canvas_model.small_workshop import (
    ALTERNATIVES,
    CATALOGUE,
    LEVELS,
    MANY,
    SCORED,
    setting,
    small_workshop,
    workshops,
)

LABELS = CATALOGUE.readiness_scale.labels
ORDER = ["not_ready", "prepare_first", "with_reservations", "ready", "advanced"]
MAINS = {"strategies.data": (None, "r"), "technology.cloud": (None, "r")}
FIRM = {"strategies": Fraction(3), "processes": Fraction(3), "data": Fraction(3), "executors": Fraction(3)}


def named(percent: Fraction | int, weakest: Fraction | int = 3, critical: int = 0) -> tuple[str, bool, bool]:
    found = verdict(Fraction(percent), FIRM | {"processes": Fraction(weakest)}, ["costs"] * critical, LABELS)
    return found.label, bool(found.critical), bool(found.pillars)


@pytest.mark.parametrize(
    ("percent", "weakest", "critical", "expected"),
    [
        (34, 0, 9, ("not_ready", False, False)),
        (35, 1, 2, ("with_reservations", False, False)),
        (35, 1, 3, ("prepare_first", True, False)),
        (59, Fraction(99, 100), 0, ("prepare_first", False, True)),
        (59, Fraction(99, 100), 4, ("prepare_first", True, True)),
        (60, Fraction(199, 100), 0, ("with_reservations", False, True)),
        (60, 2, 4, ("ready", False, False)),
        (80, Fraction(199, 100), 0, ("with_reservations", False, True)),
        (80, 2, 0, ("advanced", False, False)),
    ],
)
def test_a_label_follows_the_per_cent_the_critical_blocks_and_the_pillars(
    percent: int, weakest: Fraction, critical: int, expected: tuple[str, bool, bool]
) -> None:
    assert named(percent, weakest, critical) == expected


def test_a_weak_pillar_holds_the_label() -> None:
    high = dict.fromkeys(SCORED, 4)
    weak = high | {f"executors.q{n}": 1 for n in range(1, 5)}
    assert assess(small_workshop(high, MAINS), CATALOGUE).label == "advanced"
    result = assess(small_workshop(weak, MAINS), CATALOGUE)
    assert result.percent is not None and result.percent >= 60
    assert (result.label, result.held_by_pillars, result.held_by_critical) == ("with_reservations", ("executors",), ())


def test_at_exactly_60_per_cent_the_pillar_rule_holds() -> None:
    levels = {
        "customer": (3, 2, 2, 2), "data": (3, 3, 2, 2, 2), "sources": (3, 3, 2, 2), "processes": (2, 2, 2, 1),
        "costs": (3, 3, 3),
    }  # fmt: skip
    weights = {"customer": 1, "data": 3, "sources": 2, "processes": 1, "costs": 1}
    answers = {f"{block}.q{n}": level for block, given in levels.items() for n, level in enumerate(given, 1)}
    settings = tuple(setting(block, importance=weight) for block, weight in weights.items())
    result = assess(small_workshop(answers, blocks=settings), CATALOGUE)
    assert result.percent == 60
    assert (result.label, result.held_by_pillars) == ("with_reservations", ("processes",))


EVERY_LEVEL = st.lists(LEVELS, min_size=len(SCORED), max_size=len(SCORED))
"""A level for each scored question: enough answers for a verdict."""


@MANY
@given(EVERY_LEVEL)
def test_no_rounding_stands_between_the_per_cent_and_its_threshold(levels: list[int]) -> None:
    result = assess(small_workshop(dict(zip(SCORED, levels, strict=True)), MAINS), CATALOGUE)
    exact = percent_of(result.blocks, maturity_of)
    assert exact is not None and result.percent == float(exact)
    maturities = {block.id: block.exact.maturity for block in result.blocks if block.exact.maturity is not None}
    critical = [block.id for block in result.blocks if block.band == "critical"]
    assert result.label is not None
    assert result.label == verdict(exact, maturities, critical, LABELS).label


def test_just_below_60_per_cent_is_not_rounded_up() -> None:
    levels = {question: 3 if place < 24 else 2 for place, question in enumerate(SCORED)}
    result = assess(small_workshop(levels), CATALOGUE)
    assert result.percent is not None and 59.5 < result.percent < 60
    assert (result.label, result.held_by_pillars) == ("with_reservations", ())


def test_where_the_band_crosses_a_threshold_both_labels_are_named() -> None:
    half = assess(small_workshop(dict.fromkeys(SCORED[:20], 3)), CATALOGUE)
    assert half.worst < 35 and half.best >= 80
    assert half.labels == (half.worst_label, half.best_label) and half.labels[0] != half.labels[1]
    everything = dict.fromkeys(ALTERNATIVES, "not_needed") | MAINS
    settled = assess(small_workshop(dict.fromkeys(SCORED, 3), everything), CATALOGUE)
    assert settled.worst == settled.best == settled.percent
    assert settled.labels == (settled.label,)


def test_an_end_of_the_range_just_below_60_per_cent_is_not_rounded_up() -> None:
    drawn = random.Random(387)
    answers = {question: drawn.choice([2, 3, 3]) for question in SCORED}
    for left_open in drawn.sample(SCORED, drawn.randint(0, 4)):
        del answers[left_open]
    result = assess(small_workshop(answers, dict.fromkeys(ALTERNATIVES, "not_needed") | MAINS), CATALOGUE)
    assert 59.5 < result.worst < 60 < float(result.percent or 0)
    assert result.digits == 1


@MANY
@given(
    EVERY_LEVEL,
    st.sets(st.sampled_from(SCORED), max_size=len(SCORED) // 3),
    st.dictionaries(st.sampled_from(ALTERNATIVES), st.sampled_from([0, 1, 2, "not_needed"])),
)
def test_the_label_lies_between_those_of_the_worst_and_the_best_case(
    levels: list[int], open_ones: set[str], uses: dict[str, Any]
) -> None:
    answers = {question: level for question, level in zip(SCORED, levels, strict=True) if question not in open_ones}
    result = assess(small_workshop(answers, uses), CATALOGUE)
    assert result.label is not None
    worst, best = str(result.worst_label), str(result.best_label)
    assert ORDER.index(worst) <= ORDER.index(result.label) <= ORDER.index(best)


@MANY
@given(workshops(edited=False))
def test_with_fewer_than_half_of_the_answers_there_is_no_label(snapshot: Snapshot) -> None:
    result = assess(snapshot, CATALOGUE)
    too_few = result.asked == 0 or 2 * result.answered < result.asked
    assert result.is_first_look == too_few
    assert (result.labels == ()) == too_few


@MANY
@given(EVERY_LEVEL, st.data())
def test_raising_an_answer_never_lowers_the_label(levels: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(levels) - 1))
    raised = [*levels[:place], 4, *levels[place + 1 :]]
    labels = [
        assess(small_workshop(dict(zip(SCORED, one, strict=True)), MAINS), CATALOGUE).label for one in (levels, raised)
    ]
    assert ORDER.index(str(labels[0])) <= ORDER.index(str(labels[1]))


def test_middling_companies_do_not_all_get_one_label() -> None:
    found = Counter(result.label for result in middling(60))
    assert found["prepare_first"] > found["with_reservations"] > 5
    assert found["ready"] == found["advanced"] == 0


def middling(count: int, seed: int = 9) -> list[Readiness]:
    """Random companies between 37 and 55 per cent: everything answered, each block around a level of its own."""
    chance = random.Random(seed)
    found: list[Readiness] = []
    while len(found) < count:
        result = assess(company(chance), CATALOGUE)
        if result.percent is not None and 37 <= result.percent <= 55:
            found.append(result)
    return found


def company(chance: random.Random) -> Snapshot:
    """One company: levels and uses scattered around how good it is at a block."""
    answers, choices = {}, {}
    whole = chance.gauss(1.8, 0.4)
    for block in CATALOGUE.blocks.blocks:
        level = whole + chance.gauss(0, 0.5)
        for question in (one for one in block.questions if one.scored):
            answers[question.id] = min(4, max(0, round(level + chance.gauss(0, 0.8))))
        mains = [one.id for one in block.alternatives if one.role == "main"]
        if mains and chance.random() < 0.8:
            choices[mains[0]] = (None, chance.choice(["why", "", ""]))
        for one in block.alternatives:
            if one.role == "coverage":
                use = min(2, max(0, round((level + chance.gauss(0, 1.2)) / 2)))
                choices[one.id] = (use, "") if chance.random() < 0.8 else ("not_needed", "")
    return small_workshop(answers, choices)


if __name__ == "__main__":
    print(Counter(result.label for result in middling(400)))
