"""Decisions: what the answers ask a board to settle, by when the plan needs it, and what is known of its cost."""

from collections.abc import Iterable
from fractions import Fraction

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.decisions import DecisionEntry
from canvas_model.content import Snapshot
from canvas_model.results import Cause, CostLine, Decision, Plan, PlannedTask, Readiness
from canvas_model.rules.planning.plan import GO_LIVE
from canvas_model.rules.planning.triggers import Findings, causes_of
from canvas_model.rules.planning.workdays import WorkCalendar

NUMBER = "D{number}"


def derive_decisions(
    snapshot: Snapshot, catalogue: Catalogue, readiness: Readiness, plan: Plan
) -> tuple[Decision, ...]:
    """The decisions that the answers call for, by date, then by the highest priority of the blocks that call for them.

    Ties stay in the catalogue's order. A decision that every task of the plan can do without, because the tasks that
    need it are done or left out, is not asked for any more.
    """
    tasks = {task.id: task for task in plan.tasks}
    findings, calendar = Findings.of(readiness), WorkCalendar.of(snapshot.workshop)
    found = []
    for entry in catalogue.decisions.decisions:
        causes = _causes(entry, readiness, findings)
        first = _first(tasks[id] for id in entry.needed_by if id in tasks)
        if causes and first:
            found.append(_decision(entry, causes, first, tasks, findings, calendar))
    return tuple(sorted(found, key=lambda decision: (decision.due, -_priority(decision, readiness))))


def _causes(entry: DecisionEntry, readiness: Readiness, findings: Findings) -> tuple[Cause, ...]:
    """The answers that call for a decision; of labels and dates only once there are enough answers for a verdict."""
    called = causes_of(entry.triggers, findings)
    if readiness.label in entry.labels:
        called += (Cause("label", readiness.label or ""),)
    if entry.when_dated and not readiness.is_first_look:
        called += (Cause("dated", GO_LIVE),)
    return called


def _first(tasks: Iterable[PlannedTask]) -> PlannedTask | None:
    waiting = [task for task in tasks if task.status != "done"]
    return min(waiting, key=lambda task: (task.starts_on, task.early_start), default=None)


def _decision(
    entry: DecisionEntry,
    causes: tuple[Cause, ...],
    first: PlannedTask,
    tasks: dict[str, PlannedTask],
    findings: Findings,
    calendar: WorkCalendar,
) -> Decision:
    preparing = tasks.get(entry.prepared_by or "")
    return Decision(
        id=entry.id,
        number=NUMBER.format(number=entry.number),
        name=entry.name,
        text=entry.text,
        owner=entry.owner,
        causes=causes,
        due=calendar.day(_due(first, preparing, calendar)),
        before=first.id,
        prepared_by=preparing.id if preparing else None,
        days=preparing.mean if preparing else None,
        costs=tuple(_cost_lines(entry, findings)),
    )


def _due(first: PlannedTask, preparing: PlannedTask | None, calendar: WorkCalendar) -> int:
    """The working day before the first task that needs it; its own day, where only then what prepares it is done."""
    start = calendar.number(first.starts_on)
    prepared = calendar.number(preparing.ends_on) if preparing else 0
    return max(0, start - 1, min(prepared, start))


def _cost_lines(entry: DecisionEntry, findings: Findings) -> Iterable[CostLine]:
    for line in (findings.alternatives[id] for id in entry.costs):
        if line.need == "needed" or line.use:
            yield CostLine(line.id, line.use, line.reason)


def _priority(decision: Decision, readiness: Readiness) -> Fraction:
    blocks = {cause.block for cause in decision.causes}
    known = (block.exact.priority for block in readiness.blocks if block.id in blocks)
    return max((priority for priority in known if priority is not None), default=Fraction())
