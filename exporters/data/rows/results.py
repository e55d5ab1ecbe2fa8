"""The rows of the workshop as a whole: its results, the blocks' scores, who took part, its settings."""

from collections.abc import Iterator
from datetime import date

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.field_names import field_names
from exporters.words.field_values import EMPTY, value_words
from exporters.words.texts import texts


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
    names, values = field_names("workshop", report.language), workshop.model_dump(mode="json")
    for name in values:
        value = getattr(workshop, name)
        row: Row = {"section": _("workshop"), "id": name, "name": names[name]}
        if isinstance(value, date):
            yield {**row, "starts_on": value}
        elif name == "closed_on":  # days as every day of the table, which spreadsheets sort
            yield {**row, "text": together(day.isoformat() for day in workshop.closed_on)}
        elif type(value) is int:
            yield {**row, "text": value}
        else:
            words = value_words("workshop", name, values, report.catalogue, {})
            yield {**row, "text": None if words == EMPTY else words}
