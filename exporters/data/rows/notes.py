"""The rows of the notes."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.given_answers import board_order
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The notes, block by block as on the canvas."""
    _ = texts(report.language)
    people = {member.id: member.name for member in report.snapshot.members}
    for note in board_order(report):
        yield {
            "section": _("note"),
            "id": str(note.id),
            "place": wording.block(note.block),
            "text": note.text,
            "who": people.get(note.member, "") if note.member else "",
            "department": wording.area(note.department),
        }
