"""The marks of a calendar axis: weeks, months, quarters or years, whichever are as close as there is room for."""

from collections.abc import Iterator
from datetime import date, timedelta

Tick = tuple[date, str]
"""A day, and the CLDR pattern of its label."""
MONTHS = (1, 3, 12)
"""Steps in months: a month, a quarter, a year."""
YEARS = (2, 5, 10, 25, 100, 1000)
"""Steps in years where one year is too close."""
PATTERNS = {1: "LLL", 3: "QQQ", 12: "yyyy"}


def ticks_of(first: date, last: date, most: int) -> tuple[Tick, ...]:
    """The marks from `first` to `last`, at most so many; a new year is named where the marks do not name it themselves."""
    near = (last - first).days <= 7 * most
    weeks = (tuple(_weeks(first, last)) or (first,)) if near else ()
    if 0 < len(weeks) <= most:
        return tuple((on, _with_year(on, weeks, "d MMM")) for on in weeks)
    for step in (*MONTHS, *(12 * years for years in YEARS)):
        days = tuple(_months(first, last, step))
        if 0 < len(days) <= most:
            return tuple((on, _with_year(on, days, PATTERNS.get(step, "yyyy"))) for on in days)
    return ((first, "yyyy"),)


def _with_year(on: date, days: tuple[date, ...], pattern: str) -> str:
    at = days.index(on)
    is_new = at == 0 or days[at - 1].year != on.year
    return f"{pattern}'<br>'yyyy" if is_new and "y" not in pattern else pattern


def _weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of every `step` months, counted from a January."""
    month = first.year * 12 + first.month - 1 + (first.day > 1)
    month += -month % step
    while month // 12 <= 9999 and (on := date(month // 12, month % 12 + 1, 1)) <= last:
        yield on
        month += step
