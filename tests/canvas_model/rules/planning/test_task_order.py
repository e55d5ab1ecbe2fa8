"""The order of tasks: by step and position, and a move changes places with one neighbour only."""

from datetime import date
from itertools import groupby

import pytest
from hypothesis import given

from canvas_model.content import Snapshot, TaskEdit
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.results import Plan
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.planning.task_order import moved
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import CATALOGUE, MANY, small_workshop, task, workshops

DEMO = demo_snapshot("en", today=date(2026, 11, 21)).model_copy(update={"tasks": ()})


def plan_of(snapshot: Snapshot, *edits: TaskEdit) -> Plan:
    edited = snapshot.model_copy(update={"tasks": (*snapshot.tasks, *edits)})
    return derive_plan(edited, CATALOGUE, assess(edited, CATALOGUE), runs=20)


def ids(plan: Plan, step: int) -> list[str]:
    return [one.id for one in plan.tasks if one.step == step]


def test_people_order_the_tasks_of_a_step() -> None:
    plan = plan_of(small_workshop(), task("g1", position=-1.0), task("p0", position=2.5))
    assert ids(plan, 1) == ["g1", "p1", "p0", "t1_1", "t1_2", "t1_3"]
    assert [one.step for one in plan.tasks] == sorted(one.step for one in plan.tasks)


def test_as_long_as_nobody_moves_a_task_a_step_goes_by_number() -> None:
    plan = plan_of(DEMO)
    for step in range(1, 6):
        rows = [one.number.split(".") for one in plan.tasks if one.step == step and one.origin != "own"]
        assert rows == sorted(rows, key=lambda parts: int(parts[1])) and {parts[0] for parts in rows} == {str(step)}


def test_a_task_that_nobody_moved_stands_at_its_number() -> None:
    plan = plan_of(small_workshop(), task("g1", position=-1.0))
    positions = {one.id: one.position for one in plan.tasks if one.step == 1}
    assert positions.pop("g1") == -1.0
    assert len(positions) > 1 and all(position == int(position) >= 0 for position in positions.values())
    assert list(positions.values()) == sorted(set(positions.values()))


@pytest.mark.parametrize("up", [True, False])
@pytest.mark.parametrize("step", [1, 2, 4])
def test_a_task_changes_places_with_its_neighbour_and_with_nobody_else(step: int, up: bool) -> None:
    plan = plan_of(DEMO)
    rows = [one for one in plan.tasks if one.step == step]
    for at, one in enumerate(rows):
        position = moved(plan.tasks, one, up=up)
        if position is None:
            assert at == (0 if up else len(rows) - 1)
            continue
        wanted = [other.id for other in rows]
        wanted.insert(at + (-1 if up else 1), wanted.pop(at))
        assert ids(plan_of(DEMO, task(one.id, position=position)), step) == wanted


@MANY
@given(workshops())
def test_tasks_go_by_step_and_position(snapshot: Snapshot) -> None:
    plan = plan_of(snapshot)
    places = [(one.step, one.position) for one in plan.tasks]
    assert places == sorted(places)
    given = {edit.task: edit.position for edit in snapshot.tasks if edit.position is not None}
    assert all(one.position == given[one.id] for one in plan.tasks if one.id in given)


@MANY
@given(workshops())
def test_only_the_ends_of_a_step_cannot_move_on(snapshot: Snapshot) -> None:
    plan = plan_of(snapshot)
    for _step, tasks in groupby(plan.tasks, key=lambda one: one.step):
        rows = list(tasks)
        assert [moved(plan.tasks, one, up=True) is None for one in rows] == [place == 0 for place in range(len(rows))]
        assert moved(plan.tasks, rows[-1], up=False) is None
