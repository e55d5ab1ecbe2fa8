"""Cleaning the text that people write, before it is stored: from screens, endpoints, files and the command line."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

from canvas_model.errors import TextTooLongError, UnreadableTextError, ValueRefusedError
from canvas_model.limits import NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from canvas_model.phrases import Phrase

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROPPED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff{_BIDI}]")
_UNSEEN = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]+"
)
"""Characters that no font draws: Unicode's white space, its Default_Ignorable_Code_Point, and the blank Braille pattern,
the blank notehead and the marks of annotations, which are neither and as empty."""
_AT_THE_END = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+\Z")
"""Of these, what says nothing behind a text; the others may belong to its last sign, as that which colours an emoji."""
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){5,}")
_LINE_BREAKS = re.compile(r"[\n\t\u2028\u2029]+")


def clean_text(value: str, *, limit: int, single_line: bool = False) -> str:
    """The text in normal form NFC, at most `limit` code points long; cleaning it again changes nothing.

    Control characters other than `\\n` and `\\t`, bidirectional overrides and non-characters are dropped, and so is all
    past three combining marks in a row and five blank lines. With `single_line`, line breaks and tabs become spaces. What
    cannot be seen is cut off before the text and behind it, so that a text of which nothing can be seen is empty.
    Raises UnreadableTextError for lone surrogates and TextTooLongError past the limit: nothing is cut silently.
    """
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise UnreadableTextError
    if len(value) > 10 * max(limit, 1000):  # before the slower steps, so that a huge text takes no time
        raise TextTooLongError(length=len(value), limit=limit)
    text = _DROPPED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = _few_marks(unicodedata.normalize("NFC", text))
    text = _LINE_BREAKS.sub(" ", text) if single_line else _BLANK_LINES.sub("\n" * 6, text)
    unseen = _UNSEEN.match(text)
    text = _AT_THE_END.sub("", text[unseen.end() if unseen else 0 :])
    if len(text) > limit:
        raise TextTooLongError(length=len(text), limit=limit)
    return text


def _few_marks(text: str, most: int = 3) -> str:
    if text.isascii():
        return text
    chars: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= most:
            chars.append(char)
    return unicodedata.normalize("NFC", "".join(chars))


def _cleaner(limit: int, *, single_line: bool) -> BeforeValidator:
    def clean(value: object) -> str:
        if not isinstance(value, str):
            raise ValueRefusedError(field="text", reason=Phrase("expects_text"))
        return clean_text(value, limit=limit, single_line=single_line)

    return BeforeValidator(clean)


Note = Annotated[str, _cleaner(NOTE_LIMIT, single_line=False)]
"""Free text of several lines, at most 2,000 characters."""
Title = Annotated[str, _cleaner(TITLE_LIMIT, single_line=True)]
"""One line, at most 120 characters."""
Name = Annotated[str, _cleaner(NAME_LIMIT, single_line=True)]
"""One line, at most 60 characters."""
