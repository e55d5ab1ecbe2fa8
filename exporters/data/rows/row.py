"""What a row of the table is."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

Cell = str | float | Decimal | date | None
"""A Decimal is printed with the decimals that it has, any other number with two at most."""
Row = dict[str, Cell]
"""Column -> what stands there; a column that is not named stays empty."""

DECIMALS = 2
"""Of a printed number: enough to work the report's sums out again."""

BETWEEN = "; "
"""Between several things in one cell."""


def together(words: Iterable[str]) -> str:
    """Several things in one cell, without those that are empty."""
    return BETWEEN.join(word for word in words if word)
