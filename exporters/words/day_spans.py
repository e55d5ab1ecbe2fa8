"""Several days in a row as people write them: `10–14 August 2026`."""

from collections.abc import Iterable
from datetime import date, timedelta

from exporters.words.numbers_and_dates import day

Span = tuple[date, date]


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
