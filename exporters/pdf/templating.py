"""The templates of the report in a language, and people's text in them."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from exporters.figures.text_width import balanced, bound
from exporters.words import numbers_and_dates
from exporters.words.elision import elided
from exporters.words.hard_spaces import held
from exporters.words.texts import plurals, texts

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_ARROW = re.compile(" ([→↓])")
PAGE = 178.0
"""Millimetres between the margins of an upright page."""


@cache
def environment(language: str) -> Environment:
    """The templates with the texts, numbers and dates of a language; everything they fill in is escaped."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translate, translate_plural = texts(language), plurals(language)

    def translated(msgid: str, **values: object) -> Markup:
        return escape(elided(translate(msgid), values, language)).format(**values)

    def counted(one: str, many: str, count: int, **values: object) -> Markup:
        values |= {"count": count}
        return escape(elided(translate_plural(one, many, count), values, language)).format(**values)

    templates.globals |= {"_": translated, "_n": counted}
    templates.filters |= {
        "number": lambda value, digits=1: numbers_and_dates.number(value, language, digits),
        "percent": lambda value, digits=0: numbers_and_dates.percent(value, language, digits),
        "day": lambda value, style="long": numbers_and_dates.day(value, language, style),
        "balanced": lambda text, points: f"{balanced(text, PAGE, points, 'SourceSerif4-Semibold.ttf'):.1f}mm",
        "bound": lambda text: bound(held(escape(text).unescape(), language)),
        "moment": lambda value: numbers_and_dates.moment(value, language).replace(" ", "\u00a0"),
        "days": lambda value: numbers_and_dates.short_number(value, language),
        "mm": lambda value: f"{value:.2f}mm",
        "user": user_text,
        "arrows": lambda text: _ARROW.sub("\u00a0\\1", text),
    }
    return templates


def user_text(text: str) -> Markup:
    """People's text as an isolated piece of its own direction."""
    if _right_to_left(text):
        return Markup('<span dir="rtl">{}</span>').format(text)
    return escape(text)


def _right_to_left(text: str) -> bool:
    if text.isascii():
        return False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
