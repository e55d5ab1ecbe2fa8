"""Working days: from a number of days of work to a date, past weekends, public holidays and the company's closing days."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays
import numpy as np

from canvas_model.content import WorkshopFields

YEARS = 30
"""Public holidays are known this far ahead; beyond it only weekends count."""
FEWEST = 200
"""A year has at least this many working days, in every country."""
LAST = date(9999, 12, 28)
"""Nothing is dated later."""
SATURDAY = 5


@cache
def countries() -> frozenset[str]:
    """The countries whose public holidays are known, by their two letters of ISO 3166-1: one code for each."""
    return frozenset(holidays.list_supported_countries(include_aliases=False))


@cache
def regions(country: str) -> frozenset[str]:
    """The regions, states or cantons of a country that have holidays of their own, as the holiday calendar names them."""
    known = holidays.list_supported_countries().get(country, ())
    return frozenset(code for code in known if re.fullmatch(r"[A-Za-z0-9_-]{1,12}", code))


class WorkCalendar:
    """The working days from a start date on; number 0 is the first working day on or after the start."""

    def __init__(
        self, start: date, country: str, *, region: str = "", saturdays: bool = False, closed_on: Iterable[date] = ()
    ) -> None:
        """Take the weekend and the public holidays of `country` and of its `region`, and the company's own closing days.

        An unknown country has Saturday, Sunday and no holidays, an unknown region none of its own. With `saturdays`,
        Saturdays are worked.
        """
        self.start = start
        self.country = country
        self.region = region if region in regions(country) else ""
        self.weekend = _weekend(country) - ({SATURDAY} if saturdays else set())
        self.closed_on = tuple(sorted(set(closed_on)))

    @classmethod
    def of(cls, workshop: WorkshopFields) -> "WorkCalendar":
        """The calendar of a workshop's project."""
        return cls(
            workshop.starts_on,
            workshop.country,
            region=workshop.region,
            saturdays=workshop.saturdays,
            closed_on=workshop.closed_on,
        )

    def day(self, number: int) -> date:
        """The date of a working day by its number; nothing is later than the end of the year 9999."""
        calendar = self._calendar(number // FEWEST + 2 + len(self.closed_on) // FEWEST)
        most = int(np.busday_count(self.start, LAST, busdaycal=calendar)) - 1
        found = np.busday_offset(self.start, min(number, most), roll="forward", busdaycal=calendar)
        return date.fromisoformat(str(found))

    def number(self, day: date) -> int:
        """The number of the first working day on or after a date; 0 for a date before the start."""
        calendar = self._calendar(max(0, day.year - self.start.year) + 2)
        return int(np.busday_count(self.start, max(self.start, day), busdaycal=calendar))

    def holidays_between(self, first: date, last: date) -> tuple[date, ...]:
        """Public holidays from `first` to `last`, both included, that would otherwise be worked."""
        years = range(first.year, min(last.year, first.year + YEARS) + 1)
        days = {day for year in years for day in _public_holidays(self.country, self.region, year)}
        return tuple(sorted(day for day in days if first <= day <= last and day.weekday() not in self.weekend))

    def closings_between(self, first: date, last: date) -> tuple[date, ...]:
        """The company's closing days from `first` to `last`, both included, that would otherwise be worked."""
        off = set(self.holidays_between(first, last))
        days = (day for day in self.closed_on if first <= day <= last and day.weekday() not in self.weekend)
        return tuple(day for day in days if day not in off)

    def _calendar(self, years: int) -> np.busdaycalendar:
        first, far = self.start.year, min(YEARS, years)
        return _working_days(self.country, self.region, self.weekend, self.closed_on, first, far)


def later(day: date, *, days: int = 0, months: int = 0) -> date:
    """A calendar date `months` and then `days` later; the last day of a shorter month stands for a missing one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST.year:
        return LAST
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return LAST if days > (LAST - moved).days else moved + timedelta(days=days)


@lru_cache(maxsize=2000)
def _public_holidays(country: str, region: str, year: int) -> frozenset[date]:
    if country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))


@cache
def _weekend(country: str) -> frozenset[int]:
    """The days off every week, Monday 0."""
    return frozenset(holidays.country_holidays(country).weekend) if country in countries() else frozenset({5, 6})


@lru_cache(maxsize=500)
def _working_days(
    country: str, region: str, weekend: frozenset[int], closed_on: tuple[date, ...], first: int, years: int
) -> np.busdaycalendar:
    days = [day for year in range(first, first + years) for day in _public_holidays(country, region, year)]
    return np.busdaycalendar(weekmask=[day not in weekend for day in range(7)], holidays=[*days, *closed_on])
