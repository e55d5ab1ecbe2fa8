"""The report as JSON: every figure that a screen or a page shows, with stable keys and names in the report's language.

Per cents run 0 to 100, levels and maturities 0 to 4, shares 0 to 1, times in working days from the project's start,
dates as ISO 8601; null is unknown. The top-level keys:

- `format`, `language`, `made_on`, `workshop`, `finding`, `asks`, `notes`
- `readiness`: overall figures, `blocks` with their parts, questions and alternatives, `gaps` with solution and task,
  `warnings`, `to_discuss`
- `relationships`: index, band, `items`, `segments`
- `plan`: go-live dates, duration, critical path, holidays, `tasks` and `dropped` with early and late times and dates
- `risks`: probability, impact, score and band before and after mitigation
"""

import json
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from canvas_model.results import AlternativeResult, BlockResult, PlannedTask, QuestionResult, RiskResult
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.highlights import OpenGap

FORMAT = "crm-canvas-report"
VERSION = 1


def document(report: Report) -> bytes:
    """The report as UTF-8 JSON."""
    text = json.dumps(contents(report), ensure_ascii=False, indent=1, allow_nan=False, default=_plain)
    return f"{text}\n".encode("utf-8", "replace")


def contents(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries and lists, as this module's docstring describes them."""
    wording = Wording(report)
    workshop = report.snapshot.workshop
    return {
        "format": FORMAT,
        "version": VERSION,
        "language": report.language,
        "made_on": report.made_on,
        "workshop": {
            "id": report.snapshot.id,
            "revision": report.snapshot.revision,
            "changed_at": report.snapshot.changed_at,
            **workshop.model_dump(mode="json"),
        },
        "finding": report.finding,
        "asks": [_shallow(ask) for ask in report.asks],
        "notes": [
            {**note.model_dump(mode="json", exclude={"version"}), "block_name": wording.block(note.block)}
            for note in report.snapshot.notes
        ],
        "readiness": _readiness(report, wording),
        "relationships": _relationships(report, wording),
        "plan": _plan(report, wording),
        "risks": [_risk(risk, wording) for risk in report.risks],
    }


def _readiness(report: Report, wording: Wording) -> dict[str, Any]:
    result = report.readiness
    label = wording.label()
    return {
        **_shallow(result, without=("blocks", "gaps", "warnings")),
        "coverage": result.coverage,
        "label_name": label.name if label else None,
        "sentence": wording.readiness(),
        "blocks": [_block(block, wording) for block in result.blocks],
        "gaps": [_gap(gap, wording) for gap in report.open_gaps],
        "warnings": [
            {
                "rule": warning.rule,
                "blocks": warning.blocks,
                "text": wording.rules[warning.rule].text,
                "advice": wording.rules[warning.rule].advice,
            }
            for warning in result.warnings
        ],
    }


def _block(block: BlockResult, wording: Wording) -> dict[str, Any]:
    return {
        **_shallow(block, without=("questions", "alternatives")),
        "name": wording.block(block.id),
        "coverage": block.coverage,
        "standing": wording.standing(block),
        "questions": [_question(question, wording) for question in block.questions],
        "alternatives": [_alternative(alternative, wording) for alternative in block.alternatives],
    }


def _question(question: QuestionResult, wording: Wording) -> dict[str, Any]:
    return {**_shallow(question), "text": wording.catalogue.question(question.id).text}


def _alternative(alternative: AlternativeResult, wording: Wording) -> dict[str, Any]:
    return {**_shallow(alternative), "name": wording.catalogue.alternative(alternative.id).name}


def _gap(gap: OpenGap, wording: Wording) -> dict[str, Any]:
    return {
        **_shallow(gap.gap),
        "block_name": gap.block,
        "missing": gap.missing,
        "solution_name": gap.solution or None,
        "task": gap.task,
        "task_name": wording.tasks[gap.task].name if gap.task else None,
        "starts_on": gap.starts_on,
    }


def _relationships(report: Report, wording: Wording) -> dict[str, Any]:
    result = report.relationships
    segments = {str(segment.id): segment for segment in report.snapshot.segments}
    return {
        **_shallow(result, without=("items", "segments")),
        "sentence": wording.relationships(),
        "items": [{**_shallow(item.question), "id": item.id, "name": wording.relation(item)} for item in result.items],
        "segments": [
            {**segments[segment.id].model_dump(mode="json", exclude={"version"}), **_shallow(segment)}
            for segment in result.segments
        ],
    }


def _plan(report: Report, wording: Wording) -> dict[str, Any]:
    return {
        **_shallow(report.plan, without=("tasks", "dropped")),
        "sentence": wording.plan(),
        "tasks": [_task(task, wording) for task in report.plan.tasks],
        "dropped": [_task(task, wording) for task in report.plan.dropped],
    }


def _task(task: PlannedTask, wording: Wording) -> dict[str, Any]:
    return {
        **_shallow(task, without=("causes", "version")),
        "owner_name": wording.role(task.owner),
        "causes": [_shallow(cause) for cause in task.causes],
        "reasons": wording.reasons(task),
    }


def _risk(risk: RiskResult, wording: Wording) -> dict[str, Any]:
    return {
        **_shallow(risk, without=("causes", "mitigations", "version")),
        "owner_name": wording.role(risk.owner),
        "phase_name": wording.phases[risk.phase].name,
        "band_name": wording.risk_bands[risk.band].name,
        "causes": [_shallow(cause) for cause in risk.causes],
        "mitigations": [{"id": id, "text": text, "done": done} for id, text, done in risk.mitigations],
    }


def _shallow(result: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a dataclass by name, their values as they are."""
    return {field.name: getattr(result, field.name) for field in fields(result) if field.name not in without}


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)
