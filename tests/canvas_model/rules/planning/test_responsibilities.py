"""The responsibility matrix: one role answers for each task, one does it, and the rest follows from the plan."""

from hypothesis import given

from canvas_model.content import Snapshot
from canvas_model.results import Responsibility
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.planning.responsibilities import derive_responsibilities
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import CATALOGUE, OWN, small_workshop, task, workshops


def rows(snapshot: Snapshot) -> dict[str, Responsibility]:
    plan = derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))
    return {row.task: row for row in derive_responsibilities(plan, CATALOGUE).rows}


def test_consulted_is_who_does_what_a_task_waits_for_and_informed_who_waits_for_it() -> None:
    analysis = rows(small_workshop())["t1_3"]
    assert (analysis.accountable, analysis.responsible) == ("sponsor", "consultant")
    assert analysis.consulted == ("management", "key_user")
    assert analysis.informed == ("crm_specialist", "it")


def test_whoever_owns_a_task_now_is_the_one_who_does_it() -> None:
    changed = rows(small_workshop(tasks=(task("t1_2", owner="sales"), task(OWN[0], name="Ours", owner="hr", step=4))))
    assert changed["t1_2"].responsible == "sales"
    assert "sales" in changed["t1_3"].consulted
    assert (changed[OWN[0]].accountable, changed[OWN[0]].responsible) == ("crm_manager", "hr")


@given(workshops())
def test_no_role_has_two_parts_but_the_one_that_answers_for_its_own_work(snapshot: Snapshot) -> None:
    plan = derive_plan(snapshot, CATALOGUE, assess(snapshot, CATALOGUE))
    matrix = derive_responsibilities(plan, CATALOGUE)
    assert [row.task for row in matrix.rows] == [one.id for one in plan.tasks if not one.milestone]
    for row in matrix.rows:
        others = [*row.consulted, *row.informed]
        assert len(set(others)) == len(others)
        assert not {row.accountable, row.responsible} & set(others)
        assert {row.accountable, row.responsible, *others} <= set(matrix.roles)
