"""The plan screen: dates with their odds, a reason for every added task, and people's decisions about tasks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from canvas_model.content import natural_id
from canvas_model.errors import NothingToUndoError
from canvas_model.rules.planning.plan import GO_LIVE
from canvas_model.storage.changes import Change
from canvas_model.storage.journal import changes_since
from canvas_model.storage.writing import apply
from pages.server import store
from tests.pages.screens.shown import BY, empty, full, screen, words

CONSENTS = "gap_consents"


def put(workshop: UUID, kind: str, *key: str, **values: Any) -> None:
    """Set values as a person elsewhere would."""
    id = natural_id(workshop, kind, *key)
    seen = store.snapshot(workshop)
    held = {thing.id: thing for thing in getattr(seen, f"{kind}s")}.get(id)
    field = {"choice": "alternative", "task": "task"}[kind]
    change = Change(uuid4(), "put", kind, id, {field: key[0], **values}, base=held.version if held else None)
    apply(store.store(), BY, workshop, change)


def task(workshop: UUID, id: str) -> Any:
    """A task of the plan as it stands, None when it is not in it."""
    return next((task for task in store.report(workshop, "en").plan.tasks if task.id == id), None)


def press(test: AppTest, key: str) -> AppTest:
    """Press a button."""
    next(button for button in test.button if button.key == key).click()
    return test.run()


@pytest.fixture
def without_reason() -> UUID:
    """A workshop whose consent task is in the plan although nobody needs the forms any more."""
    workshop = empty()
    put(workshop, "choice", "data.zero", need="needed", use=0)
    screen("plan", workshop)
    put(workshop, "choice", "data.zero", need="not_needed")
    return workshop


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("made", [full, empty])
def test_it_opens_in_both_languages(made: Callable[[], UUID], language: str) -> None:
    assert not screen("plan", made(), language).exception


def test_the_heading_says_the_date_and_the_odds() -> None:
    workshop = full()
    shown, plan = words(screen("plan", workshop)), store.report(workshop, "en").plan
    heading = shown.split("<h1>")[1].split("</h1>")[0]
    assert f"{plan.go_live.day} {plan.go_live:%B %Y}" in heading
    assert f"{plan.go_live_80.day} {plan.go_live_80:%B %Y}" in heading and "80%" in heading


def test_every_added_task_says_why_it_is_there() -> None:
    workshop = full()
    shown, plan = words(screen("plan", workshop)), store.report(workshop, "en").plan
    added = [task for task in plan.tasks if task.origin in ("gap", "discovery")]
    assert len(added) > 5
    for one in added:
        row = shown.split(f'id="task-{one.id}"')[1].split("</tr>")[0]
        assert "Added because" in row and one.deliverable in row


def test_the_caveat_and_the_days_off_are_printed() -> None:
    workshop = full("it")
    shown, report = words(screen("plan", workshop, "it")), store.report(workshop, "it")
    assert report.catalogue.plan.caveat in shown
    assert report.plan.holidays and "festività, Italia" in shown


def test_opening_the_plan_remembers_what_the_answers_brought_in_once() -> None:
    workshop = full()
    screen("plan", workshop)
    with store.reading() as connection:
        verbs = [entry.verb for entry in changes_since(connection, workshop, 0) if entry.actor == "system"]
    assert "remembered" in verbs
    before = store.revision(workshop)
    screen("plan", workshop)
    assert store.revision(workshop) == before


def test_a_task_without_its_reason_is_marked_and_can_be_kept(without_reason: UUID) -> None:
    test = screen("plan", without_reason)
    assert "nothing asks for it any more" in words(test)
    press(test, f"plan_keep_{CONSENTS}")
    assert task(without_reason, CONSENTS).kept
    assert "nothing asks for it any more" not in words(screen("plan", without_reason))


def test_it_can_be_dropped_and_taken_back(without_reason: UUID) -> None:
    press(screen("plan", without_reason), f"plan_drop_{CONSENTS}")
    assert task(without_reason, CONSENTS) is None
    press(screen("plan", without_reason), f"plan_back_{CONSENTS}")
    assert task(without_reason, CONSENTS) is not None


def test_undo_takes_back_the_last_change_of_the_plan(without_reason: UUID) -> None:
    press(screen("plan", without_reason), f"plan_drop_{CONSENTS}")
    undo(without_reason, "plan")
    assert task(without_reason, CONSENTS) is not None


def undo(workshop: UUID, part: str) -> None:
    """Press what the screen's bar sends."""
    apply(store.store(), BY, workshop, Change(uuid4(), "undo", values={"part": part}))


def rest_on(workshop: UUID, **fields: Any) -> None:
    """Change the workshop's own fields as a person elsewhere would."""
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, fields))


def test_undo_takes_back_what_the_dates_rest_on() -> None:
    workshop = empty()
    before = store.snapshot(workshop).workshop.crm_users
    rest_on(workshop, crm_users=before + 500)
    undo(workshop, "plan")
    assert store.snapshot(workshop).workshop.crm_users == before
    rest_on(workshop, title="Another title")
    with pytest.raises(NothingToUndoError):
        undo(workshop, "plan")


def test_every_task_has_a_number_and_names_what_it_waits_for_by_number() -> None:
    workshop = full()
    plan = store.report(workshop, "en").plan
    assert len({task.number for task in plan.tasks}) == len(plan.tasks)
    assert all(task.number.startswith("A" if task.origin == "own" else f"{task.step}.") for task in plan.tasks)
    go_live = next(task for task in plan.tasks if task.id == GO_LIVE)
    shown = words(screen("plan", workshop))
    assert f"{go_live.number} {go_live.name}" in " ".join(shown.split())
    assert all(task.number in shown for task in plan.tasks if task.id in go_live.predecessors)


def test_undo_here_leaves_what_was_done_on_other_screens_alone() -> None:
    workshop = empty()
    put(workshop, "choice", "data.zero", need="needed", use=0)
    with pytest.raises(NothingToUndoError):
        undo(workshop, "plan")


def test_a_task_of_ones_own_joins_the_plan() -> None:
    workshop = empty()
    press(screen("plan", workshop), "plan_add")
    assert [one.name for one in store.report(workshop, "en").plan.tasks if one.origin == "own"] == ["New task"]


def test_a_row_opens_also_when_another_run_came_in_between() -> None:
    test = screen("plan", full())
    test.session_state["opening_plan:row:triggered"] = "t5"
    test.run()
    assert test.session_state["plan_opened"] == "t5"
    assert "opening_plan:row:triggered" not in test.session_state


def test_what_was_left_open_is_closed_when_one_comes_back() -> None:
    test = screen("plan", full())
    test.session_state["plan_opened"] = "t5"
    assert test.run().session_state["plan_opened"] == "t5"
    test.switch_page("risks.py").run()
    test.switch_page("plan.py").run()
    assert not test.exception
    assert "plan_opened" not in test.session_state
