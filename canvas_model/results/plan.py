"""The dated plan: why each task is there, and when it is done."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Phase = Literal["preparation", "design", "launch"]


@dataclass(frozen=True)
class Cause:
    """Why a task or a probability is there: a catalogue id and what was said of it."""

    when: str
    """A trigger's `when`, "dont_know", "base" or "own"."""
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
    """In the step: the one people gave it, else its rank by early start, from 0; 0 for one that was dropped."""
    number: str
    """`2.3`: the third task of the second step; empty for one that was dropped."""
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
    """((p − o) / 6)²."""
    predecessors: tuple[str, ...]
    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total_float: float
    critical: bool
    starts_on: date
    ends_on: date
    note: str
    version: int
    """Of the edit; 0 when untouched."""


@dataclass(frozen=True)
class Plan:
    """The dated project plan."""

    tasks: tuple[PlannedTask, ...]
    """By step, then position, then early start; milestones where they fall."""
    dropped: tuple[PlannedTask, ...]
    """Left out by someone; can be taken back."""
    starts_on: date
    go_live: date
    """Expected: the end of `golive`."""
    go_live_50: date
    go_live_80: date
    """By simulation of every path: this share of runs goes live by then."""
    duration: float
    """Expected working days up to go-live, critical path."""
    deviation: float
    """Standard deviation along the critical path, normal approximation."""
    critical_path: tuple[str, ...]
    size_factor: float
    size: str
    """Id of the size factor."""
    country: str
    holidays: tuple[date, ...]
    """Public holidays between start and go-live that fall on a weekday."""
