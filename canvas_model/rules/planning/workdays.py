"""Working days: from a number of days of work to a date, past weekends and a country's public holidays."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays
import numpy as np

YEARS = 30
"""Public holidays are known this far ahead; beyond it only weekends count."""
FEWEST = 200
"""A year has at least this many working days, in every country."""
LAST = date(9999, 12, 28)
"""Nothing is dated later."""


@cache
def countries() -> frozenset[str]:
    """The countries whose public holidays are known, ISO 3166-1."""
    return frozenset(holidays.list_supported_countries())


class WorkCalendar:
    """The working days from a start date on; number 0 is the first working day on or after the start."""

    def __init__(self, start: date, country: str) -> None:
        """Take the weekend and the public holidays of `country`; an unknown one has Saturday, Sunday and no holidays."""
        self.start = start
        self.country = country

    def day(self, number: int) -> date:
        """The date of a working day by its number; nothing is later than the end of the year 9999."""
        years = min(YEARS, number // FEWEST + 2)
        calendar = _working_days(self.country, self.start.year, years)
        most = int(np.busday_count(self.start, LAST, busdaycal=calendar)) - 1
        found = np.busday_offset(self.start, min(number, most), roll="forward", busdaycal=calendar)
        return date.fromisoformat(str(found))

    def number(self, day: date) -> int:
        """The number of the first working day on or after a date; 0 for a date before the start."""
        years = min(YEARS, max(0, day.year - self.start.year) + 2)
        calendar = _working_days(self.country, self.start.year, years)
        return int(np.busday_count(self.start, max(self.start, day), busdaycal=calendar))

    def holidays_between(self, first: date, last: date) -> tuple[date, ...]:
        """Public holidays from `first` to `last`, both included, that would otherwise be worked."""
        years = range(first.year, min(last.year, first.year + YEARS) + 1)
        days = {day for year in years for day in _public_holidays(self.country, year)}
        weekend = _weekend(self.country)
        return tuple(sorted(day for day in days if first <= day <= last and day.weekday() not in weekend))


def later(day: date, *, days: int = 0, months: int = 0) -> date:
    """A calendar date `months` and then `days` later; the last day of a shorter month stands for a missing one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST.year:
        return LAST
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return LAST if days > (LAST - moved).days else moved + timedelta(days=days)


@lru_cache(maxsize=2000)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    if country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=year))


@cache
def _weekend(country: str) -> frozenset[int]:
    """The days off every week, Monday 0."""
    return frozenset(holidays.country_holidays(country).weekend) if country in countries() else frozenset({5, 6})


@lru_cache(maxsize=500)
def _working_days(country: str, first: int, years: int) -> np.busdaycalendar:
    weekend = _weekend(country)
    days = [day for year in range(first, first + years) for day in _public_holidays(country, year)]
    return np.busdaycalendar(weekmask=[day not in weekend for day in range(7)], holidays=days)
