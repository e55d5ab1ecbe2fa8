"""The rows of the decisions that a board is asked for."""

from collections.abc import Iterator

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.causes import reason_clause
from exporters.words.decisions import cost_words
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The decisions by date, each with every answer that calls for it."""
    _ = texts(report.language)
    for decision in report.decisions:
        before = wording.tasks[decision.before]
        yield {
            "section": _("decision"),
            "id": decision.id,
            "number": decision.number,
            "place": f"{before.number} {before.name}",
            "name": decision.name,
            "text": decision.text,
            "department": wording.role(decision.owner),
            "why": together(reason_clause(cause, report.catalogue, report.language) for cause in decision.causes),
            "predecessors": wording.tasks[decision.prepared_by].number if decision.prepared_by else "",
            "measures": together(cost_words(decision, report.catalogue, report.language)),
            "likely": None if decision.days is None else round(decision.days, 2),
            "ends_on": decision.due,
        }
