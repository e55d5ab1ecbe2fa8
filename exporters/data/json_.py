"""The report as JSON: every figure that a screen or a page shows, and every word that people wrote.

Keys are stable, names are in the report's language; `assets/report.schema.json` describes every field. Per cents run 0 to
100, levels and maturities 0 to 4, shares 0 to 1, times in working days from the project's start, dates as ISO 8601; null
is unknown. `provisional` says that fewer than half of the questions have an answer: what stands beside it is then worked
out all the same, and no finding yet. The top-level keys:

- `format`, `version`, `language`, `made_on`, `workshop`, `finding`
- `decisions`: what the board is asked to decide, by date, with reasons, the tasks before and after, and the cost lines
- `members`, `notes` and `answers`: what people wrote, one by one, in the order of the board
- `readiness`: overall figures, `blocks` with their parts, questions and alternatives, `gaps` with solution and task,
  `warnings`, `to_discuss`
- `relationships`: index, band, `items`, `segments` with their persona
- `plan`: go-live dates, duration, critical path, holidays, `tasks` and `dropped` with early and late times and dates;
  `set_aside`: what people wrote of tasks that the answers do not ask for at present, or that are part of another one now
- `responsibilities`: for each task the roles that answer for it, do it, are consulted and informed
- `risks`: probability, impact, score and band before and after mitigation
"""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from canvas_model.results import BlockResult, Decision, PlannedTask, RelationResult, RiskResult
from exporters.data import report_shapes as shapes
from exporters.given_answers import Given, board_order, given_answers
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.set_aside import set_aside
from exporters.words.causes import reason_clause
from exporters.words.gaps import OpenGap

FORMAT = "crm-canvas-report"
VERSION = 3
"""Grows with every change of the shapes that a reader of earlier reports would not understand."""


def document(report: Report) -> bytes:
    """The report as UTF-8 JSON."""
    text = json.dumps(contents(report), ensure_ascii=False, indent=1, allow_nan=False, default=_plain)
    return f"{text}\n".encode("utf-8", "replace")


def contents(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries and lists, as this module's docstring describes them."""
    wording = Wording(report)
    snapshot = report.snapshot
    people = {member.id: member.name for member in snapshot.members}
    return shapes.REPORT.filled(
        format=FORMAT,
        version=VERSION,
        language=report.language,
        made_on=report.made_on,
        workshop=shapes.WORKSHOP.filled(
            snapshot.workshop, id=snapshot.id, revision=snapshot.revision, changed_at=snapshot.changed_at
        ),
        finding=report.finding,
        decisions=[_decision(decision, wording) for decision in report.decisions],
        members=[
            shapes.MEMBER.filled(member, department_name=wording.area(member.department)) for member in snapshot.members
        ],
        notes=[
            shapes.NOTE.filled(
                note,
                block_name=wording.block(note.block),
                department_name=wording.area(note.department),
                member_name=people.get(note.member) if note.member else None,
            )
            for note in board_order(report)
        ],
        answers=[_answer(given, wording) for given in given_answers(report)],
        readiness=_readiness(report, wording),
        relationships=_relationships(report, wording),
        plan=_plan(report, wording),
        responsibilities=[
            shapes.RESPONSIBILITY.filled(row, number=wording.tasks[row.task].number)
            for row in report.responsibilities.rows
        ],
        risks=[_risk(risk, wording) for risk in report.risks],
    )


def _decision(decision: Decision, wording: Wording) -> dict[str, Any]:
    catalogue = wording.catalogue
    return shapes.DECISION.filled(
        decision,
        owner_name=wording.role(decision.owner),
        reasons=[reason_clause(cause, catalogue, wording.language) for cause in decision.causes],
        before_number=wording.tasks[decision.before].number,
        prepared_by_number=wording.tasks[decision.prepared_by].number if decision.prepared_by else None,
        costs=[shapes.COST_LINE.filled(line, name=catalogue.alternative(line.id).name) for line in decision.costs],
    )


def _answer(given: Given, wording: Wording) -> dict[str, Any]:
    return shapes.ANSWER.filled(
        given.answer,
        question_text=given.text,
        block=given.block,
        block_name=wording.block(given.block) if given.block else "",
        member_name=given.member.name if given.member else None,
        level_words="" if given.is_fact else given.words,
        option=given.words or None if given.is_fact else None,
    )


def _readiness(report: Report, wording: Wording) -> dict[str, Any]:
    result = report.readiness
    label = wording.label()
    return shapes.READINESS.filled(
        result,
        provisional=result.is_first_look,
        lowest=result.lowest,
        coverage=result.coverage,
        label_name=label.name if label else None,
        sentence=wording.readiness(),
        blocks=[_block(block, wording) for block in result.blocks],
        gaps=[_gap(gap, wording) for gap in report.open_gaps],
        warnings=[
            shapes.WARNING.filled(
                warning, text=wording.rules[warning.rule].text, advice=wording.rules[warning.rule].advice
            )
            for warning in result.warnings
        ],
    )


def _block(block: BlockResult, wording: Wording) -> dict[str, Any]:
    catalogue = wording.catalogue
    return shapes.BLOCK.filled(
        block,
        name=wording.block(block.id),
        coverage=block.coverage,
        standing=wording.standing(block),
        questions=[
            shapes.QUESTION.filled(question, text=catalogue.question(question.id).text) for question in block.questions
        ],
        alternatives=[
            shapes.ALTERNATIVE.filled(alternative, name=catalogue.alternative(alternative.id).name)
            for alternative in block.alternatives
        ],
    )


def _gap(gap: OpenGap, wording: Wording) -> dict[str, Any]:
    return shapes.GAP.filled(
        gap.gap,
        block_name=gap.block,
        missing=gap.missing,
        solution_name=gap.solution or None,
        task=gap.task,
        task_name=wording.tasks[gap.task].name if gap.task else None,
        starts_on=gap.starts_on,
    )


def _relationships(report: Report, wording: Wording) -> dict[str, Any]:
    result = report.relationships
    segments = {str(segment.id): segment for segment in report.snapshot.segments}
    return shapes.RELATIONSHIPS.filled(
        result,
        provisional=result.is_first_look,
        sentence=wording.relationships(),
        items=[_relation(item, wording) for item in result.items],
        segments=[
            shapes.SEGMENT.filled(segments[figures.id], priority=figures.priority, rank=figures.rank)
            for figures in result.segments
        ],
    )


def _relation(item: RelationResult, wording: Wording) -> dict[str, Any]:
    return shapes.RELATION.filled(item.question, name=wording.relation(item))


def _plan(report: Report, wording: Wording) -> dict[str, Any]:
    return shapes.PLAN.filled(
        report.plan,
        provisional=report.readiness.is_first_look,
        sentence=wording.plan(),
        tasks=[_task(task, wording) for task in report.plan.tasks],
        dropped=[_task(task, wording) for task in report.plan.dropped],
        set_aside=[
            shapes.SET_ASIDE.filled(one.edit, task_name=one.name, part_of=one.part_of) for one in set_aside(report)
        ],
    )


def _task(task: PlannedTask, wording: Wording) -> dict[str, Any]:
    return shapes.TASK.filled(task, owner_name=wording.role(task.owner), reasons=wording.reasons(task))


def _risk(risk: RiskResult, wording: Wording) -> dict[str, Any]:
    return shapes.RISK.filled(
        risk,
        provisional=not wording.is_judged(risk),
        owner_name=wording.role(risk.owner),
        phase_name=wording.phases[risk.phase].name,
        band_name=wording.risk_band(risk),
        mitigations=[shapes.MEASURE.filled(id=id, text=text, done=done) for id, text, done in risk.mitigations],
    )


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)
