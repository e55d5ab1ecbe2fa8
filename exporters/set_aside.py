"""What people wrote of tasks and what the plan does not show: the task's reason is gone, or it is part of another task now."""

from dataclasses import dataclass

from canvas_model.content import TaskEdit
from canvas_model.rules.planning.absorbed_tasks import current_edits, parts_of_others
from canvas_model.rules.planning.task_names import task_names
from exporters.report import Report


@dataclass(frozen=True)
class SetAside:
    """What people wrote of one task."""

    edit: TaskEdit
    name: str
    """What the task is called; where it is part of another one now, what that one is called."""
    part_of: str | None
    """Id of the task that it is part of now; None: the plan does not ask for it at present."""


def set_aside(report: Report) -> list[SetAside]:
    """The edits of tasks that are neither in the plan nor left out by somebody.

    Those of a task that became part of another one stand there, and here only where the other has its own person or note.
    """
    names, part_of = task_names(report.catalogue), parts_of_others(report.catalogue.plan)
    current = current_edits(report.snapshot.tasks, report.catalogue.plan)
    planned = {task.id for task in (*report.plan.tasks, *report.plan.dropped)}
    return [
        SetAside(edit, edit.name or names.get(edit.task, edit.task), part_of.get(edit.task))
        for edit in report.snapshot.tasks
        if edit.task not in planned and not (edit.task in part_of and _stands_at(current[part_of[edit.task]], edit))
    ]


def _stands_at(other: TaskEdit, edit: TaskEdit) -> bool:
    """Whether all that was written of a task is what its new task says."""
    return edit.person in ("", other.person) and edit.note in ("", other.note)
