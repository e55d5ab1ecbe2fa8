"""Articles before figures: Italian says `l’8 aprile`, `all’11 %` and `allo 0 %`, but `il 12 aprile` and `al 12 %`."""

import re
from collections.abc import Mapping
from typing import Self

BEFORE_VOWEL = {
    "it": {"il": "l’", "i": "gli "}
    | {f"{stem}l": f"{stem}ll’" for stem in ("a", "da", "de", "ne", "su")}
    | {f"{stem}i": f"{stem}gli " for stem in ("a", "da", "de", "ne", "su")}
}
"""Language -> an article, alone or joined with a preposition, and what it becomes, space and all, before a vowel."""
BEFORE_ZERO = {"it": {"il": "lo ", "i": "gli "} | {f"{stem}l": f"{stem}llo " for stem in ("a", "da", "de", "ne", "su")}}
"""The same before a figure that is read out beginning with zero."""
ZERO = {"it": re.compile(r"0(?!\d)")}
VOWEL = {"it": re.compile(r"0?8|11(?!\d)|1(?![\d.°º])(?!\s[a-z])")}
"""Language -> figures that are read out with a vowel first: otto, undici, uno; the first of a month is `il primo`."""


def elided(template: str, values: Mapping[str, object], language: str) -> str:
    """A text with its blanks still open, its own articles made to fit the figures that `values` puts after them.

    What people wrote comes in by `values` and stays as it is.
    """
    articles = BEFORE_VOWEL.get(language)
    if not articles:
        return template
    before = re.compile(rf"\b({'|'.join(articles)}) (?={{(\w+)}})", re.IGNORECASE)

    def fitting(found: re.Match[str]) -> str:
        article, name = found.groups()
        figure = str(values.get(name, ""))
        if VOWEL[language].match(figure):
            short = articles[article.lower()]
        elif ZERO[language].match(figure):
            short = BEFORE_ZERO[language].get(article.lower(), f"{article} ")
        else:
            return found[0]
        return short.capitalize() if article[0].isupper() else short

    return before.sub(fitting, template)


class Template(str):
    """A text with blanks, in a language that elides: filling them in makes its articles fit."""

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """The text, which knows its language."""
        template = super().__new__(cls, text)
        template.language = language
        return template

    def format(self, *args: object, **values: object) -> str:
        """The text with its blanks filled in."""
        return elided(self, values, self.language).format(*args, **values)
