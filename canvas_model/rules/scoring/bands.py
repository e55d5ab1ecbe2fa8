"""Bands: how far a level is from its target, and the threshold that a figure reaches.

Figures come as exact fractions, so that a sum of thirds reaches the threshold it is meant to reach.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from canvas_model.catalogue.readiness_scale import Band, BandId, ReadinessLabel
from canvas_model.catalogue.risk_scale import RiskBand
from canvas_model.rules.scoring.maturity import TOP

USUAL_TARGET = 3.0
"""What a level is held against where the group set no target of its own: relationship items, and the whole."""

HALF = Fraction(1, 2)
MOST_DIGITS = 9
"""Of a printed figure: more than any sum of levels needs."""

Threshold = TypeVar("Threshold", Band, RiskBand, ReadinessLabel)


def band_of(level: float | Fraction | None, target: float | Fraction, bands: Sequence[Band]) -> BandId | None:
    """Id of the band of a level held against its target, both 0 to 4; None for a level that is not known.

    A level on its target or above it is in the band that begins at a gap of 0.
    """
    return None if level is None else reached(max(Fraction(), Fraction(target) - Fraction(level)), bands).id


def percent_band(percent: float | Fraction | None, bands: Sequence[Band]) -> BandId | None:
    """Id of the band of a per cent over several subjects, taken as a level and held against the usual target."""
    return band_of(None if percent is None else Fraction(percent) * TOP / 100, USUAL_TARGET, bands)


def digits_that_tell(value: Fraction, thresholds: Sequence[Threshold]) -> int:
    """Decimals that a figure is printed with: none, or as many as it takes not to seem to reach a threshold that it misses.

    59.6 printed as 60 would seem to reach 60. A figure is rounded as people do, a half upwards.
    """
    missed = [Fraction(one.least) for one in thresholds if value < one.least]
    return next(
        (digits for digits in range(MOST_DIGITS) if all(value < one - HALF / 10**digits for one in missed)), MOST_DIGITS
    )


def reached(value: float | Fraction, thresholds: Sequence[Threshold]) -> Threshold:
    """The highest threshold that a value reaches, the last one of equals; the lowest where it reaches none."""
    ranked = sorted(thresholds, key=lambda threshold: threshold.least)
    return next((one for one in reversed(ranked) if value >= one.least), ranked[0])
