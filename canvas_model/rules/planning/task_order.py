"""The order of the tasks in a step, and where a task must stand to change places with its neighbour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from canvas_model.results import PlannedTask
from canvas_model.rules.planning.task_list import DraftTask


def in_order(planned: Iterable[PlannedTask], drafts: Sequence[DraftTask]) -> tuple[PlannedTask, ...]:
    """Tasks by step, then by position, each with its position and number.

    A task that nobody moved has its rank in the step, from 0, as position: by early start, then in the drafts' order.
    """
    places = {task.id: place for place, task in enumerate(drafts)}
    ranked = sorted(planned, key=lambda task: (task.step, task.early_start, places[task.id]))
    given = {task.id: task.edit.position for task in drafts if task.edit is not None}
    placed = [
        replace(task, position=float(rank if (position := given.get(task.id)) is None else position))
        for _step, tasks in groupby(ranked, key=lambda task: task.step)
        for rank, task in enumerate(tasks)
    ]
    return tuple(_numbered(sorted(placed, key=lambda task: (task.step, task.position))))


def moved(tasks: Iterable[PlannedTask], task: PlannedTask, *, up: bool) -> float | None:
    """The position that puts a task of a plan one place further up or down in its step; None where it is first or last."""
    rows = [other for other in tasks if other.step == task.step]
    at = next(index for index, other in enumerate(rows) if other.id == task.id)
    if up:
        return _past([other.position for other in reversed(rows[max(0, at - 2) : at])], -1.0)
    return _past([other.position for other in rows[at + 1 : at + 3]], 1.0)


def _past(neighbours: Sequence[float], step: float) -> float | None:
    """Past the nearest neighbour and before the one after it."""
    if not neighbours:
        return None
    nearest, *further = neighbours
    return (nearest + further[0]) / 2 if further and further[0] != nearest else nearest + step / 2


def _numbered(tasks: Iterable[PlannedTask]) -> Iterator[PlannedTask]:
    for step, some in groupby(tasks, key=lambda task: task.step):
        for rank, task in enumerate(some, 1):
            yield replace(task, number=f"{step}.{rank}")
