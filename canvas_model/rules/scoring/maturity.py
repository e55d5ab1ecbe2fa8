"""Halves of a block's maturity, and how two halves make a level of 0 to 4: in exact fractions, never rounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

TOP = 4
"""The highest level."""


@dataclass(frozen=True)
class Share:
    """A half of the maturity, 0 to 1: as far as it is known (None: blank), and between which bounds it can end up.

    Bounds of None: the half does not exist here, because nothing in it applies.
    """

    value: Fraction | None
    worst: Fraction | None
    best: Fraction | None


NOTHING = Share(None, None, None)


def question_share(levels: Sequence[float | None]) -> Share:
    """Q, 0 to 1: mean of the levels given / 4. None is a blank: 0 in the worst case, 4 in the best.

    Leave out what is not applicable before.
    """
    if not levels:
        return NOTHING
    known = [Fraction(level) for level in levels if level is not None]
    total, most = sum(known, Fraction()), TOP * len(levels)
    return Share(
        value=total / (TOP * len(known)) if known else None,
        worst=total / most,
        best=(total + most - TOP * len(known)) / most,
    )


def maturity(alternatives: Fraction | None, questions: Fraction | None) -> Fraction | None:
    """M = 4 × (½ C + ½ Q), 0 to 4; the half that is known where the other is None; None where both are."""
    halves = [half for half in (alternatives, questions) if half is not None]
    return TOP * sum(halves, Fraction()) / len(halves) if halves else None


def as_typed(value: float) -> Fraction:
    """The decimal that a person typed, in hundredths, half up: 3.3 is 33/10 and not the nearest binary number."""
    return Fraction(floor(Fraction(repr(value)) * 100 + Fraction(1, 2)), 100)
