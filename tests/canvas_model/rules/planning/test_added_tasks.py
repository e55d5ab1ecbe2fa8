"""Which tasks the answers add: only where something is missing, and nothing that the base plan holds already."""

from datetime import date
from random import Random
from statistics import mean
from typing import Any
from uuid import UUID

import pytest

from canvas_model.catalogue.plan import Trigger
from canvas_model.content import Snapshot, TaskEdit
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.results import PlannedTask
from canvas_model.rules.decisions import derive_decisions
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.planning.triggers import Findings, holds
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import ALTERNATIVES, CATALOGUE, SCORED, setting, small_workshop, task

MAINS = ("strategies.customer", "strategies.process", "strategies.data", "technology.cloud", "technology.owned")
COMPANIES = {
    "weak": (0.8, 0.45, 0.45),
    "middling": (1.6, 0.35, 0.35),
    "strong": (2.6, 0.3, 0.2),
    "excellent": (3.4, 0.25, 0.1),
}
"""Mean level of the answers; of what is needed, the share that is not in use, and the share that is partly in use."""


def tasks_of(snapshot: Snapshot) -> dict[str, PlannedTask]:
    plan = derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE), runs=1)
    return {one.id: one for one in (*plan.tasks, *plan.dropped)}


def company(level: float, unused: float, partly: float, seed: int) -> Snapshot:
    """A plausible company: levels around a mean, "don't know" the rarer the better it is, uses by the same measure."""
    dice = Random(seed)
    answers: dict[str, Any] = {}
    for question in SCORED:
        unknown = dice.random() < 0.05 * (4 - level) / 2
        answers[question] = "dont_know" if unknown else max(0, min(4, round(dice.gauss(level, 0.8))))
    choices: dict[str, Any] = {"technology.cloud": (None, "No servers of our own")}
    if dice.random() > unused:
        choices["strategies.customer"] = (None, "They pay us")
    for id in ALTERNATIVES:
        if id in choices or id in MAINS or id == "technology.custom":
            continue
        if dice.random() < 0.25:
            choices[id] = "not_needed"
        else:
            chance = dice.random()
            choices[id] = 0 if chance < unused else 1 if chance < unused + partly else 2
    return small_workshop(answers, choices)


def added(snapshot: Snapshot) -> int:
    return sum(one.origin in ("gap", "discovery") for one in tasks_of(snapshot).values())


def test_the_better_a_company_stands_the_fewer_tasks_are_added() -> None:
    means = {name: mean(added(company(*measures, seed)) for seed in range(60)) for name, measures in COMPANIES.items()}
    assert list(means.values()) == sorted(means.values(), reverse=True)
    assert means == pytest.approx({"weak": 14.1, "middling": 11.3, "strong": 6.1, "excellent": 3.0}, abs=0.5)


def test_a_company_without_gaps_adds_nothing() -> None:
    needed = {id: 2 for id in ALTERNATIVES if id not in MAINS and id != "technology.custom"}
    mains = {"strategies.customer": (2, "They pay us"), "technology.cloud": (2, "No servers")}
    assert added(small_workshop(dict.fromkeys(SCORED, 4), needed | mains)) == 0


def test_a_block_on_its_target_adds_nothing_to_the_demo() -> None:
    demo = demo_snapshot("en", today=date(2026, 11, 26))
    readiness = assess(demo, CATALOGUE)
    on_target = {block.id for block in readiness.blocks if block.band == "on_target"}
    assert "technology" in on_target
    blocks = {cause.block for one in tasks_of(demo).values() if one.origin == "gap" for cause in one.causes}
    assert not blocks & on_target


@pytest.mark.parametrize("seed", range(100))
def test_answers_add_tasks_and_ask_for_decisions_only_below_the_target_or_where_something_needed_is_not_in_use(
    seed: int,
) -> None:
    dice = Random(seed)
    snapshot = small_workshop(
        {question: dice.choice((2, 3, 4, 4, "dont_know")) for question in SCORED if dice.random() < 0.9},
        {id: (dice.choice((0, 1, 2, 2, None, "not_needed", "not_needed")), "because") for id in ALTERNATIVES},
    )
    readiness = assess(snapshot, CATALOGUE)
    plan = derive_plan(snapshot, CATALOGUE, readiness, runs=1)
    asked = derive_decisions(snapshot, CATALOGUE, readiness, plan)
    causes = [cause for one in (*plan.tasks, *plan.dropped) if one.origin == "gap" for cause in one.causes]
    for cause in (*causes, *(cause for decision in asked for cause in decision.causes if cause.block)):
        block = readiness.block(cause.block or "")
        subjects = [one for one in block.alternatives if cause.subject in (one.id, block.id)]
        lacking = any(one.need == "needed" and not one.use for one in subjects)
        assert block.is_below_target or lacking, cause


def test_lines_that_nobody_needs_do_not_make_a_budget_of_software_alone_a_gap() -> None:
    costs = dict.fromkeys((id for id in SCORED if id.startswith("costs.")), 4)
    lines: dict[str, Any] = {id: "not_needed" for id in ALTERNATIVES if id.startswith("costs.")}
    for choices, brings in (({}, False), ({"costs.training": 0}, True)):
        found = tasks_of(small_workshop(costs, {**lines, "costs.software": 2, **choices}))
        assert ("gap_cost_plan" in found) is brings


def test_half_a_level_below_the_target_is_enough_to_the_exact_hundredth() -> None:
    third = {"market.q1": 2, "market.q2": 2, "market.q3": 3}
    for target, brings in ((2.83, False), (2.84, True)):
        found = tasks_of(small_workshop(third, blocks=(setting("market", target=target),)))
        assert ("gap_market_content" in found) is brings
    even = {"market.q1": 2, "market.q2": 2}
    assert "gap_market_content" in tasks_of(small_workshop(even, blocks=(setting("market", target=2.5),)))


def test_the_erp_in_full_use_gives_the_integrations_no_further_reason() -> None:
    for use, reasons in ((2, 0), (1, 1), (0, 1), ("not_needed", 0)):
        found = tasks_of(small_workshop({"sources.q1": 1}, {"sources.erp": use}))
        assert [cause.subject for cause in found["t2_3"].causes[1:]] == ["sources.erp"] * reasons
        assert found["t2_3"].origin == "base"


@pytest.mark.parametrize(
    "id, answers, choices, cause",
    [
        ("p0", {"executors.q2": 0}, {}, ("low", "executors.q2")),
        ("p0", {}, {"executors.sales": 0}, ("absent", "executors.sales")),
        ("t5", {}, {"processes.performance": 0}, ("missing", "processes.performance")),
        ("t2_3", {}, {"sources.erp": 0}, ("wanted", "sources.erp")),
    ],
)
def test_what_the_base_plan_holds_already_gets_a_reason_and_no_twin(
    id: str, answers: Any, choices: Any, cause: tuple[str, str]
) -> None:
    found, base = tasks_of(small_workshop(answers, choices)), tasks_of(small_workshop())
    assert cause in [(one.when, one.subject) for one in found[id].causes]
    assert found[id].mean == base[id].mean
    assert found.keys() == base.keys()


def test_what_people_wrote_of_a_task_that_became_part_of_another_stays() -> None:
    old = task("gap_erp", person="Luca", note="Orders overnight only", remembered=True)
    waits = task("t2_4", predecessors=("gap_erp", "t2_1"))
    found = tasks_of(small_workshop(tasks=(old, waits)))
    assert (found["t2_3"].person, found["t2_3"].note) == ("Luca", "Orders overnight only")
    assert set(found["t2_4"].predecessors) == {"t2_3", "t2_1"} and "gap_erp" not in found
    both = tasks_of(small_workshop(tasks=(old, task("t2_3", person="Ada", predecessors=("gap_erp", "t1_3")))))
    assert (found["t2_3"].person, both["t2_3"].person) == ("Luca", "Ada")
    assert both["t2_3"].note == "Orders overnight only" and both["t2_3"].predecessors == ("t1_3",)


def test_what_the_catalogue_does_not_know_meets_no_trigger() -> None:
    findings = Findings.of(assess(small_workshop(), CATALOGUE))
    assert not holds(Trigger(when="missing", subject="gone.thing"), findings)


OWN = [f"own:{UUID(int=900 + number)}" for number in range(4)]


def numbers(*edits: TaskEdit, **answers: Any) -> dict[str, str]:
    snapshot = small_workshop({"data.q1": 1, **answers}, {"data.zero": 0}, tasks=edits)
    return {id: one.number for id, one in tasks_of(snapshot).items()}


def test_a_tasks_number_stays_whatever_is_added_dropped_moved_or_put_back() -> None:
    first = task(OWN[1], name="First", number=1)
    before = numbers(first)
    assert before["t2_3"] == "2.3" and before["gap_consents"] == "2.5" and before[OWN[1]] == "A1"
    second = task(OWN[0], name="Second", number=2, step=2)
    for after in (
        numbers(first, second),
        numbers(first, task("t2_1", dropped=True), task("gap_consents", dropped=True)),
        numbers(first, task("g1", position=-1.0), task("t2_2", step=4), task("p1", name="Renamed")),
        numbers(first.model_copy(update={"step": 5, "position": 0.5})),
        numbers(first, task("gap_consents", remembered=True), **{"data.q4": "dont_know", "customer.q2": 0}),
    ):
        assert before.items() <= after.items()
        assert len(set(after.values())) == len(after)


def test_added_tasks_without_a_number_get_the_next_as_they_were_written() -> None:
    given = numbers(task(OWN[2], name="C"), task(OWN[0], name="A"), task(OWN[1], name="B", number=7))
    assert [given[id] for id in OWN[:3]] == ["A9", "A7", "A8"]
    twice = numbers(task(OWN[0], name="A", number=3), task(OWN[1], name="B", number=3))
    assert [twice[id] for id in OWN[:2]] == ["A3", "A4"]


def test_a_level_without_evidence_is_a_reason_of_its_own() -> None:
    snapshot = small_workshop({"customer.q2": 4, "customer.q1": 1, "customer.q4": 1}, evidence_cap=True)
    plan = derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))
    causes = next(task.causes for task in plan.tasks if task.id == "gap_personas")
    assert [(cause.when, cause.value) for cause in causes] == [("unproved", 4)]
