"""A task of the plan before it is dated."""

from dataclasses import dataclass
from typing import Literal

from canvas_model.content import TaskEdit
from canvas_model.results import Cause, Phase
from canvas_model.rules.planning.estimates import Estimate

AFTER_THE_CATALOGUE = 1000
"""Position in a step from which the tasks stand that people added, or moved there from another step."""


@dataclass(frozen=True)
class DraftTask:
    """A task with its reason and estimate, not yet dated."""

    id: str
    number: str
    """`2.3`: the third task of the second step, in the catalogue; `A3`: the third that people added. It stays."""
    position: float
    """Where it stands in its step as long as nobody moves it."""
    origin: Literal["base", "gap", "discovery", "own"]
    step: int
    phase: Phase
    name: str
    deliverable: str
    owner: str
    causes: tuple[Cause, ...]
    reason_gone: bool
    estimate: Estimate
    predecessors: tuple[str, ...]
    """As the catalogue has them, or as edited."""
    successors: tuple[str, ...]
    """Tasks that wait for this one whatever people edit."""
    milestone: bool = False
    offset_days: int = 0
    """Calendar days between the end of what a milestone waits for and its date."""
    offset_months: int = 0
    edit: TaskEdit | None = None

    @property
    def dropped(self) -> bool:
        """Whether someone left it out."""
        return self.edit is not None and self.edit.dropped

    @property
    def counted(self) -> Estimate:
        """The estimate that the dates count with: once the task is done, its mean is certain."""
        if self.edit is None or self.edit.status != "done":
            return self.estimate
        mean = self.estimate.mean
        return Estimate(mean, mean, mean)

    @property
    def rewired(self) -> bool:
        """Whether its predecessors were chosen by people."""
        return self.edit is not None and self.edit.predecessors is not None
