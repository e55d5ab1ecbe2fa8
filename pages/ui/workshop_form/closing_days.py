"""The company's closing days as one text: `24/12/2026, 10–21/08/2026`, in the reader's order of day, month and year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from babel import Locale

from canvas_model.errors import ClosingDaysError, ValueRefusedError
from canvas_model.languages import LANGUAGES
from canvas_model.limits import MOST_CLOSING_DAYS
from canvas_model.phrases import Phrase
from exporters.words.day_spans import Span, spans

ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
BETWEEN = re.compile(r"\s*[–—-]\s*")
EXAMPLE = ((date(2026, 8, 10), date(2026, 8, 21)), (date(2026, 12, 24), date(2026, 12, 24)))
CENTURY = 2000


def written(days: Iterable[date], language: str) -> str:
    """The text that `read` takes back."""
    return ", ".join(_span(span, language) for span in spans(days))


def example(language: str) -> str:
    """Two spans, to show how they are written."""
    return ", ".join(_span(span, language) for span in EXAMPLE)


def read(text: str, language: str) -> tuple[date, ...]:
    """The days that a text names, in order, each once.

    Parts are separated by commas, semicolons or new lines; a span has a dash, and what its first day does not say is that
    of its last. Raises ClosingDaysError for a part that is neither, and ValueRefusedError for too many days.
    """
    found: set[date] = set()
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;\n]", text))):
        first, last = _days(part, language)
        length = (last - first).days + 1
        if length > MOST_CLOSING_DAYS:
            raise _too_many(length)
        found |= {first + timedelta(days=place) for place in range(length)}
    if len(found) > MOST_CLOSING_DAYS:
        raise _too_many(len(found))
    return tuple(sorted(found))


def _days(part: str, language: str) -> Span:
    ends = [_numbers(end) for end in BETWEEN.split(ISO.sub(lambda day: _in_order(day, language), part))]
    try:
        if len(ends) > 2 or len(ends[-1]) != 3 or not ends[0]:
            raise ValueError
        order = _order(language)
        last = dict(zip(order, ends[-1], strict=True))
        said = [unit for unit in order if unit in _units(len(ends[0]))]
        first = last | dict(zip(said, ends[0], strict=True))
        span = _date(first), _date(last)
        if span[0] > span[1]:
            raise ValueError
    except ValueError:
        raise ClosingDaysError(text=part, example=example(language)) from None
    return span


def _units(count: int) -> str:
    """What one, two or three numbers of a first day are."""
    return {1: "d", 2: "dM", 3: "dMy"}.get(count, "")


def _numbers(text: str) -> list[int]:
    parts = re.split(r"\s*[/.]\s*", text.strip().rstrip("."))
    return [int(part) for part in parts if part.isdecimal()] if all(map(str.isdecimal, parts)) else []


def _date(units: dict[str, int]) -> date:
    year = units["y"] + CENTURY if units["y"] < 100 else units["y"]
    return date(year, units["M"], units["d"])


def _order(language: str) -> str:
    """`dMy`: in which order the language writes day, month and year."""
    pattern = Locale.parse(LANGUAGES[language].locale).date_formats["short"].pattern
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))


def _in_order(day: re.Match[str], language: str) -> str:
    units = dict(zip("yMd", day.groups(), strict=True))
    return "/".join(units[unit] for unit in _order(language))


def _span(span: Span, language: str) -> str:
    first, last = span
    if first == last:
        return _typed(last, "dMy", language)
    said = "d" if (first.year, first.month) == (last.year, last.month) else "dM" if first.year == last.year else "dMy"
    return f"{_typed(first, said, language)}–{_typed(last, 'dMy', language)}"


def _typed(day: date, said: Sequence[str], language: str) -> str:
    return "/".join(_parts(day, [unit for unit in _order(language) if unit in said]))


def _parts(day: date, units: Iterable[str]) -> Iterator[str]:
    for unit in units:
        yield {"d": f"{day.day:02}", "M": f"{day.month:02}", "y": f"{day.year:04}"}[unit]


def _too_many(count: int) -> ValueRefusedError:
    return ValueRefusedError(field="closed_on", reason=Phrase("too_many", count=count, limit=MOST_CLOSING_DAYS))
