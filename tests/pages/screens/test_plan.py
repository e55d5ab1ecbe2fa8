"""The plan screen: dates with their odds, a reason for every added task, and people's decisions about tasks."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from canvas_model.content import natural_id
from canvas_model.errors import NothingToUndoError, TaskCycleError, ValueRefusedError
from canvas_model.rules.planning.plan import GO_LIVE
from canvas_model.storage.changes import Change
from canvas_model.storage.journal import changes_since
from canvas_model.storage.writing import apply
from exporters.report_sentences import Wording
from pages.screens.plan import task_dialog, task_list
from pages.screens.plan.gantt_chart import gantt
from pages.server import store
from pages.ui.charts import LIGHT
from tests.pages.screens.shown import BY, empty, full, screen, undo, words

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
    assert f"{plan.go_live_50.day} {plan.go_live_50:%B %Y}" in heading and "50%" in heading
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
    assert report.plan.holidays and "festività escluse (Italia)." in shown and "<li>Festività: " in shown
    assert "Le date sono quelle del percorso critico" in shown


def test_the_critical_paths_date_says_in_how_many_projects_it_is_met() -> None:
    workshop = full()
    shown, plan = words(screen("plan", workshop)), store.report(workshop, "en").plan
    assert f"met in {100 * plan.go_live_odds:.0f}% of simulated projects" in shown


def test_before_half_of_the_answers_no_go_live_date_is_a_headline() -> None:
    shown = words(screen("plan", empty()))
    assert shown.split("<h1>")[1].split("</h1>")[0] == "A base plan before your answers"
    assert not re.search(r"\b20\d\d\b", shown.split("After go-live: ")[1].split("</p>")[0])
    figures = shown.split('class="fg-facts"')[1].split("</dl>")[0]
    assert "Go-live" not in figures and "Start" in figures
    assert not re.search(r"\b20\d\d\b", "".join(re.findall("<tbody>.*?</tbody>", shown, re.DOTALL))), (
        "no task has a day"
    )
    assert "go-live with 50% probability" not in shown and "go-live with 50% probability" in words(
        screen("plan", full())
    )
    assert "Un piano di base, prima delle vostre risposte" in words(screen("plan", empty(), "it"))


def test_before_half_of_the_answers_the_chart_draws_no_date_with_its_odds() -> None:
    first, whole = (gantt(store.report(made(), "en"), LIGHT, narrow=False) for made in (empty, full))
    assert (len(first.layout.shapes), len(whole.layout.shapes)) == (0, 2)


def test_a_task_that_takes_no_time_is_a_diamond_of_the_chart_and_named_in_its_legend() -> None:
    workshop = empty()
    own = f"own:{UUID(int=7)}"
    marks = [len(gantt(store.report(workshop, "en"), LIGHT, narrow=False).data[1].y)]
    assert "takes no time" not in task_list.legend(store.report(workshop, "en"))
    put(workshop, "task", own, name="Signature", optimistic=0, likely=0, pessimistic=0, not_before="2029-03-05")
    report = store.report(workshop, "en")
    marks.append(len(gantt(report, LIGHT, narrow=False).data[1].y))
    assert marks == [1, 2] and "takes no time" in task_list.legend(report)
    put(workshop, "task", own, not_before="2029-01-08")
    long = store.report(workshop, "en")
    years = [gantt(long, LIGHT, narrow=narrow).layout.xaxis.ticktext[-1] for narrow in (False, True)]
    assert all("2029" in year for year in years), "the last mark keeps its name, at the very end too"
    assert "to 5 Mar 2029" in task_list.chart_words(report), "the chart’s last day, not that of go-live"


def test_it_says_what_slack_is_measured_against() -> None:
    assert "without delaying go-live or, where go-live does not wait for it" in words(screen("plan", empty()))
    assert "senza spostare il go-live o, se il go-live non la aspetta" in words(screen("plan", empty(), "it"))


def test_where_both_odds_fall_on_one_day_it_is_said_once() -> None:
    report = store.report(full(), "en")
    one = replace(report, plan=replace(report.plan, go_live_50=report.plan.go_live_80))
    assert len(gantt(one, LIGHT, narrow=False).layout.shapes) == 1
    assert "50%" in task_list.facts(report) + task_list.legend(report)
    assert "50%" not in task_list.facts(one) + task_list.legend(one) + Wording(one).plan()


def test_a_first_day_that_is_past_is_accepted_and_said() -> None:
    workshop = full()
    assert "The project began on" not in words(screen("plan", workshop))
    rest_on(workshop, starts_on="2019-03-04")
    assert "The project began on 4 March 2019" in words(screen("plan", workshop))
    assert "Il primo giorno del progetto è già passato: 4 marzo 2019" in words(screen("plan", workshop, "it"))


def test_regions_closing_days_and_saturdays_are_named_with_the_days_they_leave_out() -> None:
    workshop = full()
    start = store.report(workshop, "en").plan.starts_on
    closed = [(start + timedelta(days=place)).isoformat() for place in range(5)]
    rest_on(workshop, region="BZ", saturdays=True, closed_on=closed)
    shown, plan = words(screen("plan", workshop)), store.report(workshop, "en").plan
    assert "left out (Italy · Bolzano)." in shown and "Saturdays among them" in shown
    assert plan.starts_on > start and "closing days" not in shown
    rest_on(workshop, closed_on=[(plan.starts_on + timedelta(days=7)).isoformat()])
    assert "The company’s own closing days: " in words(screen("plan", workshop))


def test_another_country_leaves_the_region_of_the_first_behind() -> None:
    workshop = empty()
    rest_on(workshop, region="BZ")
    rest_on(workshop, country="DE")
    assert (store.snapshot(workshop).workshop.country, store.snapshot(workshop).workshop.region) == ("DE", "")
    rest_on(workshop, country="CH", region="TI")
    assert store.snapshot(workshop).workshop.region == "TI"
    with pytest.raises(ValueRefusedError):
        rest_on(workshop, region="BZ")


def test_who_would_have_five_tasks_at_once_is_named() -> None:
    workshop = empty()
    assert "at once" not in words(screen("plan", workshop))
    for number in range(6):
        put(workshop, "task", f"own:{UUID(int=number)}", name="Study", person="Ada")
    assert "Ada: up to 6 tasks at once, on 3 working days" in words(screen("plan", workshop))


def test_a_tasks_standing_its_wait_and_its_first_day_are_written_in_its_row() -> None:
    workshop = empty()
    put(workshop, "task", "t1_1", status="done")
    put(workshop, "task", "t1_2", status="under_way", lag=2)
    put(workshop, "task", "t1_3", not_before="2030-01-07")
    shown = words(screen("plan", workshop))
    row = {id: shown.split(f'id="task-{id}"')[1].split("</tr>")[0] for id in ("t1_1", "t1_2", "t1_3")}
    assert "✓ done" in row["t1_1"]
    assert "▸ under way" in row["t1_2"] and "waits 2 working days first" in row["t1_2"]
    assert "not before 7 Jan 2030" in row["t1_3"]


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_first_day_before_the_plan_starts_is_said_to_have_no_effect(language: str) -> None:
    workshop = empty()
    put(workshop, "task", "t1_3", not_before="2020-01-07")
    said = {
        "it": "«Non prima del 7 gennaio 2020» non ha effetto: il piano inizia l’11 gennaio 2027.",
        "en": "“Not before 7 January 2020” has no effect: the plan starts on 11 January 2027.",
    }[language]
    test = screen("plan", workshop, language)
    assert words(test).count(said) == 1
    test.session_state["plan_opened"] = "t1_3"
    assert words(test.run()).count(said) == 2, "beside the field too"
    put(workshop, "task", "t1_3", not_before="2027-01-11")
    assert said not in words(screen("plan", workshop, language))


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
    undo("plan", without_reason)
    assert task(without_reason, CONSENTS) is not None


def rest_on(workshop: UUID, **fields: Any) -> None:
    """Change the workshop's own fields as a person elsewhere would."""
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, fields))


def test_undo_takes_back_what_the_dates_rest_on() -> None:
    workshop = empty()
    before = store.snapshot(workshop).workshop.crm_users
    rest_on(workshop, crm_users=before + 500)
    undo("plan", workshop)
    assert store.snapshot(workshop).workshop.crm_users == before
    rest_on(workshop, title="Another title")
    with pytest.raises(NothingToUndoError):
        undo("plan", workshop)


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
        undo("plan", workshop)


@pytest.mark.parametrize("language", ["it", "en"])
def test_add_a_task_opens_a_new_one_and_writes_nothing(language: str) -> None:
    workshop = empty()
    before = store.snapshot(workshop)
    test = press(screen("plan", workshop, language), "plan_add")
    assert test.session_state["plan_opened"].startswith("own:")
    assert not test.exception
    assert store.snapshot(workshop) == before


def test_a_row_opens_also_when_another_run_came_in_between() -> None:
    test = screen("plan", full())
    test.session_state["opening_plan:row:triggered"] = "t5"
    test.run()
    assert test.session_state["plan_opened"] == "t5"
    assert "opening_plan:row:triggered" not in test.session_state


def test_done_stays_open_over_a_choice_that_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise TaskCycleError

    workshop = empty()
    test = screen("plan", workshop)
    test.session_state["plan_opened"] = "t5"
    test.run()
    monkeypatch.setattr(task_dialog, "check_predecessors", refuse)  # somebody else has made the circle meanwhile
    test.multiselect[0].unselect(test.multiselect[0].value[0])
    press(test, "plan_done")
    assert "A task cannot wait for itself" in words(test)
    assert test.session_state["plan_opened"] == "t5"
    monkeypatch.undo()
    press(test, "plan_done")
    assert "plan_opened" not in test.session_state
    assert store.snapshot(workshop).tasks, "and what was chosen is stored by then"


def test_what_was_left_open_is_closed_when_one_comes_back() -> None:
    test = screen("plan", full())
    test.session_state["plan_opened"] = "t5"
    assert test.run().session_state["plan_opened"] == "t5"
    test.switch_page("risks.py").run()
    test.switch_page("plan.py").run()
    assert not test.exception
    assert "plan_opened" not in test.session_state


def test_each_step_folds_under_a_heading_with_its_counts_and_the_one_of_today_stays_open_on_a_phone() -> None:
    workshop = full("en")
    report, shown = store.report(workshop, "en"), words(screen("plan", workshop))
    steps = shown.split('<details class="fg-more fg-step"')[1:]
    assert len(steps) == len(report.catalogue.plan.steps)
    for step, html in zip(report.catalogue.plan.steps, steps, strict=True):
        tasks = [task for task in report.plan.tasks if task.step == step.number]
        assert html.startswith(" open") and f"<h2>{step.number}. {step.name}</h2>" in html
        assert f">{len(tasks)} task" in html
        assert html.count('id="task-') == len(tasks)
    assert [" data-stays" in html.split(">")[0] for html in steps] == [True, False, False, False, False]
