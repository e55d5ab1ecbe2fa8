"""What the rules return: frozen figures that every screen and every file prints alike.

Levels and maturities run 0 to 4, shares 0 to 1, per cents 0 to 100, durations in working days. None means unknown.
"""

from canvas_model.results.decisions import CostLine, Decision, Responsibility, ResponsibilityMatrix
from canvas_model.results.plan import Cause, Overload, Phase, Plan, PlannedTask
from canvas_model.results.readiness import (
    AlternativeResult,
    BlockResult,
    ChipState,
    ConsistencyWarning,
    ExactFigures,
    Gap,
    QuestionResult,
    Readiness,
)
from canvas_model.results.relationships import RelationResult, Relationships, SegmentResult
from canvas_model.results.risks import RiskResult

__all__ = [
    "AlternativeResult",
    "BlockResult",
    "Cause",
    "ChipState",
    "ConsistencyWarning",
    "CostLine",
    "Decision",
    "ExactFigures",
    "Gap",
    "Overload",
    "Phase",
    "Plan",
    "PlannedTask",
    "QuestionResult",
    "Readiness",
    "RelationResult",
    "Relationships",
    "Responsibility",
    "ResponsibilityMatrix",
    "RiskResult",
    "SegmentResult",
]
