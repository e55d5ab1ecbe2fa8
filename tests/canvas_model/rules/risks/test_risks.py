"""The risk checklist."""

from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from canvas_model.content import Snapshot
from canvas_model.results import Plan, RiskResult
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.risks.checklist import derive_risks, highest_first
from canvas_model.rules.scoring.bands import reached
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import CATALOGUE, MANY, risk, small_workshop, task, worked_example, workshops


def derived(snapshot: Snapshot) -> tuple[dict[str, RiskResult], Plan]:
    readiness = assess(snapshot, CATALOGUE)
    plan = derive_plan(snapshot, CATALOGUE, readiness, runs=10)
    return {one.id: one for one in derive_risks(snapshot, CATALOGUE, readiness, plan)}, plan


def risks_of(*args: Any, **fields: Any) -> dict[str, RiskResult]:
    return derived(small_workshop(*args, **fields))[0]


def test_poor_process_mapping_scores_20_in_the_worked_example() -> None:
    d4 = derived(worked_example())[0]["d4"]
    assert (d4.derived_probability, d4.probability, d4.impact, d4.score, d4.band) == (4, 4, 5, 20, "high")
    assert [(one.subject, one.value) for one in d4.causes] == [("processes", 0.875)]
    assert not d4.estimated


@pytest.mark.parametrize(
    "levels, probability",
    [((0,), 5), ((1, 0), 5), ((1,), 4), ((1, 2), 4), ((3, 2), 3), ((3,), 2), ((3, 4), 2), ((4,), 1)],
)
def test_halves_are_rounded_up(levels: tuple[int, ...], probability: int) -> None:
    answers = {f"costs.q{n}": level for n, level in enumerate(levels, 1)}
    assert risks_of(answers)["x2"].derived_probability == probability


def test_linked_parts_use_their_blocks_maturity_and_several_blocks_their_mean() -> None:
    answers = {"executors.q1": 4, "processes.q1": 1}
    result = risks_of(answers, {"processes.learning": 0})
    assert result["d2"].linked == ("executors", "processes.learning")
    assert [(one.subject, one.value) for one in result["d2"].causes] == [("executors", 4), ("processes", 0.5)]
    assert result["d2"].derived_probability == 3


def test_a_block_that_is_not_assessed_makes_the_probability_an_estimate_of_three() -> None:
    result = risks_of({"executors.q1": 4})
    assert (result["d2"].derived_probability, result["d2"].estimated) == (3, True)
    assert (result["d3"].derived_probability, result["d3"].estimated) == (1, False)


def test_each_ticked_mitigation_lowers_the_probability_by_one_and_both_are_kept() -> None:
    edit = risk("d4", mitigated=("d4.m1", "d4.m2", "d1.m1"))
    d4 = risks_of({"processes.q1": 1}, risks=(edit,))["d4"]
    assert (d4.probability, d4.residual_probability, d4.score, d4.residual_score) == (4, 2, 20, 10)
    assert (d4.inherent_band, d4.band) == ("high", "medium")
    assert [ticked for _, _, ticked in d4.mitigations] == [True, True, False, False]


def test_a_probability_never_falls_below_one() -> None:
    edit = risk("d4", mitigated=("d4.m1", "d4.m2"))
    assert risks_of({"processes.q1": 4}, risks=(edit,))["d4"].residual_probability == 1


def test_what_people_decide_stands_and_is_named() -> None:
    edit = risk(
        "d4", probability=2, impact=1, owner="it", person="Ada", response="accept", due=date(2026, 5, 1),
        phase="launch", event="Nobody draws the map", status="closed", note="seen", version=4,
    )  # fmt: skip
    d4 = risks_of({"processes.q1": 1}, risks=(edit,))["d4"]
    assert (d4.probability, d4.derived_probability, d4.impact, d4.band) == (2, 4, 1, "low")
    assert (d4.owner, d4.person, d4.response, d4.due, d4.phase) == ("it", "Ada", "accept", date(2026, 5, 1), "launch")
    assert (d4.event, d4.status, d4.version) == ("Nobody draws the map", "closed", 4)
    assert {"probability", "impact", "owner", "due", "event"} <= set(d4.edited)


def test_a_response_is_due_when_its_task_starts_even_if_that_was_dropped() -> None:
    found, plan = derived(small_workshop())
    assert found["d4"].due == next(one.starts_on for one in plan.tasks if one.id == "t1_2")
    found, plan = derived(small_workshop(tasks=(task("t1_2", dropped=True),)))
    assert found["d4"].due == plan.dropped[0].starts_on


def test_people_add_risks_of_their_own() -> None:
    own = f"own:{UUID(int=7)}"
    found = risks_of(risks=(risk(own, event="The merger comes first", phase="design", impact=5, probability=4),))[own]
    assert (found.event, found.phase, found.score, found.band) == ("The merger comes first", "design", 20, "high")
    assert (found.causes[0].when, found.mitigations, found.due, found.estimated) == ("own", (), None, False)
    assert found.origin == "own"


def test_the_list_goes_by_phase_then_open_ones_by_residual_score() -> None:
    snapshot = worked_example(risks=(risk("x4", status="closed"), risk("d10", impact=5)))
    found = list(derived(snapshot)[0].values())
    phases = [("preparation", "design", "launch").index(one.phase) for one in found]
    assert phases == sorted(phases)
    design = [one for one in found if one.phase == "design"]
    assert design[-1].id == "x4"
    scores = [one.residual_score for one in design[:-1]]
    assert scores == sorted(scores, reverse=True)


@MANY
@given(workshops())
def test_every_risk_has_figures_within_their_bounds(snapshot: Snapshot) -> None:
    found, _ = derived(snapshot)
    assert len(found) == len(CATALOGUE.risks.risks)
    for one in found.values():
        assert 1 <= one.residual_probability <= one.probability <= 5
        assert one.score == one.probability * one.impact and one.band in {"low", "medium", "high"}


def test_the_highest_open_risks_come_first_and_ties_go_by_the_checklist() -> None:
    found, _ = derived(worked_example(risks=(risk("x4", status="closed"), risk("d10", impact=5))))
    ranked = highest_first(found.values())
    assert {one.id for one in ranked} == {one.id for one in found.values() if one.status == "open"}
    order = list(found)
    for one, other in pairwise(ranked):
        first, second = ((-risk.residual_score, -risk.score, order.index(risk.id)) for risk in (one, other))
        assert first < second


OWN = [f"own:{UUID(int=7 + number)}" for number in range(3)]


def test_a_risks_number_stays_whatever_is_closed_added_or_moved() -> None:
    own = risk(OWN[1], event="The merger comes first", number=1)
    before = {id: one.number for id, one in risks_of(risks=(own,)).items()}
    assert (before["d1"], before["d10"], before["x1"], before["x8"], before[OWN[1]]) == ("1", "10", "11", "18", "A1")
    for edits in (
        (own, risk("d4", status="closed"), risk("x5", impact=1)),
        (own.model_copy(update={"phase": "launch", "status": "closed"}), risk(OWN[0], event="Another", number=2)),
        (own, risk(OWN[0], event="Not numbered yet"), risk("d1", phase="launch")),
    ):
        after = {id: one.number for id, one in risks_of({"processes.q1": 1}, risks=edits).items()}
        assert before.items() <= after.items() and len(set(after.values())) == len(after)


@pytest.mark.parametrize("level, high", [(0, 16), (1, 10), (2, 3), (3, 0), (4, 0)])
def test_risks_of_uniform_companies_fall_off_no_cliff(level: int, high: int) -> None:
    answers = {f"{block.id}.q1": level for block in CATALOGUE.blocks.blocks}
    reason = {0: "", 1: "", 2: "", 3: "why", 4: "why"}  # a choice counts half without its reason
    answers |= {f"{block}.q1": {0: 0, 1: 0, 2: 2, 3: 2, 4: 4}[level] for block in ("strategies", "technology")}
    mains = ("strategies.customer", "technology.cloud") if level else ()
    snapshot = small_workshop(answers, dict.fromkeys(mains, (None, reason[level])))
    assert {block.maturity for block in assess(snapshot, CATALOGUE).blocks} == {level}
    found = derived(snapshot)[0]
    assert sum(one.band == "high" for one in found.values()) == high


@pytest.mark.parametrize(
    "score, band", [(1, "low"), (6, "low"), (8, "medium"), (12, "medium"), (15, "high"), (25, "high")]
)
def test_bands_are_low_to_6_and_high_from_15(score: int, band: str) -> None:
    assert reached(score, CATALOGUE.risk_scale.risk_bands).id == band


def test_an_accepted_risk_is_not_lowered_by_measures_that_nobody_will_take() -> None:
    ticked = {"mitigated": ("d4.m1", "d4.m2")}
    accepted = risks_of({"processes.q1": 1}, risks=(risk("d4", response="accept", **ticked),))["d4"]
    assert (accepted.probability, accepted.residual_probability, accepted.residual_score) == (4, 4, 20)
    assert accepted.band == accepted.inherent_band == "high"
    assert risks_of({"processes.q1": 1}, risks=(risk("d4", **ticked),))["d4"].residual_probability == 2


def test_what_somebody_set_is_no_estimate() -> None:
    assert risks_of()["d4"].estimated
    assert not risks_of(risks=(risk("d4", probability=3),))["d4"].estimated
