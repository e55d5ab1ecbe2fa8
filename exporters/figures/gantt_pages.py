"""The Gantt chart in pages: where each row, bar and grid line stands; lengths in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.results import Plan, PlannedTask
from exporters.figures.text_width import lines, width
from exporters.figures.time_axis import STEPS, WEEK, marks_of, starts

NAMES, CHART = 72.4, 106.0
"""Room for a name, of which the shipped font never fills the last millimetre, and the chart beside it."""
ODDS = 8.0
"""What is free to the right of the last line, for its words."""
NAME_POINTS = 8.4
OTHER_PAGES = 236.0
"""Room for the chart on a page that holds nothing else."""
AXIS = 11.0
STEP_ROW, TASK_ROW, LINE = 6.2, 4.5, 3.6
SUMMARY_ROW, LEAST_ROW = 4.7, 3.6
MARK = 1.7
"""Half the width of the mark of what takes no time."""
CLOSEST = 2.6
"""Between the lines of the grid."""
TICK_POINTS, TICK_GAP = 7.6, 2.0
"""Size of a label of the axis, and what is free after it."""


@dataclass(frozen=True)
class Row:
    """A step's heading or a task's bar; `y` is its top, `x` and `w` place the bar in the chart."""

    kind: Literal["step", "bar", "milestone"]
    name: str
    """In the lines for which the row has room."""
    y: float
    h: float
    x: float = 0
    w: float = 0
    critical: bool = False


@dataclass(frozen=True)
class Tick:
    """A line of the grid; with a label where a week, month, quarter or year begins for whose name there is room."""

    x: float
    label: str = ""


@dataclass(frozen=True)
class Mark:
    """A date that the plan aims at: go-live with 50 and 80 % probability, or only the latter where both are one day."""

    x: float
    percent: int


@dataclass(frozen=True)
class GanttPage:
    """One page of the chart."""

    rows: tuple[Row, ...]
    height: float
    ticks: tuple[Tick, ...]
    lines: tuple[Tick, ...]
    """The fine lines between the ticks."""
    marks: tuple[Mark, ...]


def gantt_pages(
    plan: Plan, catalogue: Catalogue, language: str, first_page: float, *, dated: bool, on_calendar: bool = True
) -> tuple[GanttPage, ...]:
    """Every task up to go-live under its step, over as many pages as the rows need; the first has room for `first_page`.

    With go-live dates where it is `dated`; the axis names no day where it is not `on_calendar`.
    """
    tasks = before_go_live(plan)
    span = _Span(plan, tasks, dated=dated, on_calendar=on_calendar)
    pages: list[list[Row]] = [[]]
    y, step = 0.0, 0
    for task in tasks:
        height = TASK_ROW + _wrapped(task)
        room = (first_page if len(pages) == 1 else OTHER_PAGES) - AXIS
        if y + height + (STEP_ROW if task.step != step else 0) > room:
            pages.append([])
            y, step = 0.0, 0
        if task.step != step:
            step = task.step
            name = next((entry.name for entry in catalogue.plan.steps if entry.number == step), "")
            pages[-1].append(Row("step", f"{step}. {name}", y, STEP_ROW))
            y += STEP_ROW
        pages[-1].append(span.row(task, y, height))
        y += height
    return tuple(span.page(rows, language) for rows in pages if rows)


def summary_chart(plan: Plan, language: str, room: float, *, dated: bool, on_calendar: bool = True) -> GanttPage:
    """The base tasks and, where `room` allows, what else is critical, for the page that a board reads."""
    shown = [task for task in before_go_live(plan) if task.origin == "base" or task.critical]
    if len(shown) * LEAST_ROW + sum(map(_wrapped, shown)) > room:
        shown = [task for task in shown if task.origin == "base"]
    tasks = sorted(shown, key=lambda task: (task.early_start, task.early_finish))
    height = max(LEAST_ROW, min(SUMMARY_ROW, (room - sum(map(_wrapped, tasks))) / max(1, len(tasks))))
    span = _Span(plan, tasks, dated=dated, on_calendar=on_calendar)
    rows: list[Row] = []
    y = 0.0
    for task in tasks:
        rows.append(span.row(task, y, height + _wrapped(task)))
        y += rows[-1].h
    return span.page(rows, language)


def before_go_live(plan: Plan) -> tuple[PlannedTask, ...]:
    """The tasks of the chart; measurements after go-live are told in words."""
    return tuple(task for task in plan.tasks if not _after(task, plan))


def after_go_live(plan: Plan) -> tuple[PlannedTask, ...]:
    """The measurements after go-live."""
    return tuple(task for task in plan.tasks if _after(task, plan))


def _after(task: PlannedTask, plan: Plan) -> bool:
    return task.milestone and task.starts_on > plan.go_live


def _label(task: PlannedTask) -> list[str]:
    return lines(f"{task.number} {task.name}", NAMES, NAME_POINTS)


def _wrapped(task: PlannedTask) -> float:
    """Millimetres that the label takes beyond its first line."""
    return (len(_label(task)) - 1) * LINE


class _Span:
    """The days of a chart: those of the tasks and dates that it shows, and where a day stands."""

    def __init__(self, plan: Plan, tasks: Sequence[PlannedTask], *, dated: bool, on_calendar: bool) -> None:
        self.plan = plan
        self.dated, self.on_calendar = dated, on_calendar
        self.first = plan.starts_on - timedelta(days=plan.starts_on.weekday())
        last = max([plan.starts_on, *(task.ends_on for task in tasks)])
        if dated:
            beside = ceil((plan.go_live_80 - self.first).days * CHART / (CHART - ODDS))
            last = max(last, self.first + timedelta(days=beside))
        self.last = last + timedelta(days=7 - last.weekday())
        self.days = (self.last - self.first).days

    def x(self, on: date) -> float:
        return (on - self.first).days / self.days * CHART

    def row(self, task: PlannedTask, y: float, h: float) -> Row:
        start = self.x(task.starts_on)
        end = self.x(task.ends_on + timedelta(days=1))
        name = "\n".join(_label(task))
        if task.instant:
            return Row("milestone", name, y, h, min(max(start, MARK), CHART - MARK), critical=task.critical)
        return Row("bar", name, y, h, start, max(end - start, 0.8), task.critical)

    def page(self, rows: list[Row], language: str) -> GanttPage:
        grids = (list(starts(self.first, self.last, step)) for step in (WEEK, *STEPS))
        fine = next((grid for grid in grids if len(grid) * CLOSEST <= CHART), [])
        return GanttPage(
            rows=tuple(rows),
            height=max((row.y + row.h for row in rows), default=0.0),
            ticks=self._ticks(language) if self.on_calendar else (),
            lines=tuple(Tick(self.x(on)) for on in fine),
            marks=self._marks() if self.dated else (),
        )

    def _marks(self) -> tuple[Mark, ...]:
        on = {self.plan.go_live_50: 50, self.plan.go_live_80: 80}
        return tuple(Mark(self.x(day), percent) for day, percent in on.items())

    def _ticks(self, language: str) -> tuple[Tick, ...]:
        marks = marks_of(self.first, self.last, language, _share)
        return tuple(Tick(self.x(on), label.replace("\n", " ")) for on, label in marks)


def _share(label: str) -> float:
    """How much of the chart a label takes, in the one line that it has here."""
    return (width(label.replace("\n", " "), TICK_POINTS) + TICK_GAP) / CHART
