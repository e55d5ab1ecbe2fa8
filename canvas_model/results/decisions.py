"""What the answers ask a board to decide, and who answers for what in the plan."""

from dataclasses import dataclass
from datetime import date

from canvas_model.catalogue.responsibilities import Part
from canvas_model.results.plan import Cause


@dataclass(frozen=True)
class CostLine:
    """A cost line of the canvas that a decision is about."""

    id: str
    use: int | None
    """0 not in the budget, 1 in part, 2 in the budget; None unknown."""
    words: str
    """What the team wrote of it; empty where nothing."""


@dataclass(frozen=True)
class Decision:
    """A decision that the answers call for, dated by the plan."""

    id: str
    number: str
    """`D3`, the third of the catalogue. Once shown it stays."""
    name: str
    text: str
    """What exactly is settled with it."""
    owner: str
    """The role that decides."""
    causes: tuple[Cause, ...]
    due: date
    """The working day before `before` starts; the project's first day where that is its first task."""
    before: str
    """Id of the first task of the plan that needs it."""
    prepared_by: str | None
    """Id of the task of the plan that prepares it; None where there is none."""
    days: float | None
    """Expected working days of that task."""
    costs: tuple[CostLine, ...]
    """Cost lines that are needed, or that something is known of."""


@dataclass(frozen=True)
class Responsibility:
    """What the roles do in one task."""

    task: str
    """Id of the task."""
    accountable: str
    """The role that answers for it."""
    responsible: str
    """The role that does it; it may be the same."""
    consulted: tuple[str, ...]
    informed: tuple[str, ...]

    def roles(self, part: Part) -> tuple[str, ...]:
        """The roles that have a part."""
        whole: dict[Part, tuple[str, ...]] = {
            "accountable": (self.accountable,),
            "responsible": (self.responsible,),
            "consulted": self.consulted,
            "informed": self.informed,
        }
        return whole[part]


@dataclass(frozen=True)
class ResponsibilityMatrix:
    """Who does what: a row for each task up to go-live, in the plan's order."""

    roles: tuple[str, ...]
    """The roles that have a part in any row, in the catalogue's order."""
    rows: tuple[Responsibility, ...]
