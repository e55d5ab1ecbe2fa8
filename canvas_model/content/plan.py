"""Changes that people make to the tasks of the plan, and tasks that they add."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from canvas_model.content.fields import CatalogueId, Content, Day, Days, Position
from canvas_model.limits import MOST_PREDECESSORS
from canvas_model.text_cleaning import Name, Note, Title


def _unless_empty(name: str | None) -> str | None:
    """An empty name says nothing: the task has the catalogue's, as if nobody had said one."""
    return name or None


class TaskEdit(Content):
    """What people changed of a task of the plan, or a task of their own (`task` starts with `own:`); None: as derived.

    `remembered` keeps a gap-driven task in the plan when the reason for it has gone away, until somebody drops it.
    """

    kind: ClassVar[str] = "task"
    natural_key: ClassVar[tuple[str, ...]] = ("task",)
    task: CatalogueId
    name: Annotated[Title | None, AfterValidator(_unless_empty)] = None
    step: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    owner: CatalogueId | None = None
    person: Name = ""
    """The name of the person, beside the role in `owner`."""
    optimistic: Days | None = None
    likely: Days | None = None
    pessimistic: Days | None = None
    predecessors: Annotated[tuple[CatalogueId, ...], Field(max_length=MOST_PREDECESSORS)] | None = None
    not_before: Day | None = None
    """The first day on which it may start."""
    lag: Annotated[int, Field(ge=0, le=400, strict=True)] = 0
    """Working days to wait after its predecessors."""
    status: Literal["planned", "under_way", "done"] = "planned"
    number: Annotated[int, Field(ge=1, le=100_000, strict=True)] | None = None
    """Of a task that people added: which of them it was when it was added. It stays."""
    dropped: bool = False
    remembered: bool = False
    kept: bool = False
    """Kept on purpose after its reason went away."""
    note: Note = ""
    position: Position | None = None
