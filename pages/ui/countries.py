"""The countries that a person can choose from."""

from functools import cache

from babel import Locale

from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import countries


@cache
def country_names(language: str) -> dict[str, str]:
    """The countries whose public holidays are known, by their code of two letters, in the order of their names."""
    names = Locale.parse(LANGUAGES[language].locale).territories
    known = {code: names[code] for code in countries() if len(code) == 2 and code in names}
    return dict(sorted(known.items(), key=lambda country: country[1]))
