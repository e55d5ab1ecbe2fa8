"""What is missing and what to talk about: the gaps, the answers that do not go together, the discussion agenda."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from markupsafe import Markup

from canvas_model.results import ConsistencyWarning, QuestionResult
from canvas_model.rules.scoring.consistency import LOOKED_AT
from exporters.annex import AnsweredQuestion, said_to
from exporters.report import Report
from exporters.words.equations import operand, outcome
from exporters.words.gaps import OpenGap
from pages.ui.language import _, counted, day, figure, language
from pages.ui.layout import html, joined
from pages.ui.leads import to_answer
from pages.ui.tables import Column, Row, details, listed, table


def first_gaps(report: Report) -> Markup:
    """The gap of each block that matters most."""
    return _gaps(report, report.top_gaps, _("The gaps that count most"))


def other_gaps(report: Report) -> Markup:
    """All the rest, on request; nothing where there is no rest."""
    others = [gap for gap in report.open_gaps if gap not in report.top_gaps]
    summary = _("All other gaps ({count})").format(count=len(others))
    return details(summary, _gaps(report, others, _("The other gaps"))) if others else Markup("")


def _gaps(report: Report, shown: Iterable[OpenGap], caption: str) -> Markup:
    """Gaps with what would close each; priority is gap × importance of the block."""
    columns = [
        Column(_("Block"), kind="fg-name"),
        Column(_("What is missing")),
        Column(_("What would close it")),
        Column(_("Gap × importance"), figures=True),
        Column(_("Priority"), figures=True),
        Column(_("Work starts"), figures=True),
    ]
    return table(caption, columns, [_gap(gap, report) for gap in shown])


def _gap(gap: OpenGap, report: Report) -> Row:
    block = report.readiness.block(gap.gap.block)
    return Row(
        [
            gap.block,
            to_answer(gap.gap.subject, gap.missing, "readiness", report.catalogue),
            gap.proposal or "–",
            f"{operand(block.exact.gap or Fraction(), language())} × {block.importance}",
            outcome(block.exact.priority, language()),
            day(gap.starts_on, "d MMM") if gap.starts_on else "–",
        ]
    )


def warnings(report: Report) -> Markup:
    """Answers that do not go together, each with its advice and where to look."""
    rules = {rule.id: rule for rule in report.catalogue.consistency.rules}
    cards = [
        html(
            '<article class="fg-card"><p><strong>{text}</strong></p><p>{advice}</p><p class="fg-where">{where}</p></article>',
            text=rules[warning.rule].text,
            advice=rules[warning.rule].advice,
            where=Markup(", ").join(_where(report, warning)),
        )
        for warning in report.readiness.warnings
    ]
    return html('<div class="fg-cards">{cards}</div>', cards=joined(cards))


def _where(report: Report, warning: ConsistencyWarning) -> Iterator[Markup]:
    """The blocks to look at, each a way to the answer that the rule looks at."""
    for subject in LOOKED_AT[warning.rule]:
        name = report.catalogue.block_of(subject).name
        yield to_answer(subject, name, "readiness", report.catalogue)


def agenda(report: Report) -> Markup:
    """The questions on which people differ by two levels or more, with the spread of their answers."""
    asked = {question.id: question for block in report.readiness.blocks for question in block.questions}
    columns = [
        Column(_("Question")),
        Column(_("Block"), kind="fg-name"),
        Column(_("Lowest–highest"), figures=True),
        Column(_("Median"), figures=True),
        Column(_("Answers"), figures=True),
    ]
    said = said_to(report, report.readiness.to_discuss)
    rows = [_question(asked[id], said[id], report) for id in report.readiness.to_discuss]
    return table(_("Questions to discuss"), columns, rows)


def _question(question: QuestionResult, said: AnsweredQuestion, report: Report) -> Row:
    unsure = _("and {count} “don’t know”").format(count=question.dont_know) if question.dont_know else ""
    return Row(
        [
            html(
                "{question}{said}",
                question=to_answer(
                    question.id, report.catalogue.question(question.id).text, "readiness", report.catalogue
                ),
                said=_who_said_what(said),
            ),
            report.catalogue.block(question.block).name,
            f"{question.low}–{question.high}",
            figure(question.median),
            html("{count}<small>{unsure}</small>", count=question.answers, unsure=unsure),
        ]
    )


def _who_said_what(said: AnsweredQuestion) -> Markup:
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
    more = details(summary, listed(remarks)) if remarks else ""
    return html('<div class="fg-stands">{stands}</div>{more}', stands=stands, more=more)


def benchmarks(report: Report) -> Markup:
    """Figures from outside with source and date, as context and never as a target."""
    sources = {source.mark: source.text for source in report.catalogue.sources.sources}
    entries = [
        html(
            "<li>{text}{sources}</li>",
            text=benchmark.text,
            sources=joined(
                [
                    html('<br><span class="fg-said">{source}</span>', source=sources[mark.strip()])
                    for mark in benchmark.source.split(",")
                    if mark.strip() in sources
                ]
            ),
        )
        for benchmark in report.catalogue.scale.benchmarks
        if benchmark.beside_readiness
    ]
    return html('<ul class="fg-list">{entries}</ul>', entries=joined(entries))
