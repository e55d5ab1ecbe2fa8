"""The responsibility matrix: who does each task, who answers for it, who is asked before and told after."""

from collections import defaultdict

from canvas_model.catalogue import Catalogue
from canvas_model.results import Plan, Responsibility, ResponsibilityMatrix


def derive_responsibilities(plan: Plan, catalogue: Catalogue) -> ResponsibilityMatrix:
    """A row for each task that is work, in the plan's order.

    Responsible is the task's owner; accountable the role that the catalogue names for its step; consulted are the
    owners of the tasks it waits for; informed are the owners of the tasks that wait for it. Whoever does a task or
    answers for it is neither consulted nor informed, and whoever is consulted is not informed as well.
    """
    work = [task for task in plan.tasks if not task.milestone]
    answers_for = {entry.id: entry.accountable for entry in catalogue.responsibilities.steps}
    accountable = {step.number: answers_for[step.id] for step in catalogue.plan.steps}
    owners = {task.id: task.owner for task in work}
    after: dict[str, list[str]] = defaultdict(list)
    for task in work:
        for before in task.predecessors:
            after[before].append(task.owner)
    order = [role.id for role in catalogue.roles.roles]
    rows = []
    for task in work:
        taken = {task.owner, accountable[task.step]}
        consulted = {owners[before] for before in task.predecessors if before in owners} - taken
        informed = set(after[task.id]) - taken - consulted
        rows.append(
            Responsibility(
                task=task.id,
                accountable=accountable[task.step],
                responsible=task.owner,
                consulted=tuple(sorted(consulted, key=order.index)),
                informed=tuple(sorted(informed, key=order.index)),
            )
        )
    involved = set[str]().union(*({row.accountable, row.responsible, *row.consulted, *row.informed} for row in rows))
    return ResponsibilityMatrix(tuple(role for role in order if role in involved), tuple(rows))
