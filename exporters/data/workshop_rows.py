"""The rows of the workshop as a whole: its results, the blocks' scores, who took part, its settings."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from canvas_model.content import WorkshopFields
from exporters.data.rows import Cell, Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts
from exporters.words.workshop_fields import field_labels


def results(report: Report, wording: Wording) -> Iterator[Row]:
    """The readiness, the relationship index and the go-live."""
    _ = texts(report.language)
    yield {
        "section": _("result"),
        "name": _("Readiness"),
        "text": report.finding,
        "score": report.readiness.percent,
        "band": wording.label_words(),
    }
    yield {
        "section": _("result"),
        "name": _("Customer relationships"),
        "text": wording.relationships(),
        "score": report.relationships.index,
    }
    yield {
        "section": _("result"),
        "name": _("Plan"),
        "text": wording.plan(),
        "starts_on": report.plan.starts_on,
        "ends_on": report.plan.go_live,
    }


def blocks(report: Report, wording: Wording) -> Iterator[Row]:
    """The blocks with maturity, target, importance and priority."""
    _ = texts(report.language)
    for block in report.readiness.blocks:
        yield {
            "section": _("block"),
            "id": block.id,
            "number": block.number,
            "name": wording.block(block.id),
            "text": wording.sums(block),
            "level": block.maturity,
            "target": block.target,
            "importance": block.importance,
            "score": block.priority,
            "band": wording.standing(block),
        }


def members(report: Report, wording: Wording) -> Iterator[Row]:
    """Who took part."""
    _ = texts(report.language)
    for member in report.snapshot.members:
        yield {
            "section": _("participant"),
            "id": str(member.id),
            "name": member.name,
            "department": wording.area(member.department),
        }


def settings(report: Report, wording: Wording) -> Iterator[Row]:
    """The workshop's own fields, one a row."""
    _ = texts(report.language)
    workshop = report.snapshot.workshop
    labels = field_labels(report.language)
    values = {name: getattr(workshop, name) for name in WorkshopFields.model_fields}
    values["areas"] = tuple(wording.area(area) for area in workshop.areas)
    for name, value in values.items():
        day = value if isinstance(value, date) else None
        text = None if day else _written(value, report.language)
        yield {"section": _("workshop"), "id": name, "name": labels[name], "text": text, "starts_on": day}


def _written(value: Any, language: str) -> Cell:
    _ = texts(language)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return together(one.isoformat() if isinstance(one, date) else str(one) for one in value)
    return value if isinstance(value, (str, int)) else None
