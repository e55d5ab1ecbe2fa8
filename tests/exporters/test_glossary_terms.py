"""The glossary of a report: the terms that are printed in it, and no others."""

import re

import pytest

from canvas_model.alphabet import alphabetical
from canvas_model.catalogue import catalogue
from exporters.glossary_terms import terms_in
from exporters.pdf.document import report_html

TERMS = catalogue("en").glossary.terms


def found(html: str) -> list[str]:
    return [term.id for term in terms_in(html, TERMS)]


def test_a_term_stands_as_a_whole_word_in_any_case_by_either_of_its_names() -> None:
    assert found("<p>Every ACCOUNT has a forecast</p>") == ["account", "forecast"]
    assert found("<p>accountable, forecasting</p>") == []
    assert found("<p>by e-mail\u00a0marketing</p>") == found("<td>DEM</td>") == ["dem"]


def test_what_is_not_printed_is_not_in_the_report() -> None:
    assert found('<p class="account" id="forecast">Nothing</p>') == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_glossary_explains_the_words_of_the_sections_that_are_printed(full, report, language) -> None:
    whole, bare = (
        glossary(without, full, report, language) for without in ((), ("plan", "risks", "answers", "canvas"))
    )
    assert set(bare) < set(whole)
    assert whole == sorted(whole, key=alphabetical)


def glossary(without: tuple[str, ...], full, report, language: str) -> list[str]:  # type: ignore[no-untyped-def]
    snapshot = full(language)
    workshop = snapshot.workshop.model_copy(update={"left_out": without})
    html = report_html(report(snapshot.model_copy(update={"workshop": workshop})))
    return re.findall(r'<tr><th scope="row">([^<]+)</th>', html.partition('<section id="glossary">')[2])
