"""Why a number is what it is: the arithmetic of the score written out with the very values it was worked out from."""

from collections.abc import Sequence

from markupsafe import Markup

from canvas_model.results import AlternativeResult, BlockResult, QuestionResult, Readiness
from canvas_model.rules.scoring.coverage_score import counted_in_coverage
from exporters.report import Report
from exporters.words.equations import (
    DIGITS,
    gap_equation,
    maturity_equation,
    outcome,
    points_equation,
    priority_equation,
    readiness_equation,
)
from exporters.words.levels import wants_evidence
from pages.ui.language import _, catalogue, figure, language, number, percent
from pages.ui.layout import html, joined
from pages.ui.tables import details, listed


def whys(report: Report) -> Markup:
    """The arithmetic of the whole and of every block, each opened on request."""
    words, readiness = report.catalogue, report.readiness
    first = details(
        html("{name} <span>{percent}</span>", name=_("Readiness"), percent=percent(readiness.percent, DIGITS)),
        _whole(readiness),
        kind="fg-row",
    )
    rows = [
        details(
            html(
                "{number}. {name} <span>{level}</span>",
                number=block.number,
                name=words.block(block.id).name,
                level=_("Not assessed yet")
                if block.maturity is None
                else _("{level} of 4").format(level=number(block.maturity, DIGITS)),
            ),
            _block(block),
            kind="fg-row",
        )
        for block in readiness.blocks
    ]
    return joined([first, *rows])


def _whole(readiness: Readiness) -> Markup:
    """How the overall percentage comes from the blocks."""
    words = catalogue()
    named = [(words.block(block.id).name, block) for block in readiness.blocks]
    lines = [
        _steps(
            [
                _("Maturity × importance: {points}").format(points=points_equation(named, language())),
                _("Readiness = {percent}").format(percent=readiness_equation(readiness, language())),
            ]
        ),
        _remark(
            _(
                "The band takes what is still open at its worst ({worst}) and at its best ({best}). "
                "Questions answered: {answered} of {asked}; alternatives still open: {open}."
            ).format(
                worst=percent(readiness.worst, DIGITS),
                best=percent(readiness.best, DIGITS),
                answered=readiness.answered,
                asked=readiness.asked,
                open=readiness.open_alternatives,
            )
        ),
    ]
    if readiness.not_assessed:
        names = ", ".join(words.block(id).name for id in readiness.not_assessed)
        lines.append(_remark(_("Not assessed, and therefore left out: {blocks}.").format(blocks=names)))
    return joined(lines)


def _block(result: BlockResult) -> Markup:
    """How a block's maturity, gap and priority come from its alternatives and answers."""
    return joined([_alternatives(result), _questions(result), _steps(_maturity(result) + _gap(result))])


def _alternatives(result: BlockResult) -> Markup:
    words = catalogue()
    if words.block(result.id).scoring == "choice":
        return _choice(result)
    counted = counted_in_coverage(result.alternatives)
    if not counted:
        return _remark(_("C, alternatives: no needed alternative has a known state yet, so this half is left out."))
    uses = {0: _("not in use 0"), 1: _("partly in use 1"), 2: _("in use 2")}
    named = [f"{words.alternative(alternative.id).name}: {uses[alternative.use or 0]}" for alternative in counted]
    total = sum(alternative.use or 0 for alternative in counted)
    sum_of = _("C, alternatives = ({uses}) ÷ (2 × {count}) = {total} ÷ {most} = {share}").format(
        uses=" + ".join(str(alternative.use) for alternative in counted),
        count=len(counted),
        total=total,
        most=2 * len(counted),
        share=outcome(result.exact.alternatives_part, language()),
    )
    return html("{steps}{named}", steps=_steps([sum_of]), named=listed(named, kind="fg-values"))


def _choice(result: BlockResult) -> Markup:
    words = catalogue()
    chosen = [
        alternative
        for alternative in result.alternatives
        if alternative.role == "main" and alternative.need == "needed"
    ]
    if result.alternatives_part is None:
        return _remark(_("C, choice: nothing chosen yet, so this half is left out."))
    return _steps(
        [
            _choice_words(chosen).format(
                names=", ".join(words.alternative(alternative.id).name for alternative in chosen),
                share=outcome(result.exact.alternatives_part, language()),
            )
        ]
    )


def _choice_words(chosen: Sequence[AlternativeResult]) -> str:
    if not chosen:
        return _("C, choice = {share}: no main alternative is chosen")
    if len(chosen) > 1:
        return _("C, choice = {share}: several main alternatives are chosen ({names}), one is wanted")
    if not chosen[0].reason:
        return _("C, choice = {share}: {names} is chosen, but without a written reason")
    return _("C, choice = {share}: {names} is chosen, with its reason")


def _questions(result: BlockResult) -> Markup:
    counted = [
        question for question in result.questions if question.state != "not_applicable" and question.level is not None
    ]
    if not counted:
        return _remark(_("Q, questions: none answered yet, so this half is left out."))
    total = sum(question.level or 0 for question in counted)
    sum_of = _("Q, questions = ({levels}) ÷ (4 × {count}) = {total} ÷ {most} = {share}").format(
        levels=" + ".join(figure(question.level) for question in counted),
        count=len(counted),
        total=figure(total),
        most=4 * len(counted),
        share=outcome(result.exact.questions_part, language()),
    )
    named = [f"{catalogue().question(question.id).text} {_level(question)}" for question in result.questions]
    return html("{steps}{named}", steps=_steps([sum_of]), named=listed(named, kind="fg-values"))


def _level(question: QuestionResult) -> str:
    """What a question counts, and how it came to that."""
    if question.state == "not_applicable":
        return _("not applicable, left out")
    if question.level is None:
        return _("no answer yet, left out")
    if question.state == "dont_know":
        return _("nobody knows: counts as 0")
    counts = figure(question.level)
    if question.capped:
        return wants_evidence(language()).format(declared=figure(question.declared), counts=counts)
    if question.agreed:
        return _("agreed {counts}").format(counts=counts)
    if question.answers > 1:
        return _("median {counts} of {answers} answers").format(counts=counts, answers=question.answers)
    return _("level {counts}").format(counts=counts)


def _maturity(result: BlockResult) -> list[str]:
    equation = maturity_equation(result, language())
    match result.halves:
        case "both":
            return [_("M, maturity = {equation}").format(equation=equation)]
        case "alternatives":
            return [_("M, maturity = {equation}, from the alternatives alone").format(equation=equation)]
        case "questions":
            return [_("M, maturity = {equation}, from the questions alone").format(equation=equation)]
        case _:
            return [_("M, maturity: not assessed")]


def _gap(result: BlockResult) -> list[str]:
    if result.maturity is None:
        return []
    values = {
        "t": outcome(result.exact.target, language()),
        "gap": gap_equation(result, language()),
        "priority": priority_equation(result, language()),
    }
    return [
        _("G, gap = target − M = {gap}").format(**values)
        if result.gap
        else _("G, gap = 0: the target {t} is reached").format(**values),
        _("Priority = G × importance = {priority}").format(**values),
        _(
            "Worst case {worst}, best case {best}: open answers as 0 or 4, open alternatives as not in use or in use"
        ).format(worst=outcome(result.exact.worst, language()), best=outcome(result.exact.best, language())),
    ]


def _steps(lines: Sequence[str]) -> Markup:
    return joined([html('<p class="fg-formula">{line}</p>', line=line) for line in lines])


def _remark(text: str) -> Markup:
    return html('<p class="fg-said">{text}</p>', text=text)
