"""The rows of the plan and of the risks."""

from collections.abc import Iterator

from canvas_model.results import PlannedTask
from exporters.data.rows import Row, together
from exporters.data.set_aside import set_aside
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.task_status import status_names
from exporters.words.texts import texts


def tasks(report: Report, wording: Wording) -> Iterator[Row]:
    """The tasks in the order of the plan, then those that were left out, then what was written of tasks that are not in it."""
    _ = texts(report.language)
    for task in report.plan.tasks:
        yield _task(task, report, wording, _("critical") if task.critical else "")
    for task in report.plan.dropped:
        yield _task(task, report, wording, _("left out"))
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
        "status": status_names(report.language)[task.status],
        "not_before": task.not_before,
        "wait": task.lag or None,
        "predecessors": together(before.number for before in wording.before(task)),
        "optimistic": task.optimistic,
        "likely": task.likely,
        "pessimistic": task.pessimistic,
        "starts_on": task.starts_on,
        "ends_on": task.ends_on,
        "float": round(task.total_float, 2),
    }


def risks(report: Report, wording: Wording) -> Iterator[Row]:
    """The risks in the order of the checklist, each with its measures and which of them are done."""
    _ = texts(report.language)
    for risk in report.risks:
        measures = [f"{text} ({_('done')})" if done else text for _id, text, done in risk.mitigations]
        yield {
            "section": _("risk"),
            "id": risk.id,
            "number": risk.number,
            "place": wording.phases[risk.phase].name,
            "name": risk.event,
            "text": risk.note,
            "who": risk.person,
            "department": wording.role(risk.owner),
            "state": _("closed") if risk.status == "closed" else _("still open"),
            "measures": together(measures),
            "ends_on": risk.due,
            "probability": risk.residual_probability,
            "impact": risk.impact,
            "score": risk.residual_score,
            "band": wording.risk_bands[risk.band].name,
        }
