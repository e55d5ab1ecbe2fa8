"""The responsibility matrix as one page prints it: a row of letters for each task, a narrow column for each role."""

from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.results import Plan, Responsibility, ResponsibilityMatrix

ROLES_WIDTH, WIDEST = 100.0, 9.0
"""Millimetres that all columns of roles take together, and the most that one takes."""


@dataclass(frozen=True)
class ResponsibilityRow:
    """One task with the letters of each role."""

    number: str
    name: str
    person: str
    letters: tuple[str, ...]
    """For each role of the table, `AR` or the like; empty where it has no part."""
    opens_step: bool
    """It is the first of its step."""


@dataclass(frozen=True)
class ResponsibilityTable:
    """The matrix with everything named."""

    roles: tuple[str, ...]
    column: float
    """Millimetres that the column of a role takes."""
    rows: tuple[ResponsibilityRow, ...]


def responsibility_table(matrix: ResponsibilityMatrix, plan: Plan, catalogue: Catalogue) -> ResponsibilityTable:
    """The matrix in words and letters."""
    tasks = {task.id: task for task in plan.tasks}
    rows, step = [], 0
    for row in matrix.rows:
        task = tasks[row.task]
        letters = tuple(_letters(row, role, catalogue) for role in matrix.roles)
        rows.append(ResponsibilityRow(task.number, task.name, task.person, letters, task.step != step))
        step = task.step
    column = min(WIDEST, ROLES_WIDTH / max(1, len(matrix.roles)))
    return ResponsibilityTable(tuple(catalogue.role(role).name for role in matrix.roles), column, tuple(rows))


def _letters(row: Responsibility, role: str, catalogue: Catalogue) -> str:
    return "".join(letter.letter for letter in catalogue.responsibilities.letters if role in row.roles(letter.id))
