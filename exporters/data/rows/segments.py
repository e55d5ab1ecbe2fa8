"""The rows of the customer segments."""

from collections.abc import Iterator

from canvas_model.content import Segment
from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.words.field_names import field_names
from exporters.words.texts import texts


def rows(report: Report) -> Iterator[Row]:
    """Each segment with its description and priority, then a row for everything else that was written of it."""
    _ = texts(report.language)
    priorities = {result.id: result.priority for result in report.relationships.segments}
    criteria = [(one.name, one.id) for one in report.catalogue.relationships.criteria]
    names = field_names("segment", report.language)
    for segment in report.snapshot.segments:
        rated = ((name, getattr(segment, field)) for name, field in criteria)
        yield {
            "section": _("segment"),
            "id": str(segment.id),
            "name": segment.name,
            "text": segment.description,
            "state": together(f"{name}: {level}" for name, level in rated if level is not None),
            "score": priorities.get(str(segment.id)),
        }
        for field in Segment.details:
            if text := getattr(segment, field):
                yield {
                    "section": _("segment"),
                    "id": str(segment.id),
                    "place": segment.name,
                    "name": names[field],
                    "text": text,
                }
