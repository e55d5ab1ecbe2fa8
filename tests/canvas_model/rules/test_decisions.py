"""Decisions: each is called for by an answer, is due before the plan needs it, and says what is known of its cost."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from canvas_model.content import Snapshot
from canvas_model.results import Cause, Decision, Plan
from canvas_model.rules.decisions import derive_decisions
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import (
    BLOCKS,
    CATALOGUE,
    SCORED,
    setting,
    small_workshop,
    task,
    workshops,
)


def decided(*args: Any, **fields: Any) -> dict[str, Decision]:
    snapshot = args[0] if args and isinstance(args[0], Snapshot) else small_workshop(*args, **fields)
    readiness = assess(snapshot, CATALOGUE)
    return {one.id: one for one in derive_decisions(snapshot, CATALOGUE, readiness, plan_of(snapshot))}


def plan_of(snapshot: Snapshot) -> Plan:
    return derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))


def test_a_workshop_without_a_word_asks_for_no_decision() -> None:
    assert decided() == {}


@pytest.mark.parametrize(
    "decision, answers, choices",
    [
        ("people", {"executors.q2": 0}, {}),
        ("people", {"processes.q1": 1}, {}),
        ("strategy", {"strategies.q1": 0}, {}),
        ("goals", {"strategies.q2": 1}, {}),
        ("budget", {"costs.q2": "dont_know"}, {}),
        ("budget", {}, {"costs.software": 2, "costs.migration": 0}),
        ("crm_choice", {"technology.q5": 0}, {}),
        ("data_owners", {"sources.q1": 0}, {}),
        ("legal_basis", {"data.q1": 0}, {"data.third": 1}),
        ("data_sharing", {}, {"customer.b2b2c": 0}),
        ("old_systems", {"sources.q4": 0}, {"sources.flat": 2}),
        ("training", {}, {"processes.learning": 0}),
    ],
)
def test_an_answer_calls_for_its_decision_and_no_answer_for_none(
    decision: str, answers: dict[str, Any], choices: dict[str, Any]
) -> None:
    found = decided(answers, choices)[decision]
    named = {*answers, *choices, "costs", "strategies", "technology"}
    assert found.causes
    assert {cause.subject for cause in found.causes} <= named


def test_a_middling_company_is_asked_what_comes_first_and_a_good_one_only_for_the_date() -> None:
    middling = decided(dict.fromkeys(SCORED, 1))
    assert middling["first_things"].causes == (Cause("label", "not_ready"),)
    assert "go_live" in middling
    good = decided(dict.fromkeys(SCORED, 4), evidence_cap=False)
    assert {"first_things", "people", "budget", "data_owners"} & set(good) == set()
    assert good["go_live"].causes == (Cause("dated", "golive"),)


def test_a_decision_is_due_the_working_day_before_the_first_task_that_needs_it() -> None:
    snapshot = small_workshop({"costs.q2": 0})
    plan, budget = plan_of(snapshot), decided(snapshot)["budget"]
    tasks = {one.id: one for one in plan.tasks}
    assert budget.before == "t2_1"
    assert tasks[budget.before].starts_on - timedelta(days=4) <= budget.due < tasks[budget.before].starts_on
    assert budget.prepared_by == "gap_cost_plan"
    assert budget.days == tasks["gap_cost_plan"].mean
    assert tasks["gap_cost_plan"].ends_on <= budget.due


def test_what_needs_to_be_decided_at_once_is_due_on_the_projects_first_day() -> None:
    snapshot = small_workshop(dict.fromkeys(SCORED, 1))
    assert decided(snapshot)["first_things"].due == plan_of(snapshot).starts_on


def test_a_decision_is_asked_for_until_the_tasks_that_need_it_are_done_or_left_out() -> None:
    answers = {"executors.q2": 0}
    one_done = decided(answers, tasks=(task("t1_1", status="done"),))
    assert one_done["people"].before == "p1"
    assert "people" not in decided(answers, tasks=(task("t1_1", status="done"), task("p1", dropped=True)))


def test_cost_lines_say_what_is_in_the_budget_and_what_is_not() -> None:
    choices = {"costs.software": 2, "costs.training": 0, "costs.certs": "not_needed"}
    lines = {line.id: line.use for line in decided({"costs.q1": 0}, choices)["budget"].costs}
    assert lines == {"costs.software": 2, "costs.training": 0}


def test_decisions_stand_by_date_and_on_one_date_by_the_priority_of_what_calls_for_them() -> None:
    weights = tuple(setting(block, importance=3 if block == "customer" else 1) for block in BLOCKS)
    answers, choices = {"sources.q1": 0, "customer.q1": 0}, {"customer.b2b2c": 0, "sources.flat": 2}
    unprepared = (task("gap_data_sharing", dropped=True),)
    order = list(decided(answers, choices, blocks=weights, tasks=unprepared))
    assert order.index("data_sharing") < order.index("data_owners") < order.index("old_systems")


def test_a_decision_is_not_due_before_what_prepares_it_is_done() -> None:
    """It was due on the eve of a task that began on the very day on which the preparing one ended."""
    answers, choices = {"sources.q1": 0, "customer.q1": 0}, {"customer.b2b2c": 0, "sources.flat": 2}
    snapshot = small_workshop(answers, choices)
    found, tasks = decided(snapshot)["data_sharing"], {one.id: one for one in plan_of(snapshot).tasks}
    prepared, needed = tasks["gap_data_sharing"], tasks[found.before]
    assert prepared.ends_on == needed.starts_on == found.due


@given(workshops())
def test_every_decision_has_its_reason_its_day_and_a_number_of_its_own(snapshot: Snapshot) -> None:
    plan = plan_of(snapshot)
    tasks = {one.id: one for one in plan.tasks}
    found = list(decided(snapshot).values())
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert len({one.number for one in found}) == len(found)
    for one in found:
        assert one.causes
        assert plan.starts_on <= one.due <= max(plan.starts_on, tasks[one.before].starts_on)
        assert tasks[one.before].status != "done"
