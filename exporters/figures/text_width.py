"""How much room a text takes in the shipped fonts, so that a page can be filled without cutting anything."""

import re
import unicodedata
from functools import cache, lru_cache

from fontTools.ttLib import TTFont

from canvas_model.catalogue import ASSETS

MM_PER_POINT = 25.4 / 72
SAFETY = 1.02
"""Lines are taken two per cent wider than they measure: hinting and justification never make one more line."""

WIDE = 1.25
"""Ems of a character that the shipped text font does not have: emoji are the widest."""

_SHORT_WORD = re.compile(r"(?<!\w)([\w%]{1,3}) (?=\S)")


@cache
def _advances(file: str) -> dict[int, float]:
    with TTFont(ASSETS / "fonts" / file, lazy=True) as font:
        units = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}


def width(text: str, points: float, file: str = "SourceSans3-Regular.ttf") -> float:
    """Millimetres that one line of text takes; combining marks take none."""
    return _ems(text, file) * points * MM_PER_POINT * SAFETY


@lru_cache(maxsize=4096)  # the notes of a canvas are tried in a dozen sizes
def _ems(text: str, file: str) -> float:
    advances = _advances(file)
    return sum(advances[code] if (code := ord(char)) in advances else _unknown(char) for char in text)


def _unknown(char: str) -> float:
    return 0.0 if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn") else WIDE


def lines(text: str, room: float, points: float, file: str = "SourceSans3-Regular.ttf") -> list[str]:
    """The lines of a text in `room` millimetres; breaks at spaces and newlines, and within a word that is wider."""
    broken: list[str] = []
    for paragraph in text.split("\n"):
        broken += _paragraph(paragraph, room, points, file)
    return broken


def tall(text: str, room: float, points: float, leading: float, file: str = "SourceSans3-Regular.ttf") -> float:
    """Millimetres that the lines of a text are high; `leading` is the height of a line in points of one point of type."""
    return len(lines(text, room, points, file)) * points * leading * MM_PER_POINT


def balanced(text: str, room: float, points: float, file: str) -> float:
    """The least width, in millimetres, that takes no more lines than `room` does: no heading ends in a lone word."""
    count = len(lines(text, room, points, file))
    if count == 1:
        return room
    wide = room
    while wide > room / 2 and len(lines(text, wide - 2.0, points, file)) == count:
        wide -= 2.0
    return wide


def bound(text: str) -> str:
    """The text with its short words held to the next one: no line ends in an article, in a sign or between day and month."""
    return _SHORT_WORD.sub("\\1\u00a0", text)


def _paragraph(text: str, room: float, points: float, file: str) -> list[str]:
    """The lines of a paragraph; the space at which a line breaks takes no room."""
    space = width(" ", points, file)
    done: list[str] = []
    line, used = "", 0.0
    for word in text.replace("\t", " ").split(" "):
        wide = width(word, points, file)
        if line and used + wide > room:
            done.append(line.rstrip())
            line, used = "", 0.0
        if wide > room:
            *full, word = _pieces(word, room, points, file)
            done += full
            wide = width(word, points, file)
        line, used = f"{line}{word} ", used + wide + space
    return [*done, line.rstrip()]


def _pieces(word: str, room: float, points: float, file: str) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for char in word:
        wide = width(char, points, file)
        if piece and used + wide > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + char, used + wide
    return [*pieces, piece]
