"""The rows of the results as a whole: readiness, customer relationships, go-live."""

from collections.abc import Iterator

from exporters.data.rows.row import DECIMALS, Row
from exporters.plan_words import base_plan, task_dates
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.numbers_and_dates import rounded
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The readiness, the relationship index and the plan, then each go-live date with what it is.

    At a first look the plan is provisional, and there is no such date.
    """
    _, plan, is_first_look = texts(report.language), report.plan, report.readiness.is_first_look
    percent = report.readiness.percent
    yield {
        "section": _("result"),
        "name": _("Readiness"),
        "text": report.finding,
        "score": None if percent is None else rounded(percent, max(DECIMALS, report.readiness.digits)),
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
        "state": _("provisional") if is_first_look else "",
        "why": base_plan(report),
        "starts_on": plan.starts_on,
    }
    if is_first_look:
        return
    for name, text, on in (
        (_("Go-live with 50% probability"), "", plan.go_live_50),
        (_("Go-live with 80% probability"), "", plan.go_live_80),
        (_("Go-live on the critical path"), task_dates(report), plan.go_live),
    ):
        yield {"section": _("result"), "name": name, "text": text, "ends_on": on}
