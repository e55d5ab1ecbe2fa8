"""From times in working days to the dates of a task."""

from collections.abc import Sequence
from math import ceil, floor

from canvas_model.rules.planning.critical_path import FUZZ, Times, Waits
from canvas_model.rules.planning.draft_task import DraftTask
from canvas_model.rules.planning.workdays import WorkCalendar, later


def waits_of(tasks: Sequence[DraftTask], calendar: WorkCalendar) -> Waits:
    """What holds each task up beside its predecessors: the wait that people set, and its first day."""
    edits = {task.id: task.edit for task in tasks if task.edit is not None}
    return Waits(
        lags={id: float(edit.lag) for id, edit in edits.items() if edit.lag},
        not_before={id: float(calendar.number(edit.not_before)) for id, edit in edits.items() if edit.not_before},
    )


def length(task: DraftTask, start: float, before: Sequence[str], calendar: WorkCalendar) -> float:
    """Working days a task takes in the network; for a milestone, those until its date."""
    if not task.milestone:
        return task.counted.mean
    return max(0.0, milestone_number(task, start, before, calendar) - start)


def first_and_last(
    task: DraftTask, times: Times, before: Sequence[str], calendar: WorkCalendar, not_before: float
) -> tuple[int, int]:
    """The numbers of the working days on which a task begins and ends.

    A task without duration falls on the day on which what it waits for ends, unless its own first day is later.
    """
    if task.milestone:
        number = milestone_number(task, times.early_start, before, calendar)
        return number, number
    if times.early_finish - times.early_start < FUZZ:
        number = max(int(not_before), ceil(times.early_start - FUZZ) - 1, 0)
        return number, number
    return floor(times.early_start + FUZZ), last_day(times.early_start, times.early_finish)


def milestone_number(task: DraftTask, start: float, before: Sequence[str], calendar: WorkCalendar) -> int:
    """The number of a milestone's working day: its offset in calendar days after the end of what it waits for."""
    done = calendar.day(last_day(0.0, start)) if before else calendar.start
    return calendar.number(later(done, days=task.offset_days, months=task.offset_months))


def last_day(early_start: float, early_finish: float) -> int:
    """The number of the working day on which work ends; never before the one on which it starts."""
    return max(floor(early_start + FUZZ), ceil(early_finish - FUZZ) - 1)
