"""Numbers and dates as the reader writes them. Pages repeat few figures many times, so what was written is kept."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

LOCALES = {"it": "it_IT", "en": "en_GB"}


@lru_cache(2048)
def number(value: float | None, language: str, digits: int = 1) -> str:
    """`3,2` or `3.2`; an en dash for unknown."""
    if value is None:
        return "–"
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return str(format_decimal(rounded(value, digits), format=pattern, locale=LOCALES[language]))


@lru_cache(2048)
def percent(value: float | None, language: str, digits: int = 0) -> str:
    """`46 %` or `46%` from a per cent (0 to 100); an en dash for unknown."""
    if value is None:
        return "–"
    pattern = {"it": "#,##0{}\u00a0%", "en": "#,##0{}%"}[language].format("." + "0" * digits if digits else "")
    return str(format_percent(rounded(value, digits) / 100, format=pattern, locale=LOCALES[language]))


def rounded(value: float, digits: int) -> Decimal:
    """A figure as people round: 2.25 is 2.3. Browsers do the same, so a screen and a file never differ by a digit."""
    return Decimal(repr(round(float(value), 9))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@lru_cache(2048)
def day(value: date | None, language: str, style: str = "long") -> str:
    """`21 novembre 2026` or `21 November 2026`; styles short, medium, long, full or a CLDR pattern."""
    return "–" if value is None else str(format_date(value, format=style, locale=LOCALES[language]))


def moment(value: datetime, language: str, style: str = "short") -> str:
    """A date with its time."""
    return str(format_datetime(value, format=style, locale=LOCALES[language]))


def money(value: float | None, language: str, currency: str = "EUR") -> str:
    """`38.000 €` or `€38,000`, without cents."""
    if value is None:
        return "–"
    pattern = {"it": "#,##0\u00a0¤", "en": "¤#,##0"}[language]
    return str(format_currency(value, currency, format=pattern, locale=LOCALES[language], currency_digits=False))
