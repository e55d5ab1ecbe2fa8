"""Circles: whether a task would wait for itself if people chose these predecessors, and the links left out to avoid one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from canvas_model.catalogue import Catalogue
from canvas_model.content import Snapshot
from canvas_model.errors import TaskCycleError
from canvas_model.rules.planning.dependencies import Network, network_of, reaches
from canvas_model.rules.planning.task_list import draft_tasks
from canvas_model.rules.scoring.readiness import assess


def would_cycle(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> bool:
    """Whether a task would come before and after itself if it waited for these; unknown ones do no harm."""
    network = _network_around(snapshot, catalogue, task_id)
    return any(before == task_id or reaches(network, before, task_id) for before in predecessors)


def may_come_before(snapshot: Snapshot, catalogue: Catalogue, task_id: str) -> frozenset[str]:
    """The tasks that a task can wait for: all but itself and those that wait for it, directly or through others."""
    network = _network_around(snapshot, catalogue, task_id)
    return frozenset(id for id in network if id != task_id and not reaches(network, id, task_id))


def _network_around(snapshot: Snapshot, catalogue: Catalogue, task_id: str) -> Network:
    """Who waits for whom, if the task itself waited for nothing."""
    drafts = draft_tasks(snapshot, catalogue, assess(snapshot, catalogue))
    return network_of([replace(task, predecessors=()) if task.id == task_id else task for task in drafts])


def check_predecessors(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> None:
    """Refuse predecessors that would make a task wait for itself; raises TaskCycleError."""
    if would_cycle(snapshot, catalogue, task_id, predecessors):
        raise TaskCycleError


@dataclass(frozen=True)
class Link:
    """A task that was to wait for another one: their ids, and their names in the plan."""

    task: str
    predecessor: str
    task_name: str
    predecessor_name: str


def links_left_out(snapshot: Snapshot, catalogue: Catalogue) -> tuple[Link, ...]:
    """The predecessors that people chose and that the plan cannot keep, in the order of its tasks.

    A predecessor that is not in the plan at all is no link, and not among them.
    """
    drafts = draft_tasks(snapshot, catalogue, assess(snapshot, catalogue))
    network = network_of(drafts)
    names = {task.id: task.name for task in drafts}
    return tuple(
        Link(task.id, before, task.name, names[before])
        for task in drafts
        if task.rewired
        for before in dict.fromkeys(task.predecessors)
        if before in names and before not in network[task.id]
    )
