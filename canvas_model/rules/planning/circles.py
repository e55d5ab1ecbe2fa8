"""Circles: whether a task would wait for itself if people chose these predecessors."""

from collections.abc import Iterable
from dataclasses import replace

from canvas_model.catalogue import Catalogue
from canvas_model.content import Snapshot
from canvas_model.errors import TaskCycleError
from canvas_model.rules.planning.dependencies import network_of, reaches
from canvas_model.rules.planning.task_list import draft_tasks
from canvas_model.rules.scoring.readiness import assess


def would_cycle(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> bool:
    """Whether a task would come before and after itself if it waited for these; unknown ones do no harm."""
    drafts = draft_tasks(snapshot, catalogue, assess(snapshot, catalogue))
    network = network_of([replace(task, predecessors=()) if task.id == task_id else task for task in drafts])
    return any(before == task_id or reaches(network, before, task_id) for before in predecessors)


def check_predecessors(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> None:
    """Refuse predecessors that would make a task wait for itself; raises TaskCycleError."""
    if would_cycle(snapshot, catalogue, task_id, predecessors):
        raise TaskCycleError
