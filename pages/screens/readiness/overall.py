"""The readiness as one big number: what it rests on, its label and what holds it back, and the weakest block."""

from functools import partial

from markupsafe import Markup

from canvas_model.results import Readiness
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.ranges import range_words
from exporters.words.verdict import advice_words, held_words, label_words
from pages.ui import tables
from pages.ui.language import _, language, number, percent
from pages.ui.layout import html, joined


def _rests_on(readiness: Readiness) -> str:
    """What the percentage rests on, and how far it can still move."""
    said = _("with {share} of the questions answered").format(share=percent(readiness.coverage * 100))
    return " · ".join(
        filter(None, [said, range_words(readiness, partial(percent, digits=readiness.digits), language())])
    )


def overall(report: Report) -> Markup:
    """The percentage with its coverage, band, label and what keeps it there, and the lowest block.

    At a first look there is no label, and no figure in large type that somebody could take for one.
    """
    readiness, words = report.readiness, report.catalogue
    beside = [
        html('<p class="fg-label">{name}</p>', name=label_words(readiness.labels, words, language())),
    ]
    if not readiness.is_first_look:
        beside.append(_line(_rests_on(readiness)))
    if held := held_words(readiness, words, language()):
        beside.append(_line(held))
    if weakest := Wording(report).weakest():
        beside.append(html('<p class="fg-lowest">{weakest}</p>', weakest=weakest))
    advice = advice_words(readiness, words, language())
    beside.append(html('<p class="fg-advice">{advice}</p>', advice=advice))
    big = (
        Markup("")
        if readiness.is_first_look
        else html('<div class="fg-big">{percent}</div>', percent=percent(readiness.percent, readiness.digits))
    )
    return html(
        '<section class="fg-standing">{big}<div class="fg-beside">{beside}</div>{facts}</section>',
        big=big,
        beside=joined(beside),
        facts=_facts(readiness),
    )


def _line(text: str) -> Markup:
    return html("<p>{text}</p>", text=text)


def _facts(readiness: Readiness) -> Markup:
    cap = (
        _("counted in the score: levels 3 and 4 need evidence")
        if readiness.evidence_cap
        else _("shown only: the score counts what is declared")
    )
    figures = [
        (_("Declared"), percent(readiness.declared, readiness.digits), _("as people answered")),
        (_("Evidenced"), percent(readiness.evidenced, readiness.digits), cap),
    ]
    facts = [
        *([] if readiness.is_first_look else figures),
        (
            _("Questions answered"),
            _("{answered} of {asked}").format(answered=readiness.answered, asked=readiness.asked),
            "",
        ),
        (_("Questions to discuss"), number(len(readiness.to_discuss), 0), ""),
    ]
    return tables.facts(facts)
