"""What was written of tasks that the plan does not show is handed over once, and nothing that it shows."""

from datetime import date

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.rules.planning.absorbed_tasks import parts_of_others
from exporters.data.rows import tasks
from exporters.report import build_report
from exporters.report_sentences import Wording
from exporters.set_aside import set_aside
from tests.canvas_model.small_workshop import small_workshop, task

LANGUAGES = pytest.mark.parametrize("language", ["it", "en"])
OLD = task("gap_erp", person="Luca", note="Orders overnight only", remembered=True)


def report(language, *edits):
    return build_report(small_workshop(tasks=edits), language=language, made_on=date(2026, 11, 26))


@LANGUAGES
def test_what_stands_at_the_task_that_took_another_in_is_not_set_aside(language):
    made = report(language, OLD)
    rows = list(tasks.rows(made, Wording(made)))
    assert set_aside(made) == []
    assert [row["id"] for row in rows if row["text"] == OLD.note and row["who"] == "Luca"] == ["t2_3"]


@LANGUAGES
def test_where_both_tasks_have_a_note_both_are_handed_over(language):
    made = report(language, OLD, task("t2_3", note="Ask the supplier"))
    rows = [row for row in tasks.rows(made, Wording(made)) if row["id"] in ("gap_erp", "t2_3")]
    assert [(row["id"], row["text"], row["who"]) for row in rows] == [
        ("t2_3", "Ask the supplier", "Luca"),
        ("gap_erp", "Orders overnight only", "Luca"),
    ]
    assert rows[0]["name"] == rows[1]["name"] and [one.part_of for one in set_aside(made)] == ["t2_3"]
    assert rows[1]["state"] == {"it": "ora parte di questa attività", "en": "part of this task now"}[language]


@LANGUAGES
def test_a_task_whose_reason_is_gone_is_set_aside_under_its_name(language):
    gap = next(one for one in catalogue(language).plan.gap_tasks)
    made = report(language, task(gap.id, note="Later"), task("discovery:data", note="Whom to ask"))
    found = {one.edit.task: (one.name, one.part_of) for one in set_aside(made)}
    assert found[gap.id] == (gap.name, None)
    assert catalogue(language).block("data").name in found["discovery:data"][0]


def test_a_task_becomes_part_of_one_that_the_catalogue_knows():
    plan = catalogue("en").plan
    assert set(parts_of_others(plan).values()) <= {one.id for one in plan.tasks}
