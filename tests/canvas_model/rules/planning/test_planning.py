"""The plan: base plan to the printed digit, tasks out of answers, people's edits, and what must always hold."""

from datetime import date, timedelta
from itertools import pairwise
from time import process_time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.content import Snapshot
from canvas_model.content.entry_ids import own_id
from canvas_model.errors import TaskCycleError
from canvas_model.results import Plan, PlannedTask
from canvas_model.rules.planning.circles import check_predecessors, may_come_before, would_cycle
from canvas_model.rules.planning.dependencies import network_of, reaches
from canvas_model.rules.planning.estimates import Estimate
from canvas_model.rules.planning.plan import derive_plan, remembered_ids
from canvas_model.rules.planning.project_size import size_factor
from canvas_model.rules.planning.task_list import draft_tasks
from canvas_model.rules.planning.workdays import WorkCalendar
from canvas_model.rules.risks.checklist import derive_risks
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import (
    BASE,
    CATALOGUE,
    GAP,
    MANY,
    OWN,
    SCORED,
    setting,
    small_workshop,
    task,
    worked_example,
    workshops,
)
from tests.yardstick import stride


def plan_of(*args: Any, **fields: Any) -> Plan:
    snapshot = args[0] if args and isinstance(args[0], Snapshot) else small_workshop(*args, **fields)
    return derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))


OTHER = UUID(int=2)


def derived(snapshot: Snapshot, **fields: Any) -> Plan:
    return derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE), **fields)


def by_id(plan: Plan) -> dict[str, PlannedTask]:
    return {one.id: one for one in plan.tasks}


def test_the_base_plan_takes_41_33_working_days_with_a_variance_of_8_944() -> None:
    plan = plan_of()
    assert f"{plan.duration:.2f}" == "41.33"
    assert f"{plan.deviation**2:.3f}" == "8.944"
    assert plan.critical_path == ("p0", "t1_1", "t1_2", "t1_3", "t2_1", "t3", "t2_4", "t4_2", "golive")
    assert f"{plan.duration + 0.8416 * plan.deviation:.1f}" == "43.9"
    assert {one.id for one in plan.tasks} == set(BASE)


@pytest.mark.parametrize(
    "id, slack", [("g1", 3.83), ("t2_2", 4.83), ("t2_3", 2.67), ("t4_1", 7.5), ("t5", 7.0), ("p1", 8.5)]
)
def test_the_base_plan_has_its_slacks(id: str, slack: float) -> None:
    assert by_id(plan_of())[id].total_float == pytest.approx(slack, abs=5.01e-3)


@pytest.mark.parametrize("id, mean", [("p0", 2.17), ("t1_2", 6.67), ("t2_2", 8.5), ("t2_3", 9.5), ("golive", 1.17)])
def test_base_tasks_have_their_pert_means(id: str, mean: float) -> None:
    assert by_id(plan_of())[id].mean == pytest.approx(mean, abs=5.01e-3)


def test_simulated_dates_are_ordered_and_later_than_one_path_promises() -> None:
    plan = plan_of()
    calendar = WorkCalendar(plan.starts_on, "IT")
    assert plan.go_live <= plan.go_live_50 <= plan.go_live_80
    assert plan.go_live_80 >= calendar.day(43)
    assert plan == plan_of()


def test_the_critical_paths_date_comes_with_the_share_of_projects_that_meet_it() -> None:
    assert 0.4 < plan_of().go_live_odds < 0.6
    assert 0.2 < plan_of(worked_example()).go_live_odds < 0.5
    assert plan_of(tasks=(task("golive", dropped=True),)).go_live_odds > 0


def test_a_workshop_draws_its_own_runs_and_what_is_brought_in_from_its_file_the_same() -> None:
    def odds(own: str, **head: UUID) -> tuple[float, date, date]:
        added = task(own, name="Pilot", number=1, optimistic=4, likely=30, pessimistic=60)
        snapshot = small_workshop(tasks=(added, task("golive", predecessors=(own,)))).model_copy(update=head)
        plan = plan_of(snapshot)
        return plan.go_live_odds, plan.go_live_50, plan.go_live_80

    mine, theirs = (own_id(UUID(int=number, version=4)) for number in (7, 8))
    assert odds(theirs, id=OTHER, origin=small_workshop().id) == odds(mine) == odds(mine)
    assert len({odds(mine, id=UUID(int=number, version=4))[0] for number in range(5)}) > 1


def test_dates_of_ten_thousand_runs_hardly_depend_on_the_draw() -> None:
    ends = {derived(small_workshop(), seed=seed).go_live_80 for seed in range(12)}
    assert max(ends) - min(ends) <= timedelta(days=1)


def test_a_task_starts_on_its_first_day_and_not_before() -> None:
    wednesday = date(2026, 3, 18)
    tasks = by_id(plan_of(tasks=(task("t1_1", not_before=wednesday),)))
    assert tasks["t1_1"].starts_on == wednesday and tasks["t1_1"].not_before == wednesday
    assert tasks["t1_1"].early_start == 12 and tasks["p0"].total_float == pytest.approx(12 - 13 / 6)
    saturday = by_id(plan_of(tasks=(task("t1_1", not_before=date(2026, 3, 21)),)))
    assert saturday["t1_1"].starts_on == date(2026, 3, 23)


def test_a_first_day_that_is_past_holds_nobody_up() -> None:
    assert by_id(plan_of(tasks=(task("t1_1", not_before=date(2020, 1, 1)),)))["t1_1"].starts_on == date(2026, 3, 4)


def test_a_wait_holds_the_task_up_and_moves_everything_behind_it() -> None:
    plan = plan_of(tasks=(task("t4_2", lag=10),))
    tasks, without = by_id(plan), by_id(plan_of())
    assert tasks["t4_2"].early_start == pytest.approx(without["t4_2"].early_start + 10)
    assert plan.duration == pytest.approx(51.3333, abs=1e-3)
    assert plan.critical_path == plan_of().critical_path and tasks["t2_4"].critical
    assert plan.go_live_50 > plan_of().go_live_50 + timedelta(days=10)


def test_the_simulation_waits_for_a_first_day_too() -> None:
    plan = plan_of(tasks=(task("golive", not_before=date(2027, 1, 11)),))
    assert plan.go_live_50 >= date(2027, 1, 11) and plan.critical_path == ("golive",)


def test_what_is_done_stays_in_the_plan_and_is_certain() -> None:
    plan = plan_of(tasks=tuple(task(id, status="done") for id in BASE))
    assert {one.id for one in plan.tasks} == set(BASE) and {one.status for one in plan.tasks} == {"done"}
    assert plan.deviation == 0 and plan.go_live == plan.go_live_50 == plan.go_live_80 and plan.go_live_odds == 1
    assert f"{plan.duration:.2f}" == "41.33" and by_id(plan)["t3"].edited == ("status",)


def test_a_task_without_duration_falls_on_the_day_on_which_what_it_waits_for_ends() -> None:
    week, nothing = (dict.fromkeys(("optimistic", "likely", "pessimistic"), days) for days in (5, 0))
    tasks = by_id(plan_of(tasks=(task("p0", **week), task("p1", **nothing), task("t1_1", **nothing, lag=1))))
    assert tasks["p0"].ends_on == date(2026, 3, 6)
    assert tasks["p1"].starts_on == tasks["p1"].ends_on == date(2026, 3, 6)
    assert tasks["t1_1"].ends_on == date(2026, 3, 9)
    late = by_id(plan_of(tasks=(task("p1", **nothing, not_before=date(2026, 3, 9)),)))
    assert late["p1"].ends_on == date(2026, 3, 9)


def test_who_would_work_on_five_tasks_at_once_is_named() -> None:
    week = {"optimistic": 5, "likely": 5, "pessimistic": 5}
    own = [f"own:{UUID(int=900 + number)}" for number in range(6)]
    edits = [task(id, name="Study", person="Ada" if place else "ada", **week) for place, id in enumerate(own)]
    assert plan_of(tasks=tuple(edits[:4])).overloads == ()
    assert [one.most for one in plan_of(tasks=tuple(edits[:5])).overloads] == [5]
    (found,) = plan_of(tasks=tuple(edits)).overloads
    assert (found.person, found.owner, found.most, found.days) == ("ada", "consultant", 6, 5)
    assert (found.starts_on, found.ends_on) == (date(2026, 3, 2), date(2026, 3, 6)) and set(found.tasks) == set(own)
    done = [edit.model_copy(update={"status": "done"}) for edit in edits[:2]]
    assert plan_of(tasks=(*done, *edits[2:])).overloads == ()
    roles = tuple(edit.model_copy(update={"person": "", "owner": "it"}) for edit in edits)
    assert [(one.owner, one.person) for one in plan_of(tasks=roles).overloads] == [("it", "")]


def test_dates_follow_the_working_days() -> None:
    tasks = by_id(plan_of())
    assert str(tasks["p0"].starts_on) == "2026-03-02" and str(tasks["p0"].ends_on) == "2026-03-04"
    assert str(tasks["t1_1"].starts_on) == "2026-03-04"
    assert str(tasks["golive"].ends_on) == str(plan_of().go_live) == "2026-04-29"


def test_the_days_left_out_are_those_up_to_the_last_day_that_the_plan_shows() -> None:
    assert [str(day) for day in plan_of().holidays] == ["2026-04-06", "2026-05-01"]
    assert plan_of().go_live < date(2026, 5, 1) < plan_of().go_live_80
    long = task(OWN[0], name="Support", predecessors=("golive",), optimistic=70, likely=70, pessimistic=70)
    closed = (date(2026, 7, 1), date(2026, 12, 1))
    plan = plan_of(tasks=(long,), closed_on=closed)
    assert date(2026, 7, 1) < by_id(plan)[OWN[0]].ends_on < date(2026, 8, 15)
    assert [str(day) for day in plan.holidays] == ["2026-04-06", "2026-05-01", "2026-06-02"]
    assert plan.closed_on == closed[:1]


def test_slack_is_measured_against_go_live_and_after_it_against_the_last_task() -> None:
    after = {"predecessors": ("golive",), "optimistic": 9, "likely": 9, "pessimistic": 9}
    short = after | {"optimistic": 2, "likely": 2, "pessimistic": 2}
    tasks = by_id(plan_of(tasks=(task(OWN[0], name="Support", **after), task(OWN[1], name="Party", **short))))
    assert (tasks[OWN[0]].total_float, tasks[OWN[1]].total_float) == (0, pytest.approx(7))
    assert not tasks[OWN[0]].critical and tasks["golive"].critical
    assert tasks["g1"].total_float == by_id(plan_of())["g1"].total_float


def test_milestones_fall_by_the_calendar_after_go_live_on_a_working_day() -> None:
    tasks, go_live = by_id(plan_of()), plan_of().go_live
    assert tasks["a30"].starts_on == tasks["a30"].ends_on == go_live + timedelta(days=30)
    assert (go_live + timedelta(days=60)).weekday() == 6 and tasks["a60"].starts_on == go_live + timedelta(days=61)
    assert str(tasks["d12"].starts_on) == "2027-04-29"
    assert tasks["d6"].milestone and not tasks["d6"].critical and tasks["d6"].mean == 0


@pytest.mark.parametrize(
    "users, factor, size",
    [
        (1, 0.5, ""),
        (8, 1, ""),
        (12, 1.09, ""),
        (13, 1.11, "phases"),
        (30, 1.5, "phases"),
        (34, 1.6, "phases"),
        (50, 2, "phases"),
        (51, 2, "waves"),
        (100_000, 2, "waves"),
    ],
)
def test_the_number_of_users_stretches_the_plan(users: int, factor: float, size: str) -> None:
    plan = plan_of(crm_users=users)
    assert plan.duration == pytest.approx(factor * 41.3333, abs=0.5)  # each of the durations is rounded to half days
    assert (plan.size_factor, plan.size) == (factor, size)


@pytest.mark.parametrize(
    "days, factor, scaled",
    [
        ((2, 3, 6), 1.09, (2, 3.5, 6.5)),
        ((1, 1, 2), 0.5, (0.5, 0.5, 1)),
        ((0.5, 1, 1), 0.5, (0.5, 0.5, 0.5)),
        ((0, 0, 0), 1.6, (0, 0, 0)),
        ((1.25, 5, 10), 1, (1.5, 5, 10)),
    ],
)
def test_scaled_durations_are_half_days(days: tuple[float, ...], factor: float, scaled: tuple[float, ...]) -> None:
    estimate = Estimate(*days).scaled(factor)
    assert (estimate.optimistic, estimate.likely, estimate.pessimistic) == scaled


def test_a_further_user_never_adds_a_jump() -> None:
    factors = [size_factor(users, CATALOGUE.plan) for users in range(1, 200)]
    assert factors == sorted(factors)
    assert max(late - early for early, late in pairwise(factors)) < 0.081


@pytest.mark.parametrize(
    "answers, choices, id, cause",
    [
        ({"customer.q2": 2}, {}, "gap_personas", ("low", "customer.q2", 2)),
        ({"customer.q3": 1}, {}, "gap_satisfaction", ("low", "customer.q3", 1)),
        ({"customer.q3": "dont_know"}, {}, "gap_satisfaction", ("dont_know", "customer.q3", None)),
        ({}, {"customer.b2b2c": 0}, "gap_data_sharing", ("missing", "customer.b2b2c", 0)),
        ({}, {"data.zero": 1}, "gap_consents", ("missing", "data.zero", 1)),
        (
            {"data.q1": 4},
            {"data.zero": 0, "data.first": 2, "data.second": 2},
            "gap_consents",
            ("missing", "data.zero", 0),
        ),
        ({}, {"data.zero": None}, "gap_consents", ("missing", "data.zero", None)),
        ({}, {"data.third": 1}, "gap_external_data", ("used", "data.third", 1)),
        ({}, {"sources.flat": 1}, "gap_flat_files", ("used", "sources.flat", 1)),
        ({}, {"sources.onoff": 0}, "gap_customer_key", ("missing", "sources.onoff", 0)),
        ({}, {"executors.cross": 0}, "gap_cross_team", ("absent", "executors.cross", 0)),
        ({"market.q2": 1}, {}, "gap_market_content", ("low", "market.q2", 1)),
        ({"strategies.q1": 4}, {}, "gap_strategy", ("no_choice", "strategies", None)),
        ({}, {"strategies.inbound_mkt": None}, "gap_lifecycle", ("missing", "strategies.inbound_mkt", None)),
        ({}, {"processes.multichannel": 1}, "gap_touchpoints", ("missing", "processes.multichannel", 1)),
        ({}, {"processes.learning": 1}, "gap_training_plan", ("missing", "processes.learning", 1)),
        ({"technology.q5": 2}, {}, "gap_requirements", ("low", "technology.q5", 2)),
        ({}, {"technology.custom": (None, "why")}, "gap_custom_limits", ("wanted", "technology.custom", None)),
        ({}, {"costs.software": 2, "costs.training": 0}, "gap_cost_plan", ("only_software", "costs", None)),
        ({"costs.q1": 1}, {"costs.software": 2}, "gap_cost_plan", ("only_software", "costs", None)),
    ],
)
def test_an_answer_brings_its_task_with_the_cause(answers: Any, choices: Any, id: str, cause: tuple) -> None:
    plan = plan_of(answers, choices)
    assert id not in by_id(plan_of())
    found = by_id(plan)[id]
    assert cause in [(one.when, one.subject, one.value) for one in found.causes]
    assert (found.origin, found.reason_gone) == ("gap", False)


@pytest.mark.parametrize(
    "answers, choices",
    [
        ({"customer.q2": 3}, {}),
        ({"customer.q2": "not_applicable"}, {}),
        ({}, {"data.zero": 2}),
        ({"data.q1": 4}, {"data.zero": 1}),
        ({"sources.q1": 4}, {"sources.flat": 2}),
        ({"data.q1": 3}, {"data.third": 2}),
        ({"strategies.q1": 4}, {"strategies.customer": None}),
        ({"market.q2": 2}, {"market.b2b": 2}),
        ({}, {"sources.erp": 2}),
        ({}, {"data.second": 0}),
        ({}, {"executors.cross": "not_needed"}),
        ({}, {"executors.cross": None}),
        ({"strategies.q1": 4}, {"strategies.data": (None, "our strength")}),
        ({}, {"costs.software": 2, "costs.training": 1}),
        ({}, {"costs.software": 2}),
        (dict.fromkeys(("technology.q1", "technology.q5"), 4), {"technology.custom": (1, "our way of working")}),
    ],
)
def test_good_answers_bring_no_task(answers: Any, choices: Any) -> None:
    assert not [one for one in plan_of(answers, choices).tasks if one.origin == "gap"]


def test_low_is_measured_against_the_blocks_own_target() -> None:
    plan = plan_of({"customer.q2": 2}, blocks=(setting("customer", target=2),))
    assert "gap_personas" not in by_id(plan)


def test_a_gap_task_stands_between_its_predecessors_and_those_that_wait_for_it() -> None:
    tasks = by_id(plan_of({}, {"data.zero": 0}))
    assert set(tasks["gap_consents"].predecessors) == {"t1_3", "g1"}
    assert "gap_consents" in tasks["t2_4"].predecessors


def test_unknown_answers_open_one_discovery_task_for_their_block() -> None:
    plan = plan_of({"data.q1": "dont_know", "data.q4": "dont_know", "costs.q3": "dont_know"})
    found = {one.id: one for one in plan.tasks if one.origin == "discovery"}
    assert set(found) == {"discovery:data", "discovery:costs"}
    assert [cause.subject for cause in found["discovery:data"].causes] == ["data.q1", "data.q4"]
    assert "Data" in found["discovery:data"].name and "{" not in found["discovery:data"].name
    assert "discovery:data" in by_id(plan)["t1_3"].predecessors


def test_every_task_that_answers_brought_is_remembered() -> None:
    plan = plan_of({"data.q1": "dont_know", "customer.q2": 0})
    assert set(remembered_ids(plan)) == {"discovery:data", "gap_personas"}
    assert remembered_ids(plan_of()) == ()


def test_a_remembered_task_whose_reason_went_away_is_marked_and_stays() -> None:
    edit = task("gap_personas", remembered=True)
    found = by_id(plan_of({"customer.q2": 4}, tasks=(edit,)))["gap_personas"]
    assert found.reason_gone and not found.kept
    assert [(one.subject, one.value) for one in found.causes] == [("customer.q2", 4)]
    assert not by_id(plan_of({"customer.q2": 1}, tasks=(edit,)))["gap_personas"].reason_gone


def test_a_kept_task_stays_without_nagging_and_a_dropped_one_goes() -> None:
    kept = by_id(plan_of(tasks=(task("discovery:data", remembered=True, kept=True),)))["discovery:data"]
    assert kept.kept and not kept.reason_gone
    again = plan_of({"data.q1": "dont_know"}, tasks=(task("discovery:data", kept=True),))
    assert not by_id(again)["discovery:data"].kept
    dropped = plan_of(tasks=(task("gap_personas", remembered=True, dropped=True),))
    assert "gap_personas" not in by_id(dropped) and [one.id for one in dropped.dropped] == ["gap_personas"]


def test_what_people_edit_holds_when_answers_change() -> None:
    edit = task(
        "gap_personas", name="Interviews", owner="sales", person="Ada", likely=20, step=2, note="ask Ada", version=3
    )
    for level in (0, 1, 2):
        found = by_id(plan_of({"customer.q2": level}, tasks=(edit,)))["gap_personas"]
        assert (found.name, found.owner, found.person, found.likely, found.step) == (
            "Interviews",
            "sales",
            "Ada",
            20,
            2,
        )
        assert set(found.edited) == {"name", "owner", "person", "likely", "step", "note"}
        assert (found.pessimistic, found.version, found.note) == (20, 3, "ask Ada")


def test_typed_durations_are_not_stretched_by_the_size_factor() -> None:
    tasks = by_id(plan_of(tasks=(task("p0", optimistic=2, likely=3, pessimistic=4),), crm_users=500))
    assert tasks["p0"].mean == 3 and tasks["t1_1"].mean == pytest.approx(2 * 31 / 6)


def test_people_add_tasks_of_their_own_and_others_may_wait_for_them() -> None:
    own = task(OWN[0], name="Board meeting", step=4, likely=30, predecessors=("p0",))
    plan = plan_of(tasks=(own, task("golive", predecessors=("t4_2", "t5", OWN[0]))))
    found = by_id(plan)[OWN[0]]
    assert (found.origin, found.name, found.phase, found.causes[0].when) == ("own", "Board meeting", "launch", "own")
    assert (found.optimistic, found.likely, found.pessimistic) == (1, 30, 30)
    assert OWN[0] in by_id(plan)["golive"].predecessors


def test_a_task_of_their_own_that_nobody_waits_for_does_not_move_go_live() -> None:
    plan = plan_of(tasks=(task(OWN[0], name="Long study", optimistic=90, likely=90, pessimistic=90),))
    assert plan.duration == pytest.approx(41.333, abs=1e-3)
    assert not by_id(plan)[OWN[0]].critical


def test_dropping_a_task_hands_its_predecessors_on() -> None:
    plan = plan_of(tasks=(task("t1_2", dropped=True),))
    assert set(by_id(plan)["t1_3"].predecessors) == {"t1_1", "p1"}
    assert [one.id for one in plan.dropped] == ["t1_2"] and plan.dropped[0].early_start == pytest.approx(
        7.333, abs=1e-3
    )
    assert plan.duration < plan_of().duration


def test_without_a_go_live_the_last_task_ends_the_project() -> None:
    plan = plan_of(tasks=(task("golive", dropped=True),))
    assert f"{plan.duration:.2f}" == "40.17"
    assert plan.critical_path[-1] == "t4_2"
    assert by_id(plan)["a30"].starts_on >= plan.go_live + timedelta(days=30)


def test_a_plan_from_which_everything_was_dropped_is_empty() -> None:
    plan = plan_of(tasks=tuple(task(id, dropped=True) for id in BASE))
    assert plan.tasks == () and plan.duration == 0 and plan.go_live == plan.starts_on and len(plan.dropped) == len(BASE)


def test_an_edit_that_closes_a_circle_is_left_out_and_unknown_tasks_are_ignored() -> None:
    plan = plan_of(tasks=(task("p0", predecessors=("golive", "own:gone", "p0")),))
    assert by_id(plan)["p0"].predecessors == ()
    assert f"{plan.duration:.2f}" == "41.33"


def test_a_circle_is_refused_before_it_is_written() -> None:
    snapshot = small_workshop(tasks=(task(OWN[0], name="Extra", predecessors=("t3",)),))
    assert would_cycle(snapshot, CATALOGUE, "p0", ("golive",))
    assert would_cycle(snapshot, CATALOGUE, "t2_1", (OWN[0],))
    assert would_cycle(snapshot, CATALOGUE, "p0", ("p0",))
    assert not would_cycle(snapshot, CATALOGUE, "golive", ("p0", OWN[0]))
    assert not would_cycle(snapshot, CATALOGUE, OWN[1], (OWN[0], "nothing"))
    with pytest.raises(TaskCycleError):
        check_predecessors(snapshot, CATALOGUE, OWN[0], ("golive", OWN[0]))
    check_predecessors(snapshot, CATALOGUE, OWN[0], ("golive",))
    for id in ("p0", "t3", "golive"):
        offered = may_come_before(snapshot, CATALOGUE, id)
        assert offered == {
            each for each in by_id(plan_of(snapshot)) if not would_cycle(snapshot, CATALOGUE, id, (each,))
        }
    assert OWN[0] not in may_come_before(snapshot, CATALOGUE, "p0")


def test_the_worked_example_has_tasks_from_its_weakest_blocks() -> None:
    tasks = by_id(plan_of(worked_example()))
    assert {"gap_strategy", "gap_training_plan", "gap_cost_plan", "gap_cross_team"} <= set(tasks)
    assert all(one.causes for one in tasks.values())


def test_a_full_plan_is_derived_at_once() -> None:
    snapshot = small_workshop(
        dict.fromkeys(SCORED, "dont_know"), {"sources.erp": 1, "sources.flat": 1, "data.second": 1, "data.zero": 0}
    )
    readiness = assess(snapshot, CATALOGUE)
    derive_plan(snapshot, CATALOGUE, readiness)
    took = []
    for _ in range(5):
        start = process_time()
        derive_plan(snapshot, CATALOGUE, readiness)
        took.append(process_time() - start)
    assert min(took) < stride()


@MANY
@given(workshops())
def test_a_plan_can_be_derived_whatever_people_wrote(snapshot: Snapshot) -> None:
    readiness = assess(snapshot, CATALOGUE)
    plan = derive_plan(snapshot, CATALOGUE, readiness, runs=20)
    tasks = by_id(plan)
    assert len(tasks) == len(plan.tasks) and not set(tasks) & {one.id for one in plan.dropped}
    assert {one.id for one in plan.dropped} <= {one.task for one in snapshot.tasks if one.dropped}
    for one in plan.tasks:
        assert one.optimistic <= one.likely <= one.pessimistic
        assert plan.starts_on <= one.starts_on <= one.ends_on
        assert one.total_float >= 0 and one.early_start <= one.early_finish + 1e-9
        for before in one.predecessors:
            assert tasks[before].early_finish <= one.early_start + 1e-6
            assert tasks[before].starts_on <= one.starts_on
    assert plan.go_live_50 <= plan.go_live_80
    assert plan == derive_plan(snapshot, CATALOGUE, readiness, runs=20)


@MANY
@given(workshops(), st.sampled_from([*BASE, *GAP, *OWN]), st.sampled_from([*BASE, *GAP, *OWN]))
def test_a_further_dependency_never_brings_go_live_forward(snapshot: Snapshot, id: str, before: str) -> None:
    drafts = {one.id: one for one in draft_tasks(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))}
    if id not in drafts or before not in drafts or drafts["golive"].dropped:
        return
    network = network_of(tuple(drafts.values()))
    if reaches(network, before, id) or len(network[id]) >= 40:
        return
    first = plan_of(snapshot)
    written = {one.task: one for one in snapshot.tasks}
    edit = written.get(id, task(id)).model_copy(update={"predecessors": (*network[id], before)})
    second = plan_of(snapshot.model_copy(update={"tasks": tuple((written | {id: edit}).values())}))
    assert second.duration >= first.duration - 1e-9
    assert second.go_live_80 >= first.go_live_80


@MANY
@given(workshops(), st.sampled_from([*BASE, *GAP, *OWN]), st.lists(st.sampled_from([*BASE, *GAP, *OWN]), max_size=4))
def test_predecessors_that_are_not_refused_are_kept(snapshot: Snapshot, id: str, chosen: list[str]) -> None:
    written = {one.task: one for one in snapshot.tasks}
    others = tuple(one.model_copy(update={"predecessors": None, "dropped": False}) for one in written.values())
    clean = snapshot.model_copy(update={"tasks": others})
    if would_cycle(clean, CATALOGUE, id, chosen):
        return
    edit = written.get(id, task(id)).model_copy(update={"predecessors": tuple(chosen), "dropped": False})
    after = {one.task: one for one in others} | {id: edit}
    tasks = by_id(plan_of(clean.model_copy(update={"tasks": tuple(after.values())})))
    if id in tasks:
        assert set(chosen) & set(tasks) <= set(tasks[id].predecessors)


@MANY
@given(workshops())
def test_a_cause_names_the_block_that_its_subject_belongs_to(snapshot: Snapshot) -> None:
    readiness = assess(snapshot, CATALOGUE)
    plan = derive_plan(snapshot, CATALOGUE, readiness, runs=20)
    risks = derive_risks(snapshot, CATALOGUE, readiness, plan)
    for cause in (cause for thing in (*plan.tasks, *plan.dropped, *risks) for cause in thing.causes):
        known = None if cause.when in ("base", "own") else CATALOGUE.block_of(cause.subject).id
        assert cause.block == known
