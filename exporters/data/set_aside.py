"""What people wrote of tasks that are not in the plan: their reason is gone, so the plan does not ask for them."""

from canvas_model.content import TaskEdit
from canvas_model.content.entry_ids import discovery_id
from exporters.report import Report


def set_aside(report: Report) -> list[tuple[TaskEdit, str]]:
    """The edits of tasks that are neither in the plan nor left out by somebody, each with the task's name."""
    catalogue = report.catalogue
    planned = {task.id for task in (*report.plan.tasks, *report.plan.dropped)}
    names = {task.id: task.name for task in catalogue.plan.tasks}
    names |= {task.id: task.name for task in catalogue.plan.gap_tasks}
    names |= {
        discovery_id(block.id): catalogue.plan.discovery.name.replace("{block}", block.name)
        for block in catalogue.blocks.blocks
    }
    return [
        (edit, edit.name or names.get(edit.task, edit.task))
        for edit in report.snapshot.tasks
        if edit.task not in planned
    ]
