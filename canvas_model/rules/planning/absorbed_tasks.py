"""Tasks of earlier versions that are part of another one now: what people wrote of them stays."""

from collections.abc import Iterable

from canvas_model.catalogue.plan import PlanCatalogue
from canvas_model.content import TaskEdit


def parts_of_others(plan: PlanCatalogue) -> dict[str, str]:
    """The tasks of earlier versions that are part of another one now, each with that one's id."""
    return {old: task.id for task in plan.tasks for old in task.absorbs}


def current_edits(edits: Iterable[TaskEdit], plan: PlanCatalogue) -> dict[str, TaskEdit]:
    """The edits by task, in their order; who waited for an absorbed task waits for the one that it is part of now.

    The person and the note that an absorbed task was given stand at its new task, where that has none of its own.
    """
    stands_for = parts_of_others(plan)
    known = tuple(edits)
    found = {edit.task: _rewired(edit, stands_for) for edit in known if edit.task not in stands_for}
    for edit in known:
        if edit.task in stands_for:
            task = stands_for[edit.task]
            held = found.get(task) or TaskEdit(id=edit.id, task=task)
            kept = {"person": held.person or edit.person, "note": held.note or edit.note}
            found[task] = held.model_copy(update=kept)
    return found


def _rewired(edit: TaskEdit, stands_for: dict[str, str]) -> TaskEdit:
    if not edit.predecessors or not stands_for.keys() & set(edit.predecessors):
        return edit
    waits_for = dict.fromkeys(stands_for.get(before, before) for before in edit.predecessors)
    return edit.model_copy(update={"predecessors": tuple(before for before in waits_for if before != edit.task)})
