"""A day and a whole number as people type them in the tool's language, whatever the browser speaks."""

import re
from datetime import date

from babel.numbers import get_group_symbol

from canvas_model.errors import ClosingDaysError, NoDayError, NoWholeNumberError
from canvas_model.languages import LANGUAGES
from exporters.words.numbers_and_dates import number
from pages.ui.workshop_form import closing_days

EXAMPLE = date(2026, 11, 9)


def written_day(day: date | None, language: str) -> str:
    """`09/11/2026`; empty for none."""
    return closing_days.written([day], language) if day else ""


def day_example(language: str) -> str:
    """A day, to show how it is written."""
    return written_day(EXAMPLE, language)


def read_day(text: str, language: str) -> date | None:
    """The day that a text names, None for an empty one; raises NoDayError."""
    try:
        days = closing_days.read(text, language)
    except ClosingDaysError:
        days = ()
    if len(days) == 1:
        return days[0]
    if not text.strip():
        return None
    raise NoDayError(text=text.strip(), example=day_example(language))


def written_number(value: int, language: str) -> str:
    """`1.200` or `1,200`."""
    return number(value, language, 0)


def read_number(text: str, language: str) -> int | None:
    """The whole number in a text, None for an empty one; raises NoWholeNumberError."""
    group = re.escape(get_group_symbol(LANGUAGES[language].locale))
    bare = re.sub(rf"(?<=\d)(?:{group}|\s|['’])(?=\d{{3}}(?!\d))", "", text.strip())
    if not bare:
        return None
    if not (bare.isascii() and bare.isdecimal() and len(bare) < 10):
        raise NoWholeNumberError(text=text.strip(), example=written_number(1200, language))
    return int(bare)
