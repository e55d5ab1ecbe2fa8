"""The critical path method: early and late times of a network of tasks, in working days from the start.

Forward: ES = max(EF of predecessors) + lag, and not before its first day; EF = ES + d. Backward: LF = min(LS − lag of
successors), LS = LF − d. Total float = LS − ES; a task without any is critical.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from canvas_model.rules.planning.dependencies import Network, in_order

FUZZ = 1e-9
"""Sums of sixths that should be equal differ by less."""


@dataclass(frozen=True)
class Waits:
    """What holds tasks up beside their predecessors, in working days; a task that is not named waits for nothing else."""

    lags: Mapping[str, float] = field(default_factory=dict)
    """Days between the end of a task's predecessors (or the project's start) and its own start."""
    not_before: Mapping[str, float] = field(default_factory=dict)
    """The number of the working day before which a task does not start."""

    def start(self, task: str, ready: float) -> float:
        """When a task starts whose predecessors are done at `ready`."""
        return max(ready + self.lags.get(task, 0.0), self.not_before.get(task, 0.0))


NO_WAITS = Waits()


@dataclass(frozen=True)
class Times:
    """When a task can start and finish at the earliest, and must at the latest."""

    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    critical: bool
    """No float, and the end waits for it."""

    @property
    def total_float(self) -> float:
        """How far the task can slip without moving the end, or without becoming the last one to finish."""
        return max(0.0, self.late_start - self.early_start)


def schedule(
    network: Network,
    duration: Callable[[str, float], float],
    *,
    end: str | None,
    instants: Iterable[str] = (),
    waits: Waits = NO_WAITS,
) -> dict[str, Times]:
    """Early and late times of every task.

    `duration(task, start)` is asked once each, in order. `end` is the task whose finish is the end of the project; None
    for the last one to finish. `instants` that nothing but instants waits for (milestones after the end) have no float
    and hold nobody up. Raises graphlib.CycleError for a circle.
    """
    order = in_order(network)
    early: dict[str, tuple[float, float]] = {}
    for id in order:
        start = waits.start(id, max((early[before][1] for before in network[id]), default=0.0))
        early[id] = (start, start + duration(id, start))
    followers = successors_of(network)
    loose = _loose(order, followers, set(instants))
    finish = max((early[id][1] for id in order if id not in loose), default=0.0)
    needed = leading_to(network, end) if end else {id for id in order if id not in loose}
    times: dict[str, Times] = {}
    for id in reversed(order):
        start, done = early[id]
        length = done - start
        if id in loose:
            times[id] = Times(start, done, start, done, critical=False)
            continue
        heard = [after for after in followers[id] if after not in loose and (id not in needed or after in needed)]
        late_starts = (times[after].late_start - waits.lags.get(after, 0.0) for after in heard)
        last = done if id == end else min(late_starts, default=finish)
        critical = id in needed and last - done < FUZZ
        times[id] = Times(start, done, last - length, last, critical=critical)
    return {id: times[id] for id in order}


def successors_of(network: Network) -> dict[str, list[str]]:
    """Each task's direct successors."""
    found: dict[str, list[str]] = {id: [] for id in network}
    for id, before in network.items():
        for predecessor in before:
            found[predecessor].append(id)
    return found


def leading_to(network: Network, end: str) -> set[str]:
    """The end itself and every task it waits for, directly or through others."""
    found = {end}
    waiting = [end]
    while waiting:
        fresh = set(network[waiting.pop()]) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def critical_path(
    network: Network,
    times: Mapping[str, Times],
    variance: Mapping[str, float],
    *,
    end: str | None,
    waits: Waits = NO_WAITS,
) -> tuple[str, ...]:
    """One unbroken chain of critical tasks to the end; of several, the one with the largest variance.

    It begins at the project's start, or at a task that waits for its own first day.
    """
    chains: dict[str, tuple[float, str | None]] = {}
    for id in times:
        ready = times[id].early_start - waits.lags.get(id, 0.0)
        driving = [before for before in network[id] if abs(times[before].early_finish - ready) < FUZZ]
        best = max(driving, key=lambda before: chains[before][0], default=None)
        chains[id] = (variance[id] + (chains[best][0] if best else 0.0), best)
    ends = [end] if end else [id for id in times if times[id].critical]
    last = max(ends, key=lambda task: (round(times[task].early_finish, 9), chains[task][0]), default=None)
    path: list[str] = []
    while last:
        path.append(last)
        last = chains[last][1]
    return tuple(reversed(path))


def _loose(order: Iterable[str], followers: Mapping[str, list[str]], instants: set[str]) -> set[str]:
    found: set[str] = set()
    for id in reversed(tuple(order)):
        if id in instants and all(after in found for after in followers[id]):
            found.add(id)
    return found
