"""The steps and tasks of a plan, and the answers that add a task to it (`plan.toml`)."""

from typing import Annotated, Literal

from pydantic import Field

from canvas_model.catalogue.entries import Days, Entry, Frozen, Id, Phase, Text, Titled

Number = Annotated[int, Field(ge=1, le=999)]
"""Which of its step a task is. It never changes, for people write it down; a new task takes one that nobody has."""


class Step(Entry):
    """One of the five DMA steps."""

    number: Annotated[int, Field(ge=1, le=5)]
    name: Text
    purpose: Text


class Trigger(Frozen):
    """What makes a gap-driven task appear.

    `low`: question `subject` is below the target of its block, or answered "don't know", and the block is half a level or
    more below it · `missing`: alternative `subject` is needed and not in use; one partly in use counts where its block is
    half a level or more below its target · `wanted`: the same of an alternative that is no gap, such as a main choice ·
    `used`: alternative `subject` is in use at least in part, and its block half a level or more below its target ·
    `absent`: alternative `subject` is needed and not in use at all · `no_choice`: block `subject` has not exactly one
    reasoned main choice, and is half a level or more below its target · `only_software`: of the costs only software is
    planned, and block `subject` is half a level or more below its target or another of its lines needed.
    """

    when: Literal["low", "missing", "wanted", "used", "absent", "no_choice", "only_software"]
    subject: Id


class CatalogueTask(Entry):
    """What every task of the catalogue says: its number in its step, its name, what it delivers, who answers for it."""

    number: Number
    name: Text
    deliverable: Text
    step: Annotated[int, Field(ge=1, le=5)]
    phase: Phase
    owner: Id


class BaseTask(CatalogueTask):
    """A task every project has. Durations in working days; milestones have none and an offset from their predecessor."""

    optimistic: Days = 0
    likely: Days = 0
    pessimistic: Days = 0
    predecessors: tuple[Id, ...] = ()
    milestone: bool = False
    offset_days: int = 0
    """Calendar days after the predecessor's finish, for milestones."""
    offset_months: int = 0
    triggers: tuple[Trigger, ...] = ()
    """What, beside every project needing it, gives it a reason here."""
    absorbs: tuple[Id, ...] = ()
    """Gap-driven tasks of earlier versions that are part of this one now."""


class GapTask(CatalogueTask):
    """A task that answers or alternatives bring into the plan; any one trigger is enough."""

    optimistic: Days
    likely: Days
    pessimistic: Days
    predecessors: tuple[Id, ...]
    successors: tuple[Id, ...]
    """Base tasks that wait for this one."""
    triggers: tuple[Trigger, ...]


class SizePoint(Entry):
    """A point of the line by which the number of CRM users stretches the durations."""

    users: Annotated[int, Field(ge=1)]
    factor: Annotated[float, Field(gt=0)]


class SizeAdvice(Entry):
    """What a project with more than so many CRM users should heed."""

    above: Annotated[int, Field(ge=0)]
    text: Text


class PlanCatalogue(Frozen):
    """`plan.toml`."""

    steps: tuple[Step, ...]
    tasks: tuple[BaseTask, ...]
    gap_tasks: tuple[GapTask, ...]
    discovery: GapTask
    """Template of the task that a "don't know" opens, once per block; its name has a `{block}` placeholder, triggers are empty.

    Its `number` and the block's together are the task's.
    """
    sizes: tuple[SizePoint, ...]
    size_advice: tuple[SizeAdvice, ...]
    moments: tuple[Titled, ...]
    phases: tuple[Titled, ...]
    """ids: preparation, design, launch."""
    caveat: Text
    """What the dates do not promise."""
