"""The rows of the tasks."""

from collections.abc import Iterator

from canvas_model.results import PlannedTask
from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.set_aside import set_aside
from exporters.words.choices import status_names
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The tasks in the order of the plan, then those that were left out, then what was written of tasks that are not in it."""
    _ = texts(report.language)
    for task in report.plan.tasks:
        yield _task(task, report, wording, _("critical") if task.critical else "")
    for task in report.plan.dropped:
        yield {**_task(task, report, wording, _("left out")), "float": None}
    for one in set_aside(report):
        yield {
            "section": _("task"),
            "id": one.edit.task,
            "name": one.name,
            "text": one.edit.note,
            "who": one.edit.person,
            "state": _("part of this task now") if one.part_of else _("not in the plan at present"),
        }


def _task(task: PlannedTask, report: Report, wording: Wording, state: str) -> Row:
    _ = texts(report.language)
    is_dated = wording.is_dated(task)
    steps = {step.number: step.name for step in report.catalogue.plan.steps}
    return {
        "section": _("task"),
        "id": task.id,
        "number": task.number,
        "place": steps.get(task.step, ""),
        "name": task.name,
        "text": task.note,
        "who": task.person,
        "department": wording.role(task.owner),
        "state": state,
        "why": together(wording.reasons(task)),
        "deliverable": task.deliverable,
        "status": status_names("task", report.language)[task.status],
        "not_before": task.not_before,
        "wait": task.lag or None,
        "predecessors": together(before.number for before in wording.before(task)),
        "optimistic": task.optimistic,
        "likely": task.likely,
        "pessimistic": task.pessimistic,
        "starts_on": task.starts_on if is_dated else None,
        "ends_on": task.ends_on if is_dated else None,
        "float": None if task.milestone else task.total_float,
    }
