"""The kinds of entries, and the snapshot of a workshop that holds them all."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from canvas_model.content.answers import Answer, Choice
from canvas_model.content.block_settings import BlockSetting
from canvas_model.content.fields import Content
from canvas_model.content.plan import TaskEdit
from canvas_model.content.risks import RiskEdit
from canvas_model.content.workshop import Member, NoteOnCanvas, Segment, WorkshopFields

KINDS: dict[str, type[Content]] = {
    model.kind: model for model in (Member, NoteOnCanvas, Answer, Choice, BlockSetting, Segment, TaskEdit, RiskEdit)
}


class Snapshot(BaseModel):
    """A workshop at one revision, without deleted entries; each list is ordered by position, then id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    revision: Annotated[int, Field(ge=0)]
    changed_at: datetime
    archived: bool = False
    origin: UUID | None = None
    """The workshop whose file this one was brought in from; the first one, where that one came from a file itself."""
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
