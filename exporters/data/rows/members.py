"""The rows of those who took part."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """Who took part."""
    _ = texts(report.language)
    for member in report.snapshot.members:
        yield {
            "section": _("participant"),
            "id": str(member.id),
            "name": member.name,
            "department": wording.area(member.department),
        }
