"""Planning: from the answers to a dated project plan, and what people may change of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil, floor, sqrt

from canvas_model.catalogue import Catalogue
from canvas_model.content import Snapshot
from canvas_model.errors import TaskCycleError
from canvas_model.results import Plan, PlannedTask, Readiness
from canvas_model.rules.planning.dependencies import Network, network_of, reaches, without_dropped
from canvas_model.rules.planning.estimates import Estimate
from canvas_model.rules.planning.schedule import FUZZ, Times, critical_path, leading_to, schedule
from canvas_model.rules.planning.simulation import Days, finishes, reached_by
from canvas_model.rules.planning.task_list import DraftTask, draft_tasks, size_of
from canvas_model.rules.planning.task_order import in_order
from canvas_model.rules.planning.workdays import WorkCalendar, later
from canvas_model.rules.scoring.readiness import assess

GO_LIVE = "golive"
"""The task whose end is the end of the project."""
EDITABLE = (
    "name",
    "step",
    "owner",
    "person",
    "optimistic",
    "likely",
    "pessimistic",
    "predecessors",
    "note",
    "position",
)
"""What people can change of a task, beside leaving it out."""


def derive_plan(
    snapshot: Snapshot, catalogue: Catalogue, readiness: Readiness, *, seed: int = 1, runs: int = 2000
) -> Plan:
    """The project plan: base and gap-driven tasks with people's changes, dated by critical path on working days.

    Expected dates come from PERT means; `go_live_50` and `go_live_80` from `runs` simulated projects. A dropped task's
    successors take its predecessors over; what would close a circle is left out. Where the go-live itself is dropped,
    the last task to finish ends the project. A milestone falls its offset in calendar days after the end of what it
    waits for, on the next working day.
    """
    drafts = draft_tasks(snapshot, catalogue, readiness)
    tasks = {task.id: task for task in drafts}
    gone = {task.id for task in drafts if task.dropped}
    resolved = without_dropped(network_of(drafts), gone)
    network = {id: before for id, before in resolved.items() if id not in gone}
    calendar = WorkCalendar(snapshot.workshop.starts_on, snapshot.workshop.country)
    end = GO_LIVE if GO_LIVE in network else None
    times = schedule(
        network,
        lambda task, start: _length(tasks[task], start, network[task], calendar),
        end=end,
        instants=(task.id for task in drafts if task.milestone),
    )
    path = critical_path(network, times, {id: tasks[id].estimate.variance for id in network}, end=end)
    duration = times[path[-1]].early_finish if path else 0.0
    simulated = _simulated_ends(network, tasks, times, end, seed=seed, runs=runs)
    start, go_live = calendar.day(0), calendar.day(_last_day(0.0, duration))
    size = size_of(snapshot, catalogue)
    return Plan(
        tasks=in_order([_planned(tasks[id], times[id], network[id], calendar) for id in network], drafts),
        dropped=tuple(
            _planned(tasks[id], _as_if(tasks[id], resolved[id], times), resolved[id], calendar)
            for id in resolved
            if id in gone
        ),
        starts_on=start,
        go_live=go_live,
        go_live_50=calendar.day(_last_day(0.0, reached_by(simulated, 0.5))),
        go_live_80=calendar.day(_last_day(0.0, reached_by(simulated, 0.8))),
        duration=duration,
        deviation=sqrt(sum(tasks[id].estimate.variance for id in path)),
        critical_path=path,
        size_factor=size.factor,
        size=size.id,
        country=snapshot.workshop.country,
        holidays=calendar.holidays_between(start, go_live),
    )


def remembered_ids(plan: Plan) -> tuple[str, ...]:
    """The gap-driven and discovery tasks of a plan: once seen they stay, until somebody drops them."""
    return tuple(task.id for task in plan.tasks if task.origin in ("gap", "discovery"))


def would_cycle(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> bool:
    """Whether a task would come before and after itself if it waited for these; unknown ones do no harm."""
    drafts = draft_tasks(snapshot, catalogue, assess(snapshot, catalogue))
    network = network_of([replace(task, predecessors=()) if task.id == task_id else task for task in drafts])
    return any(before == task_id or reaches(network, before, task_id) for before in predecessors)


def check_predecessors(snapshot: Snapshot, catalogue: Catalogue, task_id: str, predecessors: Iterable[str]) -> None:
    """Refuse predecessors that would make a task wait for itself; raises TaskCycleError."""
    if would_cycle(snapshot, catalogue, task_id, predecessors):
        raise TaskCycleError


def _length(task: DraftTask, start: float, before: Sequence[str], calendar: WorkCalendar) -> float:
    """Working days a task takes in the network; for a milestone, those until its date."""
    if not task.milestone:
        return task.estimate.mean
    return max(0.0, _milestone_number(task, start, before, calendar) - start)


def _milestone_number(task: DraftTask, start: float, before: Sequence[str], calendar: WorkCalendar) -> int:
    done = calendar.day(_last_day(0.0, start)) if before else calendar.start
    return calendar.number(later(done, days=task.offset_days, months=task.offset_months))


def _last_day(early_start: float, early_finish: float) -> int:
    """The number of the working day on which work ends; never before the one on which it starts."""
    return max(floor(early_start + FUZZ), ceil(early_finish - FUZZ) - 1)


def _simulated_ends(
    network: Network,
    tasks: Mapping[str, DraftTask],
    times: Mapping[str, Times],
    end: str | None,
    *,
    seed: int,
    runs: int,
) -> Days:
    ends = {end} if end else {id for id in network if not tasks[id].milestone}
    wanted = set[str]().union(*(leading_to(network, id) for id in ends))
    waits = {id: times[id].early_finish - times[id].early_start for id in wanted if tasks[id].milestone}
    estimates = {id: Estimate(waits[id], waits[id], waits[id]) if id in waits else tasks[id].estimate for id in wanted}
    return finishes({id: network[id] for id in network if id in wanted}, estimates, ends=ends, seed=seed, runs=runs)


def _as_if(task: DraftTask, before: Sequence[str], times: Mapping[str, Times]) -> Times:
    """When a dropped task would take place if nothing waited for it."""
    start = max((times[id].early_finish for id in before), default=0.0)
    done = start + task.estimate.mean
    return Times(start, done, start, done, critical=False)


def _planned(task: DraftTask, times: Times, before: tuple[str, ...], calendar: WorkCalendar) -> PlannedTask:
    edit = task.edit
    first, last = floor(times.early_start + FUZZ), _last_day(times.early_start, times.early_finish)
    if task.milestone:
        first = last = _milestone_number(task, times.early_start, before, calendar)
    kept = task.reason_gone and edit is not None and edit.kept
    return PlannedTask(
        id=task.id,
        step=task.step,
        position=0.0,
        number="",
        phase=task.phase,
        name=task.name,
        deliverable=task.deliverable,
        owner=task.owner,
        person=edit.person if edit else "",
        origin=task.origin,
        causes=task.causes,
        reason_gone=task.reason_gone and not kept,
        kept=kept,
        edited=_edited_fields(task),
        milestone=task.milestone,
        optimistic=task.estimate.optimistic,
        likely=task.estimate.likely,
        pessimistic=task.estimate.pessimistic,
        mean=task.estimate.mean,
        variance=task.estimate.variance,
        predecessors=before,
        early_start=times.early_finish if task.milestone else times.early_start,
        early_finish=times.early_finish,
        late_start=times.late_finish if task.milestone else times.late_start,
        late_finish=times.late_finish,
        total_float=times.total_float,
        critical=times.critical,
        starts_on=calendar.day(first),
        ends_on=calendar.day(last),
        note=edit.note if edit else "",
        version=edit.version if edit else 0,
    )


def _edited_fields(task: DraftTask) -> tuple[str, ...]:
    if task.edit is None or task.origin == "own":
        return ()
    return tuple(name for name in EDITABLE if getattr(task.edit, name) not in (None, ""))
