"""Printed levels that are alike have one band."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.catalogue import catalogue
from canvas_model.rules.scoring.bands import band_of
from canvas_model.rules.scoring.level_digits import level_digits

BANDS = catalogue("en").readiness_scale.bands


@pytest.mark.parametrize(
    ("level", "digits"),
    [(None, 1), (Fraction(5, 2), 1), (Fraction(253, 100), 2), (Fraction(22, 9), 1), (Fraction(3), 1)],
)
def test_a_level_has_one_decimal_or_what_its_band_needs(level: Fraction | None, digits: int) -> None:
    assert level_digits(level, Fraction(3), BANDS) == digits


@given(st.fractions(0, 4, max_denominator=2000), st.sampled_from([Fraction(half, 2) for half in range(9)]))
def test_the_printed_level_has_the_band_of_the_exact_one(level: Fraction, target: Fraction) -> None:
    digits = level_digits(level, target, BANDS)
    shown = Fraction(int(level * 10**digits + Fraction(1, 2)), 10**digits)
    assert band_of(shown, target, BANDS) == band_of(level, target, BANDS)
