"""Sums written out: what stands left of “=” is exact, what stands right of it is rounded half up to two decimals.

So every printed equation can be done again by hand and comes out as printed, on screens and in files alike.
"""

from collections.abc import Iterable
from fractions import Fraction

from canvas_model.results import BlockResult, Readiness
from canvas_model.rules.scoring.maturity import TOP
from canvas_model.rules.scoring.weighted_means import maturity_of, percent_of, points_of
from exporters.words.numbers_and_dates import number, percent

DIGITS = 2
"""Decimals of everything that a reader can work out again."""
HUNDRED: int = 10**DIGITS


def outcome(value: Fraction | float | None, language: str) -> str:
    """A figure as it is printed: `1.92`; an en dash for unknown."""
    return number(None if value is None else float(value), language, DIGITS)


def operand(value: Fraction, language: str) -> str:
    """A figure to go on with, exactly: `2.50`, or `23/12` where two decimals would not be the whole of it."""
    return outcome(value, language) if _is_whole(value) else f"{value.numerator}/{value.denominator}"


def equals(value: Fraction, language: str) -> str:
    """What a sum comes to: `2.50`, or `23/12 = 1.92`, so that the next line can go on with the exact figure."""
    return operand(value, language) if _is_whole(value) else f"{operand(value, language)} = {outcome(value, language)}"


def maturity_equation(block: BlockResult, language: str) -> str:
    """`4 × (½ × 5/8 + ½ × 1/3) = 23/12 = 1.92`, or with the half that is known; an en dash where none is."""
    exact = block.exact
    halves = [half for half in (exact.alternatives_part, exact.questions_part) if half is not None]
    if exact.maturity is None:
        return outcome(None, language)
    if len(halves) == 1:
        return f"{TOP} × {operand(halves[0], language)} = {equals(exact.maturity, language)}"
    inside = " + ".join(f"½ × {operand(half, language)}" for half in halves)
    return f"{TOP} × ({inside}) = {equals(exact.maturity, language)}"


def gap_equation(block: BlockResult, language: str) -> str:
    """`3.00 − 23/12 = 13/12 = 1.08`; plain `0.00` on the target or above it, an en dash where nothing is known."""
    exact = block.exact
    if not exact.gap or exact.maturity is None:
        return outcome(exact.gap, language)
    return f"{operand(exact.target, language)} − {operand(exact.maturity, language)} = {equals(exact.gap, language)}"


def priority_equation(block: BlockResult, language: str) -> str:
    """`13/12 × 2 = 2.17`; plain `0.00` where there is no gap, an en dash where nothing is known."""
    exact = block.exact
    if not exact.gap or exact.priority is None:
        return outcome(exact.priority, language)
    return f"{operand(exact.gap, language)} × {block.importance} = {outcome(exact.priority, language)}"


def points_equation(named: Iterable[tuple[str, BlockResult]], language: str) -> str:
    """`Customer 2.25 × 2 + Data 7/4 × 3 = 9.75`: maturity × importance over the assessed blocks, under their names."""
    assessed = [(name, block) for name, block in named if block.exact.maturity is not None]
    products = " + ".join(
        f"{name} {operand(block.exact.maturity or Fraction(), language)} × {block.importance}".strip()
        for name, block in assessed
    )
    return f"{products} = {equals(points_of((block for _, block in assessed), maturity_of), language)}"


def readiness_equation(readiness: Readiness, language: str) -> str:
    """`100 × 9.75 ÷ (4 × 5) = 48.75%`; an en dash while no block is assessed."""
    exact = percent_of(readiness.blocks, maturity_of)
    if exact is None:
        return percent(None, language)
    points = operand(points_of(readiness.blocks, maturity_of), language)
    return f"100 × {points} ÷ ({TOP} × {readiness.weight}) = {percent(float(exact), language, DIGITS)}"


def _is_whole(value: Fraction) -> bool:
    return HUNDRED % value.denominator == 0
