"""Refusals, reasons and places, in every language."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import canvas_model.copy_errors
import canvas_model.database_errors
import canvas_model.report_errors  # noqa: F401 - and these
from canvas_model.catalogue import ASSETS, languages
from canvas_model.errors import CanvasError
from canvas_model.phrases import PHRASES, Phrase


def refusals(base: type[CanvasError] = CanvasError) -> Iterator[type[CanvasError]]:
    for refusal in base.__subclasses__():
        yield refusal
        yield from refusals(refusal)


PLACEHOLDER = re.compile(r"{\w+}")
SENTENCES = {refusal.template() for refusal in refusals() if refusal.__module__.startswith("canvas_model.")}


def translated(language: str) -> Catalog:
    with (ASSETS / "locale" / language / "errors.po").open("rb") as source:
        return read_po(source, locale=language)


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
@pytest.mark.parametrize("sentence", sorted(SENTENCES | set(PHRASES.values())))
def test_every_refusal_and_reason_is_said_in_every_language_with_the_same_figures(language: str, sentence: str) -> None:
    message = translated(language).get(sentence)
    assert message is not None, sentence
    assert message.string
    assert not message.fuzzy
    assert sorted(PLACEHOLDER.findall(sentence)) == sorted(PLACEHOLDER.findall(str(message.string)))


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    said = {str(message.id) for message in translated(language) if message.id}
    assert said == SENTENCES | set(PHRASES.values())


def test_a_reason_reads_as_english_and_can_be_said_otherwise() -> None:
    reason = Phrase("at_most", limit=4)
    assert reason == "the most is 4"
    assert reason.translated({"the most is {limit}": "il massimo è {limit}"}.__getitem__) == "il massimo è 4"
