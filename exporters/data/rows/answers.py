"""The rows of the answers."""

from collections.abc import Iterator

from exporters.data.rows.row import Row
from exporters.given_answers import given_answers
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.choices import state_words
from exporters.words.texts import texts


def rows(report: Report, wording: Wording) -> Iterator[Row]:
    """Everybody's answers in the order of the questions; for a fact the option that was chosen, which is no level."""
    _ = texts(report.language)
    for given in given_answers(report):
        answer, member = given.answer, given.member
        yield {
            "section": _("answer"),
            "id": answer.question,
            "place": wording.block(given.block) if given.block else _("Customer relationships"),
            "name": given.text,
            "text": answer.note,
            "who": member.name if member else _("the group"),
            "department": wording.area(member.department) if member else "",
            "state": given.words if given.is_fact and given.words else state_words(answer.state, report.language),
            "level": None if given.is_fact else answer.level,
            "evidence": answer.evidence,
        }
