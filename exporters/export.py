"""The formats a report can be made into, and what each makes of it: a file with a name, a type and its bytes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exporters.data.csv_ import table, table_with_commas, table_with_points
from exporters.data.json_ import document
from exporters.file_names import file_name
from exporters.pdf.document import make_pdf
from exporters.report import Report

CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Export:
    """A file ready to be handed over."""

    filename: str
    """Letters, digits, hyphens and dots only; holds the client and the revision."""
    mime: str
    content: bytes


@dataclass(frozen=True)
class Format:
    """A kind of file that a report can be made into; called with a report, it gives the file."""

    suffix: str
    """Ends the file's name, may have a dot in it, and names the format in addresses and on the command line."""
    mime: str
    label: str
    """The words of its link on the report screen, a msgid; empty: only scripts ask for it."""
    contents: str
    """What is in it, as the command line tells it."""
    make: Callable[[Report], bytes]
    laid_out: bool = False
    """Set in pages, with fonts: it takes seconds, so a server has it made by a worker and keeps it, and browsers show it."""

    def __call__(self, report: Report) -> Export:
        """The report as a file of this format, made here."""
        return Export(file_name(report.snapshot, self.suffix), self.mime, self.make(report))


def _by_suffix(formats: Iterable[Format]) -> dict[str, Format]:
    return {format.suffix: format for format in formats}


EXPORTERS = _by_suffix(
    [
        Format(
            suffix="pdf",
            mime="application/pdf",
            label="Download the PDF",
            contents="the whole report, ready to print",
            make=make_pdf,
            laid_out=True,
        ),
        Format(
            suffix="json",
            mime="application/json",
            label="Everything as data (JSON)",
            contents="every figure and every word of the report",
            make=document,
        ),
        Format(
            suffix="comma.csv",
            mime=CSV,
            label="Everything as a table, for spreadsheets that write 2,5 (CSV)",
            contents="everything as one table, for spreadsheets that write 2,5",
            make=table_with_commas,
        ),
        Format(
            suffix="point.csv",
            mime=CSV,
            label="Everything as a table, for spreadsheets that write 2.5 (CSV)",
            contents="everything as one table, for spreadsheets that write 2.5",
            make=table_with_points,
        ),
        Format(
            suffix="csv",
            mime=CSV,
            label="",
            contents="everything as one table, for spreadsheets in the report's language",
            make=table,
        ),
    ]
)
"""Every format by its suffix, in the order in which people see them. A new one is a function and an entry here."""


def format_of(name: str) -> Format | None:
    """The format that the name of a file ends in; of two that fit, such as `comma.csv` and `csv`, the longer one."""
    fitting = [suffix for suffix in EXPORTERS if name.endswith(f".{suffix}")]
    return EXPORTERS[max(fitting, key=len)] if fitting else None
