"""The rows of the workshop's own fields."""

from collections.abc import Iterator
from datetime import date

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.field_names import field_names
from exporters.words.field_values import EMPTY, value_words
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """The workshop's own fields, one a row."""
    _ = texts(report.language)
    workshop = report.snapshot.workshop
    names, values = field_names("workshop", report.language), workshop.model_dump(mode="json")
    for name in values:
        value = getattr(workshop, name)
        row: Row = {"section": _("workshop"), "id": name, "name": names[name]}
        if isinstance(value, date):
            yield {**row, "starts_on": value}
        elif name == "closed_on":  # days as every day of the table, which spreadsheets sort
            yield {**row, "text": together(day.isoformat() for day in workshop.closed_on)}
        elif type(value) is int:
            yield {**row, "text": value}
        else:
            words = value_words("workshop", name, values, report.catalogue, {})
            yield {**row, "text": None if words == EMPTY else words}
