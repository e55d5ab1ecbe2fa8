"""What a format makes of a report: a file with a name, a type and its bytes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from canvas_model.content import Snapshot
from exporters.data.csv_ import table
from exporters.data.json_ import document
from exporters.pdf.document import make_pdf
from exporters.report import Report

MOST_NAME = 40
"""Characters of the client's name that a file name keeps."""


@dataclass(frozen=True)
class Export:
    """A file ready to be handed over."""

    filename: str
    """Letters, digits, hyphens and dots only; holds the client and the revision."""
    mime: str
    content: bytes


def file_name(snapshot: Snapshot, suffix: str) -> str:
    """A name that every file system and header takes, such as `esempio-srl-r41.pdf`."""
    plain = re.sub("[.'`]", "", anyascii(snapshot.workshop.client).lower())
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:MOST_NAME].strip("-")
    return f"{slug or 'workshop'}-r{snapshot.revision}.{suffix}"


def export_pdf(report: Report) -> Export:
    """The whole report as a PDF, made here."""
    return Export(file_name(report.snapshot, "pdf"), MIME["pdf"], make_pdf(report))


def export_json(report: Report) -> Export:
    """Every figure of the report as JSON."""
    return Export(file_name(report.snapshot, "json"), MIME["json"], document(report))


def export_csv(report: Report) -> Export:
    """Notes, answers, alternatives, tasks and risks as one table."""
    return Export(file_name(report.snapshot, "csv"), MIME["csv"], table(report))


MIME = {"pdf": "application/pdf", "json": "application/json", "csv": "text/csv; charset=utf-8"}

EXPORTERS: Mapping[str, Callable[[Report], Export]] = {"pdf": export_pdf, "json": export_json, "csv": export_csv}
"""Every format by name; a new one is a module and a line here."""
