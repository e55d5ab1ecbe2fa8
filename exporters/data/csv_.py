"""The report as one table that a spreadsheet opens: everything that was written, and its figures, a row each.

UTF-8 with a byte order mark, which spreadsheets of every language recognise; days as 2026-03-31, which they all read as
days. What separates cells and decimals cannot be the same for all: they expect what the language they are set to writes.
So there is a table for each of the two ways, and one that follows the report's language. A line `sep=` would tell Excel,
and be a row of nonsense to every other program. Every cell stands in quotes: LibreOffice offers to separate at tabs, commas
and semicolons at once, and what follows one in a text would become a cell of its own, or a formula.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

from canvas_model.languages import LANGUAGES
from exporters.data.csv_columns import headings_of_columns
from exporters.data.rows import (
    alternatives,
    answers,
    blocks,
    decisions,
    members,
    notes,
    responsibilities,
    results,
    risks,
    segments,
    settings,
    tasks,
)
from exporters.data.rows.row import DECIMALS, Cell, Row
from exporters.data.spreadsheet_text import as_text
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.numbers_and_dates import rounded

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Separators:
    """What stands between cells, and before decimals."""

    cells: str
    decimals: str


COMMA = Separators(cells=";", decimals=",")
"""For spreadsheets set to a language that writes 2,5, such as Italian."""
POINT = Separators(cells=",", decimals=".")
"""For spreadsheets set to a language that writes 2.5, such as English."""


def table(report: Report) -> bytes:
    """The whole table, separated as the report's language expects it."""
    language = LANGUAGES[report.language]
    return separated(report, Separators(language.spreadsheet_delimiter, language.spreadsheet_decimal))


def separated(report: Report, separators: Separators) -> bytes:
    """The whole table, with a first row of headings in the report's language."""
    headings = headings_of_columns(report.language)
    out = StringIO()
    writer = csv.writer(out, delimiter=separators.cells, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(headings.values())
    for row in _rows(report):
        writer.writerow([_cell(row.get(column), separators) for column in headings])
    return out.getvalue().encode("utf-8-sig")


def table_with_commas(report: Report) -> bytes:
    """The whole table for spreadsheets that write 2,5."""
    return separated(report, COMMA)


def table_with_points(report: Report) -> bytes:
    """The whole table for spreadsheets that write 2.5."""
    return separated(report, POINT)


def _rows(report: Report) -> Iterator[Row]:
    wording = Wording(report)
    yield from notes.rows(report, wording)
    yield from answers.rows(report, wording)
    yield from alternatives.rows(report, wording)
    yield from segments.rows(report)
    yield from decisions.rows(report, wording)
    yield from tasks.rows(report, wording)
    yield from responsibilities.rows(report, wording)
    yield from risks.rows(report, wording)
    yield from results.rows(report, wording)
    yield from blocks.rows(report, wording)
    yield from members.rows(report, wording)
    yield from settings.rows(report, wording)


def _cell(value: Cell, separators: Separators) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return as_text(_CONTROL.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n")))
    return _digits(value).replace(".", separators.decimals)


def _digits(value: float | Decimal) -> str:
    """`3.33`, `2.5` or `3`: rounded as people do, without zeros at the end."""
    decimal = value if isinstance(value, Decimal) else rounded(value, DECIMALS)
    return f"{decimal:f}".rstrip("0").rstrip(".")
