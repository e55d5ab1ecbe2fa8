"""What the plan remembers: a task that an answer brought in stays, until somebody drops it, when the answer changes."""

from uuid import uuid4

from sqlalchemy import select

from canvas_model.catalogue import Catalogue
from canvas_model.content import Content, Snapshot, TaskEdit, natural_id
from canvas_model.journal import Actor
from canvas_model.planning import derive_plan, remembered_ids
from canvas_model.readiness import assess
from canvas_model.results import Plan
from canvas_model.snapshot import snapshot as read_snapshot
from canvas_model.store import Store
from canvas_model.tables import CONTENT
from canvas_model.writing import Change, apply_in, put_all

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
    revision = 0
    with store.writing() as connection:
        now = read_snapshot(connection, snapshot.id)
        edits = {edit.task: edit for edit in now.tasks}
        tasks = unremembered(now, derive_plan(now, catalogue, assess(now, catalogue), runs=1))
        for edit in (edits[task] for task in tasks if task in edits):
            change = Change(uuid4(), "put", "task", edit.id, {"remembered": True}, base=edit.version)
            revision = apply_in(connection, PLAN, now.id, change).entry.revision
        new = {natural_id(now.id, "task", task): task for task in tasks if task not in edits}
        taken = set(connection.scalars(select(TASK.c.id).where(TASK.c.id.in_(new))))  # an edit that was undone
        things: list[Content] = [
            TaskEdit(id=id, version=1, task=task, remembered=True) for id, task in new.items() if id not in taken
        ]
        if things:
            revision = put_all(connection, PLAN, now.id, "remembered", things).revision
    if revision:
        store.announce(snapshot.id, revision)
    return bool(revision)
