"""A day and a whole number as people type them in the tool's language, whatever the browser speaks."""

import re
from datetime import date

from babel import Locale
from babel.numbers import get_group_symbol

from canvas_model.errors import NoDayError, NoWholeNumberError
from canvas_model.languages import LANGUAGES
from exporters.words.numbers_and_dates import number

EXAMPLE = date(2026, 11, 13)
"""No month has this number: the example can be read in one order alone."""
CENTURY = 2000
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
THREE_NUMBERS = re.compile(r"(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})\.?")
WITH_A_NAME = re.compile(r"(\d{1,2})\s+([^\W\d_]{3,})\.?\s+(\d{4}|\d{2})")
"""Three letters of a month tell it in every language of the tool."""


def written_day(day: date | None, language: str) -> str:
    """`09/11/2026`; empty for none."""
    if day is None:
        return ""
    units = {"d": f"{day.day:02}", "M": f"{day.month:02}", "y": f"{day.year:04}"}
    return "/".join(units[unit] for unit in _order(language))


def day_example(language: str) -> str:
    """A day, to show how it is written."""
    return written_day(EXAMPLE, language)


def read_day(text: str, language: str) -> date | None:
    """The day that a text names, None for an empty one; raises NoDayError."""
    bare = text.strip()
    if not bare:
        return None
    bare_numbers = _numbered(bare, language)
    typed, order = (
        (iso, "yMd") if (iso := ISO.fullmatch(bare)) else (THREE_NUMBERS.fullmatch(bare_numbers), _order(language))
    )
    try:
        if typed is None:
            raise ValueError
        units = {unit: int(number) for unit, number in zip(order, typed.groups(), strict=True)}
        return date(units["y"] + CENTURY if units["y"] < 100 else units["y"], units["M"], units["d"])
    except ValueError:
        raise NoDayError(text=bare, example=day_example(language)) from None


def _numbered(text: str, language: str) -> str:
    """`9/11/2026` of `9 nov 2026` or `9 novembre 2026`; any other text as it is."""
    if not (named := WITH_A_NAME.fullmatch(text)):
        return text
    day, typed, year = named.groups()
    names = Locale.parse(LANGUAGES[language].locale).months["format"]["wide"]
    month = next((str(month) for month, name in names.items() if name.lower().startswith(typed.lower())), typed)
    units = {"d": day, "M": month, "y": year}
    return "/".join(units[unit] for unit in _order(language))


def _order(language: str) -> str:
    """`dMy`: in which order the language writes day, month and year."""
    pattern = Locale.parse(LANGUAGES[language].locale).date_formats["short"].pattern
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))


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
