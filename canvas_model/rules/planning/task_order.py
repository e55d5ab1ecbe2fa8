"""The order of the tasks in a step, and where a task must stand to change places with its neighbour."""

from collections.abc import Iterable, Sequence

from canvas_model.results import PlannedTask
from canvas_model.rules.planning.draft_task import DraftTask


def in_order(planned: Iterable[PlannedTask], drafts: Sequence[DraftTask]) -> tuple[PlannedTask, ...]:
    """Tasks by step, then by position, then in the drafts' order."""
    places = {task.id: place for place, task in enumerate(drafts)}
    return tuple(sorted(planned, key=lambda task: (task.step, task.position, places[task.id])))


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
