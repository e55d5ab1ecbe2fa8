"""The responsibility matrix: who does each task, who answers for it, who is asked before and told after."""

from collections import defaultdict
from collections.abc import Mapping

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.responsibilities import Part
from canvas_model.results import Plan, PlannedTask, Responsibility, ResponsibilityMatrix


def derive_responsibilities(plan: Plan, catalogue: Catalogue) -> ResponsibilityMatrix:
    """A row for each task that is work, in the plan's order.

    Responsible is the task's owner; accountable the role that the catalogue names for its step; consulted are the
    owners of the tasks it waits for; informed are the owners of the tasks that wait for it. Whoever does a task or
    answers for it is neither consulted nor informed, and whoever is consulted is not informed as well.
    """
    work = [task for task in plan.tasks if not task.milestone]
    accountable = {step.number: _accountable(step.id, catalogue) for step in catalogue.plan.steps}
    owners = {task.id: task.owner for task in work}
    after: dict[str, list[str]] = defaultdict(list)
    for task in work:
        for before in task.predecessors:
            after[before].append(task.owner)
    rows = tuple(Responsibility(task.id, _parts(task, accountable[task.step], owners, after[task.id])) for task in work)
    involved = {role for row in rows for role in row.parts}
    return ResponsibilityMatrix(tuple(role.id for role in catalogue.roles.roles if role.id in involved), rows)


def _parts(
    task: PlannedTask, accountable: str, owners: Mapping[str, str], after: list[str]
) -> Mapping[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {role: ("informed",) for role in after}
    found |= {owners[before]: ("consulted",) for before in task.predecessors if before in owners}
    found[task.owner] = ("responsible",)
    found[accountable] = ("accountable", "responsible") if accountable == task.owner else ("accountable",)
    return found


def _accountable(step: str, catalogue: Catalogue) -> str:
    return next(entry.accountable for entry in catalogue.responsibilities.steps if entry.id == step)
