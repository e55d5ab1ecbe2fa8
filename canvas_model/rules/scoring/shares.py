"""Halves of a block's maturity, and how two halves make a level of 0 to 4."""

from collections.abc import Sequence
from dataclasses import dataclass

TOP = 4.0
"""The highest level."""


@dataclass(frozen=True)
class Share:
    """A half of the maturity, 0 to 1: as far as it is known (None: blank), and between which bounds it can end up.

    Bounds of None: the half does not exist here, because nothing in it applies.
    """

    value: float | None
    worst: float | None
    best: float | None


NOTHING = Share(None, None, None)


def question_share(levels: Sequence[float | None]) -> Share:
    """Q, 0 to 1: mean of the levels given / 4. None is a blank: 0 in the worst case, 4 in the best.

    Leave out what is not applicable before.
    """
    if not levels:
        return NOTHING
    known = [level for level in levels if level is not None]
    most = TOP * len(levels)
    return Share(
        value=sum(known) / (TOP * len(known)) if known else None,
        worst=sum(known) / most,
        best=(sum(known) + TOP * (len(levels) - len(known))) / most,
    )


def maturity(alternatives: float | None, questions: float | None) -> float | None:
    """M = 4 × (½ C + ½ Q), 0 to 4; the half that is known where the other is None; None where both are."""
    halves = [half for half in (alternatives, questions) if half is not None]
    return TOP * sum(halves) / len(halves) if halves else None
