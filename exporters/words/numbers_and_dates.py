"""Numbers and dates as the reader writes them. Pages repeat few figures many times, so what was written is kept."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

from canvas_model.languages import LANGUAGES

DECIMALS = "#,##0"
"""The part of a CLDR pattern that decimals follow."""


@lru_cache(2048)
def number(value: float | None, language: str, digits: int = 1) -> str:
    """`3,2` or `3.2`; an en dash for unknown."""
    if value is None:
        return "–"
    pattern = _with_decimals(DECIMALS, digits)
    return str(format_decimal(rounded(value, digits), format=pattern, locale=LANGUAGES[language].locale))


def short_number(value: float | None, language: str) -> str:
    """`3` or `2,5`: one decimal at most, and none where it would be a 0; an en dash for unknown. Browsers write it alike."""
    digits = 0 if value is None or rounded(value, 1) == rounded(value, 0) else 1
    return number(value, language, digits)


@lru_cache(2048)
def percent(value: float | None, language: str, digits: int = 0) -> str:
    """`46 %` or `46%` from a per cent (0 to 100); an en dash for unknown."""
    if value is None:
        return "–"
    pattern = _with_decimals(LANGUAGES[language].percent, digits)
    return str(format_percent(rounded(value, digits) / 100, format=pattern, locale=LANGUAGES[language].locale))


def _with_decimals(pattern: str, digits: int) -> str:
    return pattern.replace(DECIMALS, f"{DECIMALS}.{'0' * digits}") if digits else pattern


def rounded(value: float, digits: int) -> Decimal:
    """A figure as people round: 2.25 is 2.3. Browsers do the same, so a screen and a file never differ by a digit."""
    return Decimal(repr(round(float(value), 9))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@lru_cache(2048)
def day(value: date | None, language: str, style: str = "long") -> str:
    """`21 novembre 2026` or `21 November 2026`; styles short, medium, long, full or a CLDR pattern."""
    return "–" if value is None else str(format_date(value, format=style, locale=LANGUAGES[language].locale))


def moment(value: datetime, language: str) -> str:
    """`2 nov 2026, 16:40 UTC`: whoever reads a file may be in another zone than whoever made it."""
    locale = LANGUAGES[language].locale
    return f"{format_datetime(value, 'd MMM yyyy, HH:mm', tzinfo=UTC, locale=locale)} UTC"


def money(value: float | None, language: str, currency: str = "EUR") -> str:
    """`38.000 €` or `€38,000`, without cents."""
    if value is None:
        return "–"
    spoken = LANGUAGES[language]
    return str(format_currency(value, currency, format=spoken.money, locale=spoken.locale, currency_digits=False))
