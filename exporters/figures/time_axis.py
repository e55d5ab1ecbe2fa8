"""The marks of a calendar axis: weeks, months, quarters or years, whichever are as close as there is room for."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

Tick = tuple[date, str]
"""A day, and the CLDR pattern of its label."""
STEPS = (1, 3, *(12 * years for years in (1, 2, 5, 10, 25, 100, 1000)))
"""In months: a month, a quarter, a year, and several years where one is too close."""
PATTERNS = {1: "LLL", 3: "QQQ", 12: "yyyy"}


def ticks_of(first: date, last: date, most: int) -> tuple[Tick, ...]:
    """The marks from `first` to `last`, at most so many; a new year is named where the marks do not name it themselves."""
    near = (last - first).days <= 7 * most
    weeks = (tuple(_weeks(first, last)) or (first,)) if near else ()
    if 0 < len(weeks) <= most:
        return _with_years(weeks, "d MMM")
    for step in STEPS:
        days = tuple(starts(first, last, step))
        if 0 < len(days) <= most:
            return named(days, step)
    return ((first, "yyyy"),)


def named(days: Sequence[date], step: int) -> tuple[Tick, ...]:
    """Days that begin a month, a quarter or a year, by the step between them, with the patterns of their names."""
    return _with_years(days, PATTERNS.get(step, "yyyy"))


def _with_years(days: Sequence[date], pattern: str) -> tuple[Tick, ...]:
    """The pattern for each day; with the year in a line of its own where a new one begins."""
    if "y" in pattern:
        return tuple((on, pattern) for on in days)
    before = (None, *(on.year for on in days))
    return tuple(
        (on, f"{pattern}'<br>'yyyy" if on.year != year else pattern) for on, year in zip(days, before, strict=False)
    )


def _weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)


def starts(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of every `step` months, counted from a January."""
    month = first.year * 12 + first.month - 1 + (first.day > 1)
    month += -month % step
    while month // 12 <= 9999 and (on := date(month // 12, month % 12 + 1, 1)) <= last:
        yield on
        month += step
