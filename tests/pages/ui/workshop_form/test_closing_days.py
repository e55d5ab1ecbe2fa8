"""The company's closing days as one text, in the reader's order of day and month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.errors import ClosingDaysError, ValueRefusedError
from exporters.words.texts import sentence
from pages.ui.workshop_form.closing_days import read, written

EVE = date(2026, 12, 24)
AUGUST = tuple(date(2026, 8, 10) + timedelta(days=place) for place in range(12))


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    "text, days",
    [
        ("", ()),
        ("24/12/2026", (EVE,)),
        (" 24.12.26 ; ", (EVE,)),
        ("2026-12-24", (EVE,)),
        ("10–21/08/2026", AUGUST),
        ("10-21/8/2026, 24/12/2026, 24/12/2026", (*AUGUST, EVE)),
        ("10/08 – 21/08/2026\n24/12/2026", (*AUGUST, EVE)),
        ("2026-08-10 - 2026-08-21", AUGUST),
        ("31/12/2026–02/01/2027", (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2))),
    ],
)
def test_days_and_spans_are_read(text: str, days: tuple[date, ...], language: str) -> None:
    assert read(text, language) == days


@pytest.mark.parametrize(
    "text", ["Christmas", "24/12", "31/02/2026", "21–10/08/2026", "1/2/3/2026", "–", "1–2–3/08/2026"]
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ClosingDaysError) as refused:
        read(f"24/12/2026, {text}", "it")
    assert "10–21/08/2026, 24/12/2026" in sentence(refused.value, "it") and text in sentence(refused.value, "it")


def test_too_many_days_are_refused_however_they_are_written() -> None:
    for text in ("01/01/1990–31/12/2099", "01/01–30/04/2026, 01/06–30/06/2026"):
        with pytest.raises(ValueRefusedError):
            read(text, "en")


@given(st.sets(st.dates(date(2000, 1, 1), date(2003, 1, 1)), max_size=100))
def test_what_is_written_is_read_back(days: set[date]) -> None:
    assert read(written(days, "it"), "it") == tuple(sorted(days))
