"""The order of names in lists, and finding them: one rule for every list and every search, whatever the database does."""

import re
from functools import lru_cache

from anyascii import anyascii

_FIGURES = re.compile(r"(\d+)")
_PARTS_WORDS = re.compile(r"[-/]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


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
    """Whether every word of `wanted`, whole or half-typed, is in the texts, whatever its case, accents and punctuation."""
    where = folded(" ".join(texts))
    bare = without_punctuation(where)
    words = _PARTS_WORDS.sub(" ", folded(wanted)).split() or [wanted.strip()]
    return all((plain in bare) if (plain := without_punctuation(word)) else (word in where) for word in words)


def without_punctuation(text: str) -> str:
    """A folded text with letters, figures and single spaces alone: `l'anfora s.r.l.` is `lanfora srl`."""
    return " ".join(_PUNCTUATION.sub("", text).split())
