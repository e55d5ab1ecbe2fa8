"""What a row of the table is."""

from collections.abc import Iterable
from datetime import date

Cell = str | float | date | None
Row = dict[str, Cell]
"""Column -> what stands there; a column that is not named stays empty."""

BETWEEN = "; "
"""Between several things in one cell."""


def together(words: Iterable[str]) -> str:
    """Several things in one cell, without those that are empty."""
    return BETWEEN.join(word for word in words if word)
