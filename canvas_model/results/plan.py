"""The dated plan: why each task is there, and when it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Phase = Literal["preparation", "design", "launch"]


@dataclass(frozen=True)
class Cause:
    """Why a task or a probability is there: a catalogue id and what was said of it."""

    when: str
    """A trigger's `when`, "unproved", "dont_know", "base" or "own"."""
    subject: str
    value: float | None = None
    """Level, use, or None."""
    block: str | None = None
    """The block that the subject is, or belongs to; None where it is a task or a risk."""


@dataclass(frozen=True)
class PlannedTask:
    """A task with its place in the schedule; early and late times in working days from the start, dates on the calendar."""

    id: str
    """Catalogue id, `discovery:<block>` or `own:<uuid>`."""
    step: int
    position: float
    """In the step: where people put it, else its number."""
    number: str
    """`2.3`, the third task of the second step; `A3`, the third that people added. Once shown it stays."""
    phase: Phase
    name: str
    deliverable: str
    owner: str
    person: str
    origin: Literal["base", "gap", "discovery", "own"]
    causes: tuple[Cause, ...]
    reason_gone: bool
    """Gap-driven, remembered, and its reason went away; stays until dropped or kept."""
    kept: bool
    edited: tuple[str, ...]
    """Names of the fields that people changed."""
    milestone: bool
    optimistic: float
    likely: float
    pessimistic: float
    mean: float
    """(o + 4m + p) / 6, after the size factor."""
    variance: float
    """((p − o) / 6)²; 0 once the task is done."""
    predecessors: tuple[str, ...]
    lag: int
    """Working days to wait after its predecessors."""
    not_before: date | None
    """The first day on which people let it start."""
    status: Literal["planned", "under_way", "done"]
    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    """How far it can slip without delaying go-live or, where go-live does not wait for it, the end of the last task."""
    critical: bool
    starts_on: date
    ends_on: date
    note: str
    version: int
    """Of the edit; 0 when untouched."""

    @property
    def instant(self) -> bool:
        """Whether it takes no time, as a milestone does."""
        return self.milestone or not self.mean


@dataclass(frozen=True)
class Overload:
    """Somebody who would work on five tasks or more on one day."""

    owner: str
    """Role of the first of these tasks."""
    person: str
    """Name; empty where the tasks name only the role."""
    most: int
    """Tasks on the fullest day."""
    days: int
    """Working days with five tasks or more."""
    starts_on: date
    ends_on: date
    """First and last of these days."""
    tasks: tuple[str, ...]
    """Ids of the tasks that take place on them."""


@dataclass(frozen=True)
class Plan:
    """The dated project plan."""

    tasks: tuple[PlannedTask, ...]
    """By step, then position."""
    dropped: tuple[PlannedTask, ...]
    """Left out by someone; can be taken back."""
    starts_on: date
    go_live: date
    """The end of `golive` on the critical path, every task taking its mean; many a project misses it."""
    go_live_odds: float
    """Share of simulated projects, 0 to 1, that are live by `go_live`."""
    go_live_50: date
    """Even odds: half of the simulated projects are live by then."""
    go_live_80: date
    """Good odds: four in five are."""
    duration: float
    """Expected working days up to go-live, critical path."""
    deviation: float
    """Standard deviation along the critical path, normal approximation."""
    critical_path: tuple[str, ...]
    overloads: tuple[Overload, ...]
    """Who would work on five tasks or more at once, the most first."""
    size_factor: float
    """What the catalogue's durations are multiplied by, two decimals."""
    size: str
    """Id of the advice for this number of users; empty where there is none."""
    holidays: tuple[date, ...]
    """Public holidays that would otherwise be worked, from the start to the last day of work or of a promised go-live."""
    closed_on: tuple[date, ...]
    """The company's closing days that would otherwise be worked, in the same span."""

    @property
    def added(self) -> tuple[PlannedTask, ...]:
        """The tasks that answers and alternatives brought, beside those of every project and people's own."""
        return tuple(task for task in self.tasks if task.origin in ("gap", "discovery") and not task.milestone)
