"""The rows of who does what."""

from collections.abc import Iterator

from exporters.data.rows.row import Row, together
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """Who does what in each task of the plan."""
    _ = texts(report.language)
    for row in report.responsibilities.rows:
        task = wording.tasks[row.task]
        parts = (
            f"{letter.letter}: {', '.join(wording.role(role) for role in roles)}"
            for letter in report.catalogue.responsibilities.letters
            if (roles := row.roles(letter.id))
        )
        yield {
            "section": _("responsibility"),
            "number": task.number,
            "name": task.name,
            "who": task.person,
            "text": together(parts),
        }
