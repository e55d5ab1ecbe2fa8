"""What people write in a workshop, as frozen models that define every field and its limits.

`storage/tables.py` stores these fields, `storage/snapshot.py` reads them, `files/canvas_file.py` exports and imports them,
and every change is validated with them. Whoever creates an entry makes its id, a UUID; an entry that can exist only once
(the answer of one person to one question) has the id that `natural_id` gives.
"""

from canvas_model.content.answers import IN_USE, Answer, AnswerState, Choice, Need
from canvas_model.content.block_settings import BlockSetting
from canvas_model.content.fields import CatalogueId, Content, Day, Days, Level, Position, natural_id
from canvas_model.content.plan import TaskEdit
from canvas_model.content.risks import RiskEdit
from canvas_model.content.snapshot import KINDS, LISTS, Snapshot
from canvas_model.content.workshop import Member, NoteOnCanvas, Segment, WorkshopFields

__all__ = [
    "IN_USE",
    "KINDS",
    "LISTS",
    "Answer",
    "AnswerState",
    "BlockSetting",
    "CatalogueId",
    "Choice",
    "Content",
    "Day",
    "Days",
    "Level",
    "Member",
    "Need",
    "NoteOnCanvas",
    "Position",
    "RiskEdit",
    "Segment",
    "Snapshot",
    "TaskEdit",
    "WorkshopFields",
    "natural_id",
]
