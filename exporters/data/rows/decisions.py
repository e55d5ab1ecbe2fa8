"""The rows of the decisions that a board is asked for."""

from collections.abc import Iterator

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.causes import reason_clause
from exporters.words.decisions import asked_decisions
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The decisions by date, each with every answer that calls for it, the tasks that it stands between, and its cost."""
    _, steps = texts(report.language), {step.number: step.name for step in report.catalogue.plan.steps}
    in_words = asked_decisions(report.decisions, report.plan, report.catalogue, report.language)
    for decision, asked in zip(report.decisions, in_words, strict=True):
        yield {
            "section": _("decision"),
            "id": decision.id,
            "number": asked.number,
            "place": steps[wording.tasks[decision.before].step],
            "name": asked.name,
            "text": f"{asked.text} {asked.before}.",
            "department": asked.owner,
            "why": together(reason_clause(cause, report.catalogue, report.language) for cause in decision.causes),
            "cost": together(asked.costs),
            "ends_on": asked.due,
        }
