"""The annex: nothing that people wrote is left out, and a question stands there as the score counts it."""

from collections.abc import Iterator
from datetime import date

import pytest

from canvas_model.content import Snapshot
from canvas_model.demo.snapshot import demo_snapshot
from exporters.annex import annex
from exporters.pdf.document import make_pdf
from exporters.report import Report, build_report
from exporters.words.numbers_and_dates import number
from tests.exporters.pdf_reading import page_texts

TODAY = date(2026, 11, 21)


def demo_report(language: str) -> Report:
    return build_report(demo_snapshot(language, today=TODAY), made_on=TODAY)


def written(snapshot: Snapshot) -> Iterator[str]:
    """Every evidence, comment and reason, and every name."""
    for answer in snapshot.answers:
        yield from (text for text in (answer.evidence, answer.note) if text)
    yield from (choice.reason for choice in snapshot.choices if choice.reason)
    yield from (member.name for member in snapshot.members)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_evidence_comment_reason_and_name_is_printed(language):
    report = demo_report(language)
    printed = "".join("".join(page_texts(make_pdf(report))).split())
    wanted = list(written(report.snapshot))
    assert len(wanted) > 90
    assert [text for text in wanted if "".join(text.split()) not in printed] == []


def test_the_level_of_a_question_is_the_one_that_counts():
    report = demo_report("en")
    counted = {
        report.catalogue.question(question.id).text: number(question.level, "en")
        for block in report.readiness.blocks
        for question in block.questions
        if question.level is not None and question.state == "answered"
    }
    shown = {question.text: question.level for block in annex(report).blocks for question in block.questions}
    assert counted
    assert {text: shown.get(text) for text in counted} == counted


def test_departments_say_what_each_of_their_people_answered():
    report = demo_report("en")
    snapshot = report.snapshot
    people = {member.id for member in snapshot.members}
    alone = [answer for answer in snapshot.answers if answer.member in people and answer.state != "blank"]
    told = [
        levels
        for block in annex(report).blocks
        for question in block.questions
        for _department, said in question.departments
        for levels in said.split(" · ")
    ]
    assert len(told) == len(alone) > 0


def test_a_workshop_without_a_word_has_an_empty_annex():
    bare = demo_report("en").snapshot.model_copy(update={"answers": (), "choices": (), "members": ()})
    found = annex(build_report(bare, made_on=TODAY))
    assert (found.participants, found.blocks) == ((), ())
