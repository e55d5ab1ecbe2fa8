"""The rows of the alternatives."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.choices import choice_words, use_kind
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """Every alternative, with the reason that was given for it."""
    _ = texts(report.language)
    for block in report.readiness.blocks:
        for alternative in block.alternatives:
            yield {
                "section": _("alternative"),
                "id": alternative.id,
                "place": wording.block(block.id),
                "name": report.catalogue.alternative(alternative.id).name,
                "text": alternative.reason,
                "state": choice_words(
                    alternative.need, alternative.use, use_kind(alternative.id, report.catalogue), report.language
                ),
            }
