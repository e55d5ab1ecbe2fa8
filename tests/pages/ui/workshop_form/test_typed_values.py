"""A day and a number as people type them in the form of a new workshop."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.errors import NoDayError
from pages.ui.workshop_form.typed_values import read_day, written_day


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("text", ["24/12/2026", " 24.12.26 ", "24-12-2026", "24 12 2026", "2026-12-24"])
def test_a_day_is_read(text: str, language: str) -> None:
    assert read_day(text, language) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("text", "language"),
    [("24 dic 2026", "it"), ("24 Dicembre 26", "it"), ("24 Dec. 2026", "en"), ("24 december 2026", "en")],
)
def test_a_month_may_have_its_name(text: str, language: str) -> None:
    assert read_day(text, language) == date(2026, 12, 24)


@pytest.mark.parametrize(
    "text", ["24 xyz 2026", "31 feb 2026", "24 dic", "Christmas", "24/12", "31/02/2026", "10–21/08/2026", "1/2/3/2026"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NoDayError):
        read_day(text, "it")


def test_no_text_is_no_day() -> None:
    assert read_day(" ", "it") is None and written_day(None, "it") == ""


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert read_day(written_day(day, "it"), "it") == day
