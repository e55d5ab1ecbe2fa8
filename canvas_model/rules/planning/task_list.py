"""The tasks of a plan before they are dated: base, gap-driven, discovery and people's own, with what people changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.plan import BaseTask, GapTask
from canvas_model.content import Snapshot, TaskEdit
from canvas_model.content.entry_ids import discovery_id
from canvas_model.results import Cause, Readiness
from canvas_model.rules.planning.absorbed_tasks import current_edits
from canvas_model.rules.planning.draft_task import AFTER_THE_CATALOGUE, DraftTask
from canvas_model.rules.planning.estimates import Estimate, edited_estimate
from canvas_model.rules.planning.own_tasks import own_tasks
from canvas_model.rules.planning.project_size import size_factor
from canvas_model.rules.planning.task_names import task_names
from canvas_model.rules.planning.triggers import Findings, causes_of, past_causes, unknowns


def draft_tasks(snapshot: Snapshot, catalogue: Catalogue, readiness: Readiness) -> tuple[DraftTask, ...]:
    """Every task of the plan, dropped ones too, in catalogue order: base, gap-driven, discovery, people's own.

    A gap-driven task whose reason went away stays as long as its edit says `remembered` or `kept`. Estimates of the
    catalogue are multiplied by the size factor; what people typed is taken as typed.
    """
    edits = current_edits(snapshot.tasks, catalogue.plan)
    findings = Findings.of(readiness)
    factor = size_factor(snapshot.workshop.crm_users, catalogue.plan)
    roles = {role.id for role in catalogue.roles.roles}
    found = (
        *(_base(task, findings, factor) for task in catalogue.plan.tasks),
        *_gap_driven(catalogue, findings, edits, factor),
        *_discovery(catalogue, readiness, edits, factor),
        *own_tasks(edits, roles),
    )
    return tuple(_edited(task, edits[task.id], roles) if task.id in edits else task for task in found)


def _base(task: BaseTask, findings: Findings, factor: float) -> DraftTask:
    return DraftTask(
        id=task.id,
        number=f"{task.step}.{task.number}",
        position=task.number,
        origin="base",
        step=task.step,
        phase=task.phase,
        name=task.name,
        deliverable=task.deliverable,
        owner=task.owner,
        causes=(Cause("base", task.id), *causes_of(task.triggers, findings)),
        reason_gone=False,
        estimate=Estimate(task.optimistic, task.likely, task.pessimistic).scaled(factor),
        predecessors=task.predecessors,
        successors=(),
        milestone=task.milestone,
        offset_days=task.offset_days,
        offset_months=task.offset_months,
    )


def _gap_driven(
    catalogue: Catalogue, findings: Findings, edits: Mapping[str, TaskEdit], factor: float
) -> Iterator[DraftTask]:
    for task in catalogue.plan.gap_tasks:
        causes = causes_of(task.triggers, findings)
        if causes or _stays(edits.get(task.id)):
            yield _caused(
                task,
                task.id,
                task.number,
                task.name,
                causes or past_causes(task.triggers, findings),
                factor,
                origin="gap",
                gone=not causes,
            )


def _discovery(
    catalogue: Catalogue, readiness: Readiness, edits: Mapping[str, TaskEdit], factor: float
) -> Iterator[DraftTask]:
    names = task_names(catalogue)
    task = catalogue.plan.discovery
    for block in readiness.blocks:
        id = discovery_id(block.id)
        causes = unknowns(block)
        if causes or _stays(edits.get(id)):
            number = task.number + block.number
            yield _caused(task, id, number, names[id], causes, factor, origin="discovery", gone=not causes)


def _caused(
    task: GapTask,
    id: str,
    number: int,
    name: str,
    causes: tuple[Cause, ...],
    factor: float,
    *,
    origin: Literal["gap", "discovery"],
    gone: bool,
) -> DraftTask:
    return DraftTask(
        id=id,
        number=f"{task.step}.{number}",
        position=number,
        origin=origin,
        step=task.step,
        phase=task.phase,
        name=name,
        deliverable=task.deliverable,
        owner=task.owner,
        causes=causes,
        reason_gone=gone,
        estimate=Estimate(task.optimistic, task.likely, task.pessimistic).scaled(factor),
        predecessors=task.predecessors,
        successors=task.successors,
    )


def _stays(edit: TaskEdit | None) -> bool:
    return edit is not None and (edit.remembered or edit.kept)


def _edited(task: DraftTask, edit: TaskEdit, roles: set[str]) -> DraftTask:
    return replace(
        task,
        name=edit.name or task.name,
        step=edit.step or task.step,
        position=task.position if edit.step in (None, task.step) else AFTER_THE_CATALOGUE,
        owner=edit.owner if edit.owner in roles and edit.owner else task.owner,
        estimate=task.estimate if task.milestone else edited_estimate(task.estimate, edit),
        predecessors=task.predecessors if edit.predecessors is None else edit.predecessors,
        edit=edit,
    )
