"""The calendar axis: weeks, months, quarters or years, never more labels than there is room for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.figures.time_axis import Mark, marks_of

MONDAY = date(2026, 11, 30)


def marks(first: date, last: date, most: int, language: str = "en") -> tuple[Mark, ...]:
    """Those of an axis on which so many labels have room side by side."""
    return marks_of(first, last, language, lambda _label: 1 / most)


def labels(days: int, most: int = 11, language: str = "en", first: date = MONDAY) -> list[str]:
    return [label.replace("\n", " ") for _on, label in marks(first, first + timedelta(days=days), most, language)]


def test_a_short_plan_has_its_weeks() -> None:
    assert labels(33) == ["30 Nov 2026", "7 Dec", "14 Dec", "21 Dec", "28 Dec"]
    assert labels(33, language="it") == ["30 nov 2026", "7 dic", "14 dic", "21 dic", "28 dic"]


def test_a_plan_of_months_has_its_months_and_names_the_year_where_it_changes() -> None:
    assert labels(150) == ["Dec 2026", "Jan 2027", "Feb", "Mar", "Apr"]


def test_a_plan_of_two_years_has_its_quarters() -> None:
    assert labels(700)[:3] == ["Q1 2027", "Q2", "Q3"]
    assert labels(700, language="it")[:3] == ["T1 2027", "T2", "T3"]


def test_a_plan_of_many_years_has_its_years_or_decades() -> None:
    assert labels(3000)[:2] == ["2027", "2028"]
    assert labels(36_000)[:2] == ["2030", "2040"]


@pytest.mark.parametrize("most", [5, 12])
@pytest.mark.parametrize("days", [20, 60, 110, 300, 900])
@pytest.mark.parametrize("first", [date(2026, 12, 9), date(2026, 3, 24), date(2026, 10, 30), date(2027, 1, 1)])
def test_the_first_label_names_its_year(first: date, days: int, most: int) -> None:
    (on, label), *_others = marks(first, first + timedelta(days=days), most)
    assert str(on.year) in label


def test_the_first_day_opens_the_axis_where_its_name_has_room() -> None:
    ninth, late = date(2026, 12, 9), date(2026, 12, 28)
    assert labels(110, 12, "it", ninth) == ["dic 2026", "gen 2027", "feb", "mar"]
    assert labels(110, 12, "en", late) == ["Jan 2027", "Feb", "Mar", "Apr"]
    assert marks(ninth, ninth + timedelta(days=110), 12)[0][0] == ninth


def test_the_last_mark_keeps_its_label_where_there_is_room_past_the_axis() -> None:
    years = {
        beyond: marks_of(MONDAY, date(2034, 1, 9), "en", lambda _label: 1 / 11, beyond=beyond) for beyond in (0, 0.1)
    }
    assert [seen[-1] for seen in years.values()] == [(date(2034, 1, 1), ""), (date(2034, 1, 1), "2034")]


@pytest.mark.parametrize("most", [4, 11])
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 2_900_000))
def test_there_is_always_a_label_and_never_one_too_many(most: int, first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date(9999, 12, 28).toordinal()))
    found = marks(first, last, most)
    on = [on for on, _label in found]
    assert 1 <= len([label for _on, label in found if label]) <= most
    assert on == sorted(set(on)) and all(first <= each <= last for each in on)
