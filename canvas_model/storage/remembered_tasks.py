"""Recording the tasks that answers brought into the plan, so that they stay when the answers change."""

from canvas_model.access import PROGRAM
from canvas_model.catalogue import Catalogue
from canvas_model.content import Content, Snapshot, TaskEdit, natural_id
from canvas_model.limits import LIMITS
from canvas_model.results import Plan
from canvas_model.rules.planning.plan import derive_plan, remembered_ids
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.journal import hold
from canvas_model.storage.snapshot import snapshot as read_snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT
from canvas_model.storage.writing import write_entries

TASK = CONTENT["task"]


def unremembered(snapshot: Snapshot, plan: Plan) -> tuple[str, ...]:
    """The gap-driven and discovery tasks of a plan that are not recorded yet."""
    recorded = {edit.task for edit in snapshot.tasks if edit.remembered}
    return tuple(task for task in remembered_ids(plan) if task not in recorded)


def remember(store: Store, snapshot: Snapshot, plan: Plan, catalogue: Catalogue) -> bool:
    """Record the tasks of `plan` that are not recorded yet, with the journal verb "remembered"; True when there were any.

    The plan is derived again from the newest snapshot, for answers may have changed since `plan` was made. As many are
    recorded as a workshop can hold, and as its file may have.
    """
    if not unremembered(snapshot, plan):
        return False
    with store.writing() as connection:
        hold(connection, snapshot.id)
        current = read_snapshot(connection, snapshot.id)
        stored = {edit.task: edit for edit in current.tasks}
        tasks = tasks_to_remember(current, catalogue)
        new = [task for task in tasks if task not in stored][: max(0, LIMITS["task"] - len(stored))]
        known = [stored[task] for task in tasks if task in stored]
        edits = [*known, *(TaskEdit(id=natural_id(current.id, "task", task), task=task) for task in new)]
        entries: list[Content] = [edit.model_copy(update={"remembered": True}) for edit in edits]
        if not entries:
            return False
        entry = write_entries(connection, PROGRAM, current.id, "remembered", entries)
    store.announce(snapshot.id, entry.revision)
    return True


def tasks_to_remember(snapshot: Snapshot, catalogue: Catalogue) -> tuple[str, ...]:
    """The tasks that the plan of a snapshot holds and that are not recorded yet."""
    return unremembered(snapshot, derive_plan(snapshot, catalogue, assess(snapshot, catalogue), runs=1))
