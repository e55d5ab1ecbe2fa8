"""The calendar axis: weeks, months, quarters or years, never more labels than there is room for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.figures.time_axis import ticks_of
from exporters.words.numbers_and_dates import day

MONDAY = date(2026, 11, 30)


def labels(days: int, most: int = 11, language: str = "en") -> list[str]:
    ticks = ticks_of(MONDAY, MONDAY + timedelta(days=days), most)
    return [day(on, language, pattern).replace("<br>", " ") for on, pattern in ticks]


def test_a_short_plan_has_its_weeks() -> None:
    assert labels(30) == ["30 Nov 2026", "7 Dec", "14 Dec", "21 Dec", "28 Dec"]
    assert labels(30, language="it") == ["30 nov 2026", "7 dic", "14 dic", "21 dic", "28 dic"]


def test_a_plan_of_months_has_its_months_and_names_the_year_where_it_changes() -> None:
    assert labels(150) == ["Dec 2026", "Jan 2027", "Feb", "Mar", "Apr"]


def test_a_plan_of_two_years_has_its_quarters() -> None:
    assert labels(700)[:3] == ["Q1 2027", "Q2", "Q3"]
    assert labels(700, language="it")[:3] == ["T1 2027", "T2", "T3"]


def test_a_plan_of_many_years_has_its_years_or_decades() -> None:
    assert labels(3000)[:2] == ["2027", "2028"]
    assert labels(36_000)[:2] == ["2030", "2040"]


@pytest.mark.parametrize("most", [4, 11])
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 2_900_000))
def test_there_is_always_a_label_and_never_one_too_many(most: int, first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date(9999, 12, 28).toordinal()))
    ticks = [on for on, _pattern in ticks_of(first, last, most)]
    assert 1 <= len(ticks) <= most and ticks == sorted(set(ticks)) and all(first <= on <= last for on in ticks)
