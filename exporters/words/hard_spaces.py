"""Figures that no line end parts: a date, a per cent and an amount keep together wherever the report prints them."""

import re
from functools import cache

from babel import Locale

from canvas_model.languages import LANGUAGES

HARD = "\u00a0"
_SIGN = re.compile(r"(?<=\d) (?=[%€])")


def held(text: str, language: str) -> str:
    """The text with hard spaces in `6 gen 2027`, `63 %` and `38.000 €`; written as the language writes them, or not changed."""
    return _date(language).sub(lambda found: found[0].replace(" ", HARD), _SIGN.sub(HARD, text))


@cache
def _date(language: str) -> re.Pattern[str]:
    """A day, its month by either name, and the year where there is one."""
    months = Locale.parse(LANGUAGES[language].locale).months["format"]
    names = sorted({*months["wide"].values(), *months["abbreviated"].values()}, key=len, reverse=True)
    return re.compile(rf"\b\d{{1,2}}[ {HARD}](?:{'|'.join(map(re.escape, names))})(?:[ {HARD}]\d{{2}}(?:\d{{2}})?)?\b")
