"""Days as people write them."""

from datetime import date

import pytest

from exporters.words.day_spans import near_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("on", "style", "expected"),
    [
        (date(2027, 3, 28), "d MMM", "28 mar"),
        (date(2027, 3, 28), "d MMMM", "28 marzo"),
        (date(2027, 11, 28), "d MMM", "28 nov 2027"),
        (date(2025, 12, 1), "d MMMM", "1 dicembre 2025"),
        (None, "d MMM", "–"),
    ],
)
def test_a_day_has_its_year_where_it_is_not_plain(on: date | None, style: str, expected: str) -> None:
    assert near_day(on, TODAY, "it", style) == expected
