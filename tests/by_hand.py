"""Doing a printed sum again, from nothing but the figures that are printed."""

import re
from fractions import Fraction
from math import floor

SIGNS = {"×": "*", "÷": "/", "−": "-", "½": "0.5", "\u00a0": "", "%": ""}


def value(side: str) -> Fraction:
    """What one side of an equation comes to, from the very figures that are printed; names are left out."""
    for sign, plain in SIGNS.items():
        side = side.replace(sign, plain)
    plain = re.sub(r"[^\d\s./*+()-]", "", side)
    figures = re.sub(r"\d+(?:\.\d+)?", lambda found: f"Fraction('{found[0]}')", plain)
    found = eval(figures, {"Fraction": Fraction})
    assert isinstance(found, Fraction)
    return found


def assert_it_can_be_done_again(line: str, language: str) -> None:
    """Every part between equals signs is the same figure, exactly; the last one rounded half up to two decimals.

    A line without an equals sign is no sum, and fails.
    """
    parts = (
        line.replace(".", "").replace(",", ".").split(" = ") if language == "it" else line.replace(",", "").split(" = ")
    )
    assert len(parts) > 1, f"no sum: {line}"
    *exact, last = [value(part) for part in parts]
    assert len(set(exact)) == 1, line
    assert last == Fraction(floor(exact[0] * 100 + Fraction(1, 2)), 100), line
