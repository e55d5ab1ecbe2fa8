"""How many decimals a block's level is printed with, so that its band is the one that the printed level has too."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from canvas_model.catalogue.readiness_scale import Band
from canvas_model.rules.scoring.bands import HALF, MOST_DIGITS, band_of


def level_digits(level: Fraction | None, target: Fraction, bands: Sequence[Band]) -> int:
    """One decimal, or as many as it takes for the rounded level to be in the band of the exact one, both held against `target`.

    2.53 printed as 2.5 would seem to be in the band of 2.50. A figure is rounded as people do, a half upwards.
    """
    if level is None:
        return 1
    band = band_of(level, target, bands)
    shown = (digits for digits in range(1, MOST_DIGITS) if band_of(_rounded(level, digits), target, bands) == band)
    return next(shown, MOST_DIGITS)


def _rounded(level: Fraction, digits: int) -> Fraction:
    return Fraction(floor(level * 10**digits + HALF), 10**digits)
