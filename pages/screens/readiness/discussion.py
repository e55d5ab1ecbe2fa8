"""What to talk about: the questions on which people differ, with who said what."""

from markupsafe import Markup

from canvas_model.results import QuestionResult
from exporters.annex import AnsweredQuestion, said_to
from exporters.report import Report
from pages.ui.language import _, counted, figure
from pages.ui.layout import html, joined
from pages.ui.leads import to_answer
from pages.ui.tables import Column, Row, details, folding, listed, table


def to_discuss(report: Report) -> Markup:
    """The questions to discuss, which a phone folds."""
    count = len(report.readiness.to_discuss)
    return folding(
        _("To discuss together"),
        counted("{count} question", "{count} questions", count),
        _(
            "The lowest and the highest answer are two or more levels apart. Once the group agrees on an answer, that one counts."
        ),
        _agenda(report),
        unfolded=None,
    )


def _agenda(report: Report) -> Markup:
    """The questions on which people differ by two levels or more, with the spread of their answers."""
    asked = {question.id: question for block in report.readiness.blocks for question in block.questions}
    columns = [
        Column(_("Question"), kind="fg-asked"),
        Column(_("Block"), kind="fg-name"),
        Column(_("Lowest–highest"), figures=True),
        Column(_("Median"), figures=True),
        Column(_("Answers"), figures=True),
    ]
    said = said_to(report, report.readiness.to_discuss)
    rows = [_question(asked[id], said[id], report) for id in report.readiness.to_discuss]
    return table(_("Questions to discuss"), columns, rows)


def _question(question: QuestionResult, said: AnsweredQuestion, report: Report) -> Row:
    words = report.catalogue.question(question.id).text
    unsure = _("and {count} “don’t know”").format(count=question.dont_know) if question.dont_know else ""
    return Row(
        [
            html(
                "{question}{said}",
                question=to_answer(question.id, words, "readiness", report.catalogue),
                said=_who_said_what(said, words),
            ),
            report.catalogue.block(question.block).name,
            f"{question.low}–{question.high}",
            figure(question.median),
            html("{count}<small>{unsure}</small>", count=question.answers, unsure=unsure),
        ]
    )


def _who_said_what(said: AnsweredQuestion, question: str) -> Markup:
    """Where each department stands, and on request the remarks of those who answered."""
    stands = joined(
        [
            html("<span>{department} <b>{levels}</b></span> ", department=department, levels=levels)
            for department, levels in said.departments
        ]
    )
    remarks = [
        html("<b>{who}</b> ({kind}): {text}", who=remark.who, kind=remark.kind, text=remark.text)
        for remark in said.remarks
    ]
    summary = counted("{count} remark", "{count} remarks", len(remarks))
    label = _("{remarks} on “{question}”").format(remarks=summary, question=question)
    more = details(summary, listed(remarks), label=label) if remarks else ""
    return html('<div class="fg-stands">{stands}</div>{more}', stands=stands, more=more)
