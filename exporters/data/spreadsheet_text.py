"""Text in a cell of a CSV file, so that a spreadsheet shows it as it was written and takes it for nothing else.

A CSV file cannot say that a cell is text. Spreadsheets guess: they run what begins like a formula, and turn `1-2` into a
day, `007` into 7 and `2,5` into a number. An apostrophe in front, a tab or an invisible character would alter what is
shown. What they do honour is a formula that is nothing but a text, `="007"`: the cell shows 007, is text, and can run
nothing, since all that people wrote stands between quotes that are doubled. So only texts that would be misread are
written this way; one that begins with a tab or a line end only where a formula follows. LibreOffice shows such a formula's
text where “Evaluate formulas” is ticked in its import dialog; where it is not, it shows the quotes and the equals sign too,
and still runs nothing.
"""

import re
from functools import cache

from babel import Locale

from canvas_model.languages import LANGUAGES

MOST_IN_QUOTES = 250
"""Characters between two quotes: Excel takes 255 at most, and refuses the whole cell past them."""

_FORMULA = re.compile(r"^[\s\"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_ERROR = re.compile(r"^#\S*[!?]$|^#N/[AD]$|^#NV$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_TRUTHS = frozenset(["true", "false", "vero", "falso", "wahr", "falsch", "vrai", "faux", "verdadero"])
_CURRENCIES = frozenset(["eur", "euro", "usd", "gbp", "chf", "kr", "lei", "zł", "kč", "ft", "din"])
_AFTER_DIGITS = frozenset(["e", "t", "z", "am", "pm", "a", "p", "h"])
"""Letters inside or behind a number or a time: 1e5, 10 pm, 2026-03-31T10:00Z."""


def as_text(text: str) -> str:
    """The content of a cell that shows the text as it is."""
    if not is_misread(text):
        return text
    parts = [text[start : start + MOST_IN_QUOTES] for start in range(0, len(text), MOST_IN_QUOTES)]
    return "=" + "&".join('"{}"'.format(part.replace('"', '""')) for part in parts)


def is_misread(text: str) -> bool:
    """Whether some spreadsheet, set to some language, could take the text for a formula, a number, a day or a value."""
    if _FORMULA.match(text) or _ERROR.match(text.strip()) or text.strip().casefold() in _TRUTHS:
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    if not any(char.isdigit() for char in text) or any(word not in _known_words() for word in words):
        return False
    return not words or words[0] not in _AFTER_DIGITS or not _WORD.match(text.strip())


@cache
def _known_words() -> frozenset[str]:
    """Every word that may stand in a number, an amount, a time or a day."""
    return _CURRENCIES | _AFTER_DIGITS | _days_and_months()


def _days_and_months() -> frozenset[str]:
    """The names of months and weekdays, long and short, in every language and in English."""
    words: set[str] = set()
    for locale in {"en", *(language.locale for language in LANGUAGES.values())}:
        for names in (Locale.parse(locale).months, Locale.parse(locale).days):
            for widths in names.values():
                for width in ("wide", "abbreviated", "short"):
                    words |= {
                        word.casefold() for name in widths.get(width, {}).values() for word in _WORD.findall(name)
                    }
    return frozenset(words)
