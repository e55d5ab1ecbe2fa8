"""Texts of screens and files in the reader's language, from `assets/locale/<language>/*.po`, compiled in memory."""

import gettext
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from canvas_model.catalogue import ASSETS
from canvas_model.errors import CanvasError
from canvas_model.languages import LANGUAGES
from canvas_model.phrases import Phrase
from exporters.words.elision import BEFORE_VOWEL, Template, elided
from exporters.words.numbers_and_dates import day, number


@cache
def translations(language: str) -> gettext.NullTranslations:
    """All `.po` files of a language as one; an unknown language speaks the English of the code."""
    whole = gettext.NullTranslations()
    for path in sorted((ASSETS / "locale" / language).glob("*.po")):
        compiled = BytesIO()
        with path.open("rb") as source:
            write_mo(compiled, read_po(source, locale=language))
        compiled.seek(0)
        part = gettext.GNUTranslations(compiled)
        part.add_fallback(whole)
        whole = part
    return whole


def texts(language: str) -> Callable[[str], str]:
    """The `_` of a language; what it returns is filled in by `format`, which also elides."""
    translate = translations(language).gettext
    return lambda said: _template(translate(said), language)


def plurals(language: str) -> Callable[[str, str, int], str]:
    """The `ngettext` of a language; what it returns is filled in by `format`, which also elides."""
    translate = translations(language).ngettext
    return lambda one, many, count: _template(translate(one, many, count), language)


def _template(text: str, language: str) -> str:
    return Template(text, language) if language in BEFORE_VOWEL and "{" in text else text


def plural_forms(one: str, many: str, *, name: str, language: str) -> dict[str, str]:
    """A counted text for the browser, in every plural form of the language: `notes_one`, `notes_other` and so on.

    `one` and `many` are the English of the code. The forms are named by CLDR's categories, as `Intl.PluralRules` does.
    """
    category = Locale.parse(LANGUAGES[language].locale).plural_form
    by_category = {category(count): count for count in (*range(200, -1, -1), 1_000_000)}
    return {f"{name}_{form}": plurals(language)(one, many, count) for form, count in by_category.items()}


def sentence(error: CanvasError, language: str) -> str:
    """What a refusal says, in the reader's language, with the reasons and days inside it."""
    details = {name: _said(value, language) for name, value in error.details.items()}
    _ = texts(language)
    return type(error)(**details).message(elided(_(error.template()), details, language))


def _said(value: object, language: str) -> object:
    if isinstance(value, Phrase):
        return value.translated(texts(language), lambda inside: _said(inside, language))
    if isinstance(value, date):
        return day(value, language)
    return number(value, language, 0) if isinstance(value, int) and not isinstance(value, bool) else value
