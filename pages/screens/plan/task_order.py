"""The order of the tasks in a step: where a task must stand to change places with its neighbour."""

from collections.abc import Mapping, Sequence

from canvas_model.results import PlannedTask
from exporters.report import Report


def moved(report: Report, task: PlannedTask, *, up: bool) -> float | None:
    """The position that puts a task one place further up or down in its step; None where it is first or last."""
    places = _places(report, task.step)
    rows = [other for other in report.plan.tasks if other.step == task.step]
    at = next(index for index, other in enumerate(rows) if other.id == task.id)
    if up:
        return _between([places[other.id] for other in reversed(rows[max(0, at - 2) : at])], -1.0)
    return _between([places[other.id] for other in rows[at + 1 : at + 3]], 1.0)


def _between(neighbours: Sequence[float], step: float) -> float | None:
    """Past the nearest neighbour and before the one after it."""
    if not neighbours:
        return None
    nearest, *further = neighbours
    return (nearest + further[0]) / 2 if further and further[0] != nearest else nearest + step / 2


def _places(report: Report, step: int) -> Mapping[str, float]:
    """Where each task of a step stands: the position people gave it, else its rank by early start."""
    given = {edit.task: edit.position for edit in report.snapshot.tasks if edit.position is not None}
    catalogue = report.catalogue
    known = [task.id for task in catalogue.plan.tasks] + [task.id for task in catalogue.plan.gap_tasks]
    known += [f"discovery:{block.id}" for block in report.readiness.blocks]
    known += [edit.task for edit in report.snapshot.tasks if edit.task not in known]
    here = [task for task in report.plan.tasks if task.step == step]
    ranked = sorted(here, key=lambda task: (task.early_start, known.index(task.id)))
    return {task.id: given.get(task.id, float(rank)) for rank, task in enumerate(ranked)}
