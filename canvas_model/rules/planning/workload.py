"""Workload: whose tasks pile up on the same days."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from canvas_model.results import Overload, PlannedTask
from canvas_model.rules.planning.workdays import WorkCalendar

AT_ONCE = 5
"""Tasks on one day from which somebody is named."""


def overloads(tasks: Iterable[PlannedTask], calendar: WorkCalendar) -> tuple[Overload, ...]:
    """Who would work on `AT_ONCE` tasks or more on one day, the most tasks first.

    A task belongs to the person it names, else to the role that answers for it. What is done and what takes no time
    does not count.
    """
    shares: dict[tuple[bool, str], list[PlannedTask]] = defaultdict(list)
    for task in tasks:
        if task.mean > 0 and task.status != "done":
            shares[bool(task.person), task.person.casefold() or task.owner].append(task)
    found = (_overload(share, calendar) for share in shares.values() if len(share) >= AT_ONCE)
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.most, -one.days, one.starts_on)))


def _overload(tasks: Sequence[PlannedTask], calendar: WorkCalendar) -> Overload | None:
    spans = [(calendar.number(task.starts_on), calendar.number(task.ends_on)) for task in tasks]
    changes = np.zeros(max(last for _, last in spans) + 2, dtype=int)
    for first, last in spans:
        changes[first] += 1
        changes[last + 1] -= 1
    at_once = np.cumsum(changes)
    busy = np.flatnonzero(at_once >= AT_ONCE)
    if not busy.size:
        return None
    full = [bool((at_once[first : last + 1] >= AT_ONCE).any()) for first, last in spans]
    return Overload(
        owner=tasks[0].owner,
        person=tasks[0].person,
        most=int(at_once.max()),
        days=int(busy.size),
        starts_on=calendar.day(int(busy[0])),
        ends_on=calendar.day(int(busy[-1])),
        tasks=tuple(task.id for task, counts in zip(tasks, full, strict=True) if counts),
    )
