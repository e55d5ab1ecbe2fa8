"""The rows of the risks."""

from collections.abc import Iterator

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.choices import status_names
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The risks in the order of the checklist, each with its measures and which of them are done."""
    _ = texts(report.language)
    for risk in report.risks:
        measures = [f"{text} ({_('done')})" if done else text for _id, text, done in risk.mitigations]
        yield {
            "section": _("risk"),
            "id": risk.id,
            "number": risk.number,
            "place": wording.phases[risk.phase].name,
            "name": risk.event,
            "text": risk.note,
            "who": risk.person,
            "department": wording.role(risk.owner),
            "state": status_names("risk", report.language)[risk.status],
            "response": wording.response(risk),
            "measures": together(measures),
            "ends_on": wording.due_day(risk),
            "probability": risk.residual_probability,
            "impact": risk.impact,
            "score": risk.residual_score,
            "band": wording.risk_band(risk),
        }
