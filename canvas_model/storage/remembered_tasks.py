"""What the plan remembers: a task that an answer brought in stays, until somebody drops it, when the answer changes."""

from canvas_model.catalogue import Catalogue
from canvas_model.content import Content, Snapshot, TaskEdit, natural_id
from canvas_model.results import Plan
from canvas_model.rules.planning.plan import derive_plan, remembered_ids
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.journal import Actor
from canvas_model.storage.snapshot import snapshot as read_snapshot
from canvas_model.storage.store import Store
from canvas_model.storage.tables import CONTENT
from canvas_model.storage.writing import put_all

TASK = CONTENT["task"]
PLAN = Actor("system", "CRM Model Canvas", "system")
"""Who remembers: no person, so that nobody's undo takes it back."""


def unremembered(snapshot: Snapshot, plan: Plan) -> tuple[str, ...]:
    """The gap-driven and discovery tasks that are in the plan and not yet remembered."""
    known = {edit.task for edit in snapshot.tasks if edit.remembered}
    return tuple(task for task in remembered_ids(plan) if task not in known)


def remember(store: Store, snapshot: Snapshot, plan: Plan, catalogue: Catalogue) -> bool:
    """Record what `plan` holds and nobody has recorded yet, as the journal's verb "remembered"; true when there was any."""
    if not unremembered(snapshot, plan):
        return False
    with store.writing() as connection:
        now = read_snapshot(connection, snapshot.id)
        edits = {edit.task: edit for edit in now.tasks}
        blank = (TaskEdit(id=natural_id(now.id, "task", task), task=task) for task in tasks_to_remember(now, catalogue))
        things: list[Content] = [edits.get(edit.task, edit).model_copy(update={"remembered": True}) for edit in blank]
        if not things:
            return False
        entry = put_all(connection, PLAN, now.id, "remembered", things)
    store.announce(snapshot.id, entry.revision)
    return True


def tasks_to_remember(snapshot: Snapshot, catalogue: Catalogue) -> tuple[str, ...]:
    """What a plan derived now would hold and nobody has recorded."""
    return unremembered(snapshot, derive_plan(snapshot, catalogue, assess(snapshot, catalogue), runs=1))
