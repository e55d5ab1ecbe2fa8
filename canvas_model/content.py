"""What people write in a workshop, as frozen models: the one definition of every field and its limits.

`tables.py` stores these fields, `snapshot.py` reads them, `canvas_file.py` exports and imports them, the endpoints
validate changes with them. Ids are UUIDs made by whoever creates the thing; what can exist only once (the answer of one
person to one question) has the id that `natural_id` gives.
"""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

from canvas_model.text import Name, Note, Title

CatalogueId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
Level = Annotated[int, Field(ge=0, le=4, strict=True)]
Days = Annotated[float, Field(ge=0, le=400, allow_inf_nan=False)]
Position = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2099, 12, 31))]

AnswerState = Literal["blank", "answered", "dont_know", "not_applicable"]
Need = Literal["undecided", "needed", "not_needed"]


class Content(BaseModel):
    """Base of everything people write: immutable, no unknown keys, an id and a version that grows with each change."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    natural_key: ClassVar[tuple[str, ...]] = ()
    """The fields that make it unique, where it can exist only once."""

    id: UUID
    version: Annotated[int, Field(ge=0)] = 0


class WorkshopFields(BaseModel):
    """The workshop itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    client: Title
    title: Title
    language: Literal["it", "en"] = "it"
    """Of reports."""
    held_on: Day
    starts_on: Day
    """First day of the project."""
    areas: Annotated[tuple[CatalogueId, ...], Field(max_length=20)] = ()
    """Business areas in scope, catalogue ids."""
    crm_users: Annotated[int, Field(ge=1, le=100_000, strict=True)] = 12
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "IT"
    """Whose public holidays the plan keeps, ISO 3166-1."""
    layout: CatalogueId = "ordinal"
    evidence_cap: bool = True
    """Levels 3 and 4 without evidence count 2 in the score."""


class Member(Content):
    """Someone who takes part."""

    kind: ClassVar[str] = "member"
    name: Name
    department: CatalogueId = "other"


class NoteOnCanvas(Content):
    """A note in a block of the canvas; `position` orders the notes of a block."""

    kind: ClassVar[str] = "note"
    block: CatalogueId
    text: Note
    department: CatalogueId = "other"
    member: UUID | None = None
    position: Position = 0


class Answer(Content):
    """What one member, or the group (`member` None), says to a question of a block or to a relationship item.

    `level` is 0 to 4 when `state` is "answered" and None otherwise; for a question that is not scored it is the index
    of the chosen option, or None when only `note` says it.
    """

    kind: ClassVar[str] = "answer"
    natural_key: ClassVar[tuple[str, ...]] = ("question", "member")
    question: CatalogueId
    member: UUID | None = None
    state: AnswerState = "blank"
    level: Level | None = None
    evidence: Note = ""
    note: Note = ""


class Choice(Content):
    """What the team says of a built-in alternative: whether it is needed, and how far it is in use (0 no, 1 in part, 2 yes).

    In the choice blocks (strategies, technology) `need` "needed" marks the chosen one and `reason` says why.
    """

    kind: ClassVar[str] = "choice"
    natural_key: ClassVar[tuple[str, ...]] = ("alternative",)
    alternative: CatalogueId
    need: Need = "undecided"
    use: Annotated[int, Field(ge=0, le=2, strict=True)] | None = None
    reason: Note = ""


class BlockSetting(Content):
    """Target and importance of a block, where they differ from 3 and 2."""

    kind: ClassVar[str] = "block"
    natural_key: ClassVar[tuple[str, ...]] = ("block",)
    block: CatalogueId
    target: Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)] = 3.0
    importance: Annotated[int, Field(ge=1, le=3, strict=True)] = 2


class Segment(Content):
    """A customer segment with its priority criteria (0 to 4 each), one persona and its value proposition."""

    kind: ClassVar[str] = "segment"
    name: Name
    description: Note = ""
    size: Level | None = None
    growth: Level | None = None
    fit: Level | None = None
    value_proposition: Note = ""
    persona_name: Name = ""
    persona_role: Title = ""
    persona_needs: Note = ""
    persona_pains: Note = ""
    persona_channels: Note = ""
    position: Position = 0


class TaskEdit(Content):
    """What people changed of a task of the plan, or a task of their own (`task` starts with `own:`); None: as derived.

    `remembered` keeps a gap-driven task in the plan when the reason for it has gone away, until somebody drops it.
    """

    kind: ClassVar[str] = "task"
    natural_key: ClassVar[tuple[str, ...]] = ("task",)
    task: CatalogueId
    name: Title | None = None
    step: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    owner: CatalogueId | None = None
    person: Name = ""
    """Who it is, by name, beside the role."""
    optimistic: Days | None = None
    likely: Days | None = None
    pessimistic: Days | None = None
    predecessors: Annotated[tuple[CatalogueId, ...], Field(max_length=40)] | None = None
    dropped: bool = False
    remembered: bool = False
    kept: bool = False
    """Kept on purpose after its reason went away."""
    note: Note = ""
    position: Position | None = None


class RiskEdit(Content):
    """What people decided about a risk of the checklist, or a risk of their own (`risk` starts with `own:`)."""

    kind: ClassVar[str] = "risk"
    natural_key: ClassVar[tuple[str, ...]] = ("risk",)
    risk: CatalogueId
    event: Note | None = None
    phase: Literal["preparation", "design", "launch"] | None = None
    impact: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    probability: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    owner: CatalogueId | None = None
    person: Name = ""
    response: Literal["avoid", "transfer", "mitigate", "accept"] | None = None
    mitigated: Annotated[tuple[CatalogueId, ...], Field(max_length=20)] = ()
    due: Day | None = None
    status: Literal["open", "closed"] = "open"
    note: Note = ""


KINDS: dict[str, type[Content]] = {
    model.kind: model for model in (Member, NoteOnCanvas, Answer, Choice, BlockSetting, Segment, TaskEdit, RiskEdit)
}


class Snapshot(BaseModel):
    """The frozen picture of a workshop at one revision; what is deleted is not in it. Ordered by position, then id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    revision: Annotated[int, Field(ge=0)]
    changed_at: datetime
    archived: bool = False
    workshop: WorkshopFields
    members: tuple[Member, ...] = ()
    notes: tuple[NoteOnCanvas, ...] = ()
    answers: tuple[Answer, ...] = ()
    choices: tuple[Choice, ...] = ()
    blocks: tuple[BlockSetting, ...] = ()
    segments: tuple[Segment, ...] = ()
    tasks: tuple[TaskEdit, ...] = ()
    risks: tuple[RiskEdit, ...] = ()


LISTS = {
    "member": "members",
    "note": "notes",
    "answer": "answers",
    "choice": "choices",
    "block": "blocks",
    "segment": "segments",
    "task": "tasks",
    "risk": "risks",
}
"""The field of a snapshot that holds each kind."""


def natural_id(workshop: UUID, kind: str, *key: object) -> UUID:
    """The id of what can exist only once in a workshop, from its kind and the values of its `natural_key`."""
    return uuid5(workshop, ":".join([kind, *("" if part is None else str(part) for part in key)]))
