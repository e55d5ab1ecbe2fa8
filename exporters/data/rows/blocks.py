"""The rows of the nine blocks."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
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
