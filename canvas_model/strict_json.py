"""Bytes from outside as plain JSON values, or a refusal that says where the fault is."""

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from canvas_model.errors import FileRefusedError
from canvas_model.limits import FILE_BRACKETS
from canvas_model.phrases import Phrase

DEPTH_LIMIT = 12
DIGITS_LIMIT = 16
"""Of a whole number: what every database and every JSON reader keeps exactly."""
NUMBER_LIMIT = 40
"""Characters of a number with decimals."""
ROOT = "snapshot"
"""The field that holds everything; places leave it out."""

_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Possessive, and never failing once inside a string: linear in the length of any text.
_MARKS = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[\[\]{}]', re.DOTALL)
_NO_BRACKET = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[^\[\]{}"]++', re.DOTALL)

Path = tuple[str | int, ...]


def decode(data: bytes, *, keepable: bool = True) -> Any:
    """The value that UTF-8 JSON holds, with nothing in it that JSON readers disagree about.

    Raises FileRefusedError for other encodings, broken JSON, more than `DEPTH_LIMIT` levels, repeated fields, NaN and
    infinities; and for what no database keeps: numbers too large, and halves of surrogate pairs. With `keepable` False
    these two are let through, for who checks value by value and refuses one without the others.
    """
    text = _text(data)
    _check_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_fields,
            parse_constant=lambda _: _Refused(Phrase("not_finite")),
            parse_int=_whole_number if keepable else _long_number,
            parse_float=_number if keepable else float,
        )
    except json.JSONDecodeError as error:
        raise FileRefusedError(
            place=Phrase("line", line=error.lineno, column=error.colno), reason=Phrase("not_json")
        ) from None
    _check(value, (), _check_characters if keepable else _take_any)
    return value


def place(*path: str | int) -> str:
    """`notes[3].text` for ("snapshot", "notes", 3, "text"); a strange name is shown shortened and harmless."""
    if not path:
        return Phrase("start")
    if path[0] == ROOT and len(path) > 1:
        path = path[1:]
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{_harmless(part)}"
    return shown.removeprefix(".")


def _harmless(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name[:60]) or '""'


class _Refused:
    """Stands in the value where something cannot be kept, until the walk knows its place."""

    def __init__(self, reason: Phrase, *below: str) -> None:
        self.reason = reason
        self.below = below


_WORTH_A_LOOK = (str, list, dict, _Refused)


def _text(data: bytes) -> str:
    if not data.strip():
        raise FileRefusedError(place=place(), reason=Phrase("empty"))
    if data.startswith(_BOMS) or b"\0" in data[:4]:
        raise FileRefusedError(place=place(), reason=Phrase("utf16"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        where = Phrase("line", line=before.count(b"\n") + 1, column=column)
        raise FileRefusedError(place=where, reason=Phrase("not_utf8")) from None


def _check_depth(text: str) -> None:
    brackets = _NO_BRACKET.sub("", text)
    count = len(brackets)
    for _ in range(DEPTH_LIMIT):
        brackets = brackets.replace("[]", "").replace("{}", "")
    if not brackets:
        if count > FILE_BRACKETS:  # before anything is made of them: each costs many times its one byte
            raise FileRefusedError(place=place(), reason=Phrase("too_many", count=count, limit=FILE_BRACKETS))
        return
    depth = 0
    for mark in _MARKS.finditer(text):
        sign = text[mark.start()]
        depth += (sign in "[{") - (sign in "]}")
        if depth > DEPTH_LIMIT:
            line = text.count("\n", 0, mark.start()) + 1
            column = mark.start() - text.rfind("\n", 0, mark.start())
            where = Phrase("line", line=line, column=column)
            raise FileRefusedError(place=where, reason=Phrase("too_deep", limit=DEPTH_LIMIT))


def _fields(pairs: list[tuple[str, Any]]) -> Any:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    twice = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return _Refused(Phrase("repeated_field"), twice)


def _whole_number(digits: str) -> Any:
    return int(digits) if len(digits) <= DIGITS_LIMIT else _Refused(Phrase("huge_number"))


def _long_number(digits: str) -> Any:
    try:
        return int(digits)
    except ValueError:  # thousands of digits, which Python takes too long over
        return _Refused(Phrase("huge_number"))


def _number(digits: str) -> Any:
    number = float(digits) if len(digits) <= NUMBER_LIMIT else math.inf
    return number if math.isfinite(number) else _Refused(Phrase("huge_number"))


def _check(value: Any, path: Path, check_text: Callable[[str, Path], None]) -> None:
    if isinstance(value, _Refused):
        raise FileRefusedError(place=place(*path, *value.below), reason=value.reason)
    if isinstance(value, str):
        check_text(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, _WORTH_A_LOOK) and item:
                _check(item, (*path, index), check_text)
    elif isinstance(value, dict):
        for name, item in value.items():
            check_text(name, (*path, name))
            if isinstance(item, _WORTH_A_LOOK) and item:
                _check(item, (*path, name), check_text)


def _take_any(_text: str, _path: Path) -> None:
    """Let every text through."""


def _check_characters(text: str, path: Path) -> None:
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise FileRefusedError(place=place(*path), reason=Phrase("unreadable"))
