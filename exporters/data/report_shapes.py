"""The shapes of the JSON report: every object in it, with its fields."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from canvas_model.content import Answer, Member, NoteOnCanvas, Segment, TaskEdit, WorkshopFields
from canvas_model.results import (
    AlternativeResult,
    BlockResult,
    ConsistencyWarning,
    CostLine,
    Decision,
    Gap,
    Plan,
    PlannedTask,
    QuestionResult,
    Readiness,
    Relationships,
    Responsibility,
    RiskResult,
)
from exporters.data.shapes import Many, Shape

FIRST_LOOK = Annotated[
    bool,
    Field(description="Fewer than half of these questions have an answer: no verdict yet, no figure to quote."),
]
PROVISIONAL_PLAN = Annotated[
    bool,
    Field(
        description="Fewer than half of the questions have an answer: a base plan with what the answers so far add. All of "
        "its dates, its go-live dates and odds above all, are those of that plan and no forecast."
    ),
]
PROVISIONAL_RISK = Annotated[
    bool,
    Field(
        description="Not yet judged: fewer than half of the questions have an answer, and nobody has set the probability. "
        "Scores and bands are then no finding, and `band_name` says so."
    ),
]
LOWEST = Annotated[
    str | None,
    Field(
        description="Id of the block with the lowest maturity; of several that share it the first in canvas order. Null "
        "where no block is assessed; while `provisional`, no finding."
    ),
]

WORKSHOP = Shape("Workshop", {"id": UUID, "revision": int, "changed_at": datetime}, WorkshopFields, without=("logo",))
MEMBER = Shape("Member", {"department_name": str}, Member, without=("version",))
NOTE = Shape(
    "Note",
    {"block_name": str, "department_name": str, "member_name": str | None},
    NoteOnCanvas,
    without=("version",),
)
ANSWER = Shape(
    "Answer",
    {
        "question_text": str,
        "block": str | None,
        "block_name": str,
        "member_name": str | None,
        "level_words": str,
        "option": str | None,
    },
    Answer,
    without=("version",),
)
QUESTION = Shape("Question", {"text": str}, QuestionResult)
ALTERNATIVE = Shape("Alternative", {"name": str}, AlternativeResult)
BLOCK = Shape(
    "Block",
    {
        "name": str,
        "coverage": float,
        "standing": str,
        "questions": Many(QUESTION),
        "alternatives": Many(ALTERNATIVE),
    },
    BlockResult,
    without=("exact",),
)
GAP = Shape(
    "OpenGap",
    {
        "block_name": str,
        "missing": str,
        "solution_name": str | None,
        "task": str | None,
        "task_name": str | None,
        "starts_on": date | None,
    },
    Gap,
)
WARNING = Shape("Warning", {"text": str, "advice": str}, ConsistencyWarning)
READINESS = Shape(
    "ReadinessInReport",
    {
        "provisional": FIRST_LOOK,
        "lowest": LOWEST,
        "coverage": float,
        "label_name": str | None,
        "sentence": str,
        "blocks": Many(BLOCK),
        "gaps": Many(GAP),
        "warnings": Many(WARNING),
    },
    Readiness,
)
RELATION = Shape("RelationItem", {"name": str}, QuestionResult)
SEGMENT = Shape("Segment", {"priority": float | None, "rank": int | None}, Segment, without=("version",))
RELATIONSHIPS = Shape(
    "RelationshipsInReport",
    {"provisional": FIRST_LOOK, "sentence": str, "items": Many(RELATION), "segments": Many(SEGMENT)},
    Relationships,
)
TASK = Shape("Task", {"owner_name": str, "reasons": list[str]}, PlannedTask, without=("version",))
SET_ASIDE = Shape("TaskSetAside", {"task_name": str, "part_of": str | None}, TaskEdit, without=("version",))
PLAN = Shape(
    "PlanInReport",
    {
        "provisional": PROVISIONAL_PLAN,
        "sentence": str,
        "tasks": Many(TASK),
        "dropped": Many(TASK),
        "set_aside": Many(SET_ASIDE),
    },
    Plan,
)
MEASURE = Shape("Measure", {"id": str, "text": str, "done": bool})
RISK = Shape(
    "Risk",
    {
        "provisional": PROVISIONAL_RISK,
        "owner_name": str,
        "phase_name": str,
        "band_name": str,
        "mitigations": Many(MEASURE),
    },
    RiskResult,
    without=("version",),
)
COST_LINE = Shape("DecisionCostLine", {"name": str}, CostLine)
DECISION = Shape(
    "DecisionInReport",
    {
        "owner_name": str,
        "reasons": list[str],
        "before_number": str,
        "prepared_by_number": str | None,
        "costs": Many(COST_LINE),
    },
    Decision,
)
RESPONSIBILITY = Shape("ResponsibilityInReport", {"number": str}, Responsibility)
REPORT = Shape(
    "Report",
    {
        "format": str,
        "version": int,
        "language": str,
        "made_on": date,
        "workshop": WORKSHOP,
        "finding": str,
        "decisions": Many(DECISION),
        "members": Many(MEMBER),
        "notes": Many(NOTE),
        "answers": Many(ANSWER),
        "readiness": READINESS,
        "relationships": RELATIONSHIPS,
        "plan": PLAN,
        "responsibilities": Many(RESPONSIBILITY),
        "risks": Many(RISK),
    },
)
"""The whole report."""
