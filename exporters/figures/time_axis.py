"""The marks of a calendar axis: weeks, months, quarters or years, whichever are as close as their names have room."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from exporters.words.numbers_and_dates import day

Mark = tuple[date, str]
"""A day, and its label: with the year in a line of its own where one begins, empty where there is no room for it."""
WEEK = 0
STEPS = (1, 3, *(12 * years for years in (1, 2, 5, 10, 25, 100, 1000)))
"""In months: a month, a quarter, a year, and several years where one is too close."""
PATTERNS = {WEEK: "d MMM", 1: "LLL", 3: "QQQ"}
MOST = 60
"""More marks than any axis has room for: of thousands of years not every week is made."""


def marks_of(
    first: date, last: date, language: str, share: Callable[[str], float], *, beyond: float = 0
) -> tuple[Mark, ...]:
    """The marks from `first` to `last`; `share` says how much of the axis, 0 to 1, a label takes with the gap after it.

    `beyond` is the room past the end of the axis, measured alike.

    The first day opens the axis where its name ends before the next mark, and whichever mark is the first names its
    year. No label reaches the next mark or goes past that room.
    """
    span = max(1, (last - first).days)

    def ends(mark: Mark) -> float:
        return (mark[0] - first).days / span + share(mark[1])

    for step in (WEEK, *STEPS):
        later = [on for on in islice(starts(first, last, step), MOST) if on > first]
        for days in ([first, *later], later):
            marks = _named(days, step, language)
            apart = all(ends(mark) <= (after[0] - first).days / span for mark, after in pairwise(marks))
            shown = (*marks[:-1], *((on, label if ends((on, label)) <= 1 + beyond else "") for on, label in marks[-1:]))
            if apart and any(label for _on, label in shown):
                return shown
    return ((first, day(first, language, "yyyy")),)


def _named(days: Sequence[date], step: int, language: str) -> tuple[Mark, ...]:
    """The days with their labels."""
    before = (None, *(on.year for on in days))
    return tuple((on, _label(on, on.year != year, step, language)) for on, year in zip(days, before, strict=False))


def _label(on: date, begins_year: bool, step: int, language: str) -> str:
    year = day(on, language, "yyyy")
    if step not in PATTERNS:
        return year
    return day(on, language, PATTERNS[step]) + f"\n{year}" * begins_year


def starts(first: date, last: date, step: int) -> Iterator[date]:
    """The Mondays, or the first days of every `step` months, counted from a January."""
    if step == WEEK:
        monday = first + timedelta(days=-first.weekday() % 7)
        yield from (monday + timedelta(days=days) for days in range(0, (last - monday).days + 1, 7))
        return
    month = first.year * 12 + first.month - 1 + (first.day > 1)
    month += -month % step
    while month // 12 <= 9999 and (on := date(month // 12, month % 12 + 1, 1)) <= last:
        yield on
        month += step
