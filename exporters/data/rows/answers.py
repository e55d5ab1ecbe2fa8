"""The rows of what people said of the blocks and of their customers: notes, answers, alternatives, segments."""

from collections.abc import Iterator

from canvas_model.content import Segment
from exporters.data.rows.row import Row, together
from exporters.given_answers import board_order, given_answers
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.choices import choice_words, state_words
from exporters.words.field_names import field_names
from exporters.words.texts import texts


def notes(report: Report, wording: Wording) -> Iterator[Row]:
    """The notes, block by block as on the canvas."""
    _ = texts(report.language)
    people = {member.id: member.name for member in report.snapshot.members}
    for note in board_order(report):
        yield {
            "section": _("note"),
            "id": str(note.id),
            "place": wording.block(note.block),
            "text": note.text,
            "who": people.get(note.member, "") if note.member else "",
            "department": wording.area(note.department),
        }


def answers(report: Report, wording: Wording) -> Iterator[Row]:
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


def alternatives(report: Report, wording: Wording) -> Iterator[Row]:
    """Every alternative, with the reason that was given for it."""
    _ = texts(report.language)
    for block in report.readiness.blocks:
        for alternative in block.alternatives:
            yield {
                "section": _("alternative"),
                "id": alternative.id,
                "place": wording.block(block.id),
                "name": report.catalogue.alternative(alternative.id).name,
                "text": alternative.reason,
                "state": choice_words(alternative.need, alternative.use, report.language),
            }


def segments(report: Report) -> Iterator[Row]:
    """Each segment with its description and priority, then a row for everything else that was written of it."""
    _ = texts(report.language)
    priorities = {result.id: result.priority for result in report.relationships.segments}
    criteria = [(one.name, one.id) for one in report.catalogue.relationships.criteria]
    names = field_names("segment", report.language)
    for segment in report.snapshot.segments:
        rated = ((name, getattr(segment, field)) for name, field in criteria)
        yield {
            "section": _("segment"),
            "id": str(segment.id),
            "name": segment.name,
            "text": segment.description,
            "state": together(f"{name}: {level}" for name, level in rated if level is not None),
            "score": priorities.get(str(segment.id)),
        }
        for field in Segment.details:
            if text := getattr(segment, field):
                yield {
                    "section": _("segment"),
                    "id": str(segment.id),
                    "place": segment.name,
                    "name": names[field],
                    "text": text,
                }
