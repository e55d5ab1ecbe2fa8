"""Days as people write them: without a year that nobody doubts, and several in a row as `10–14 August 2026`."""

from collections.abc import Iterable
from datetime import date, timedelta

from exporters.words.numbers_and_dates import day

Span = tuple[date, date]
NEAR = timedelta(days=300)
"""Within so many days a month and a day can be of one year only."""


def near_day(on: date | None, today: date, language: str, style: str = "d MMM") -> str:
    """A day by its month, as `style` writes them, and with its year where that is not plain on the day that is `today`."""
    return day(on, language, style if on is None or abs(on - today) <= NEAR else f"{style} y")


def spans(days: Iterable[date]) -> tuple[Span, ...]:
    """The days as first and last of each run of consecutive ones, in order."""
    found: list[Span] = []
    for one in sorted(set(days)):
        if found and one - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return tuple(found)


def span_words(span: Span, language: str) -> str:
    """A run of days to be read, with no more said twice than needed."""
    first, last = span
    if first == last:
        return day(first, language, "d MMM yyyy")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language, 'd MMM yyyy')}"
    pattern = "d MMM" if first.year == last.year else "d MMM yyyy"
    return f"{day(first, language, pattern)} – {day(last, language, 'd MMM yyyy')}"
