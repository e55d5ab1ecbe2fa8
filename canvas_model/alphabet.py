"""The order of names in lists, and finding them: one rule for every list and every search, whatever the database does."""

import re
from functools import lru_cache

from anyascii import anyascii

_FIGURES = re.compile(r"(\d+)")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The text without case, accents and double spaces: `Élite  S.p.A.` is `elite s.p.a.`, `Müller` is `muller`."""
    return " ".join(anyascii(text).casefold().split())


@lru_cache(maxsize=8192)
def alphabetical(text: str) -> tuple[tuple[tuple[int, int, str], ...], str, str]:
    """What a list of names is sorted by in Italian and in English.

    Letters first, then accents, then case; figures by their value: `elite`, `Élite`, `Sede 2`, `Sede 10`.
    """
    parts = (part for part in _FIGURES.split(folded(text)) if part)
    letters = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return letters, text.casefold(), text.swapcase()


def is_found(wanted: str, *texts: str) -> bool:
    """Whether every word of `wanted`, whole or half-typed, is somewhere in the texts, whatever its case and accents."""
    where = folded(" ".join(texts))
    return all(word in where for word in folded(wanted).split())
