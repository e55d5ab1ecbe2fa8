"""The rows of the results as a whole: readiness, customer relationships, go-live."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
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
