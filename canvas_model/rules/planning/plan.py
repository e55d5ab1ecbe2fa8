"""Planning: from the answers to a dated project plan, and what people may change of it."""

from collections.abc import Mapping, Sequence
from math import sqrt

from canvas_model.catalogue import Catalogue
from canvas_model.content import Snapshot, TaskEdit
from canvas_model.results import Plan, PlannedTask, Readiness
from canvas_model.rules.planning.critical_path import Times, Waits, critical_path, leading_to, schedule
from canvas_model.rules.planning.dependencies import Network, network_of, without_dropped
from canvas_model.rules.planning.draft_task import DraftTask
from canvas_model.rules.planning.estimates import Estimate
from canvas_model.rules.planning.project_size import size_advice, size_factor
from canvas_model.rules.planning.simulation import EVEN, LIKELY, RUNS, Days, finishes, reached_by, share_done_by
from canvas_model.rules.planning.task_list import draft_tasks
from canvas_model.rules.planning.task_order import in_order
from canvas_model.rules.planning.task_times import first_and_last, last_day, length, waits_of
from canvas_model.rules.planning.workdays import WorkCalendar
from canvas_model.rules.planning.workload import overloads

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
    "not_before",
    "lag",
    "status",
    "note",
    "position",
)
"""What people can change of a task, beside leaving it out."""


def derive_plan(
    snapshot: Snapshot, catalogue: Catalogue, readiness: Readiness, *, seed: int | None = None, runs: int = RUNS
) -> Plan:
    """The project plan: base and gap-driven tasks with people's changes, dated by critical path on working days.

    `go_live_50` and `go_live_80` come from `runs` simulated projects, drawn from `seed`: without one, from the workshop's
    own, which what is brought in from its file shares. `go_live` comes from PERT means. A dropped task's successors take
    its predecessors over; what would close a circle is left out. Where the go-live itself is dropped, the last task to
    finish ends the project. A milestone falls its offset in calendar days after the end of what it waits for, on the next
    working day.
    """
    drafts = draft_tasks(snapshot, catalogue, readiness)
    tasks = {task.id: task for task in drafts}
    gone = {task.id for task in drafts if task.dropped}
    resolved = without_dropped(network_of(drafts), gone)
    network = {id: before for id, before in resolved.items() if id not in gone}
    calendar = WorkCalendar.of(snapshot.workshop)
    waits = waits_of(drafts, calendar)
    end = GO_LIVE if GO_LIVE in network else None
    times = schedule(
        network,
        lambda task, start: length(tasks[task], start, network[task], calendar),
        end=end,
        instants=(task.id for task in drafts if task.milestone),
        waits=waits,
    )
    path = critical_path(network, times, {id: tasks[id].counted.variance for id in network}, end=end, waits=waits)
    duration = times[path[-1]].early_finish if path else 0.0
    simulated = _simulated_ends(
        network, tasks, times, end, waits, seed=_seed_of(snapshot) if seed is None else seed, runs=runs
    )
    start, go_live = calendar.day(0), calendar.day(last_day(0.0, duration))
    go_live_50, go_live_80 = (calendar.day(last_day(0.0, reached_by(simulated, share))) for share in (EVEN, LIKELY))
    users = snapshot.workshop.crm_users
    advice = size_advice(users, catalogue.plan)
    planned = [_planned(tasks[id], times[id], network[id], calendar, waits) for id in network]
    last = max([go_live, go_live_80, *(task.ends_on for task in planned if not task.milestone)])
    return Plan(
        tasks=in_order(planned, drafts),
        dropped=tuple(
            _planned(tasks[id], _as_if(tasks[id], resolved[id], times), resolved[id], calendar, waits)
            for id in resolved
            if id in gone
        ),
        starts_on=start,
        go_live=go_live,
        go_live_odds=share_done_by(simulated, last_day(0.0, duration) + 1),
        go_live_50=go_live_50,
        go_live_80=go_live_80,
        duration=duration,
        deviation=sqrt(sum(tasks[id].counted.variance for id in path)),
        critical_path=path,
        overloads=overloads(planned, calendar),
        size_factor=size_factor(users, catalogue.plan),
        size=advice.id if advice else "",
        holidays=calendar.holidays_between(start, last),
        closed_on=calendar.closings_between(start, last),
    )


def remembered_ids(plan: Plan) -> tuple[str, ...]:
    """The gap-driven and discovery tasks of a plan: once seen they stay, until somebody drops them."""
    return tuple(task.id for task in plan.tasks if task.origin in ("gap", "discovery"))


def _seed_of(snapshot: Snapshot) -> int:
    return (snapshot.origin or snapshot.id).int


def _simulated_ends(
    network: Network,
    tasks: Mapping[str, DraftTask],
    times: Mapping[str, Times],
    end: str | None,
    waits: Waits,
    *,
    seed: int,
    runs: int,
) -> Days:
    ends = {end} if end else {id for id in network if not tasks[id].milestone}
    wanted = set[str]().union(*(leading_to(network, id) for id in ends))
    offsets = {id: times[id].early_finish - times[id].early_start for id in wanted if tasks[id].milestone}
    fixed = {id: Estimate(days, days, days) for id, days in offsets.items()}
    estimates = {id: fixed.get(id, tasks[id].counted) for id in wanted}
    needed = {id: network[id] for id in network if id in wanted}
    numbers = {id: tasks[id].number for id in wanted}  # the id of somebody's own task is another one in every copy
    return finishes(needed, estimates, ends=ends, runs=runs, seed=seed, names=numbers, waits=waits)


def _as_if(task: DraftTask, before: Sequence[str], times: Mapping[str, Times]) -> Times:
    """When a dropped task would take place if nothing waited for it."""
    start = max((times[id].early_finish for id in before), default=0.0)
    done = start + task.estimate.mean
    return Times(start, done, start, done, critical=False)


def _planned(
    task: DraftTask, times: Times, before: tuple[str, ...], calendar: WorkCalendar, waits: Waits
) -> PlannedTask:
    edit = task.edit
    first, last = first_and_last(task, times, before, calendar, waits.not_before.get(task.id, 0.0))
    kept = task.reason_gone and edit is not None and edit.kept
    return PlannedTask(
        id=task.id,
        step=task.step,
        position=float(task.position if edit is None or edit.position is None else edit.position),
        number=task.number,
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
        variance=task.counted.variance,
        predecessors=before,
        lag=edit.lag if edit else 0,
        not_before=edit.not_before if edit else None,
        status=edit.status if edit else "planned",
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
    untouched = {name: TaskEdit.model_fields[name].default for name in EDITABLE}
    return tuple(name for name in EDITABLE if getattr(task.edit, name) not in (untouched[name], ""))
