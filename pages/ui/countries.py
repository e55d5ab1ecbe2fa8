"""The countries that a person can choose from."""

from functools import cache

from babel import Locale

from canvas_model.rules.planning.workdays import countries
from exporters.words.number_formats import LOCALES


@cache
def country_names(language: str) -> dict[str, str]:
    """The countries whose public holidays are known, by their code of two letters, in the order of their names."""
    names = Locale.parse(LOCALES[language]).territories
    known = {code: names[code] for code in countries() if len(code) == 2 and code in names}
    return dict(sorted(known.items(), key=lambda country: country[1]))
