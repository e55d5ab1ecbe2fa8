"""The countries that a person can choose from."""

from functools import cache

from babel import Locale

from canvas_model.alphabet import alphabetical, folded
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import countries
from exporters.words.places import other_names, place_name, region_names


@cache
def country_names(language: str) -> dict[str, str]:
    """The countries whose public holidays are known, by their code of two letters, in the order of their names."""
    names = Locale.parse(LANGUAGES[language].locale).territories
    known = {code: names[code] for code in countries()}
    return dict(sorted(known.items(), key=lambda country: alphabetical(country[1])))


@cache
def place_names(language: str) -> dict[str, str]:
    """Every country, followed by its regions: `IT` is Italy, `IT/BZ` is Italy · Bolzano."""
    return {
        place: place_name(code, region, language)
        for code in country_names(language)
        for place, region in [(code, ""), *((f"{code}/{region}", region) for region in region_names(code, language))]
    }


FOUND_BY = "\t"
"""Stands in a label before what is not shown of it: styles give it room beyond the field and the list."""


@cache
def place_labels(language: str) -> dict[str, str]:
    """The names of places, each followed by what else finds it in a list: names without accents, those in other languages."""
    return {place: _findable(name, *country_and_region(place)) for place, name in place_names(language).items()}


def _findable(name: str, country: str, region: str) -> str:
    """`Svizzera · Zurigo (Zürich)`, then `zurich` out of sight: a list finds a part of a label as it is written."""
    found, called = name.casefold(), other_names(country, region)
    for other in (*(one.casefold() for one in called), *map(folded, called)):
        if other not in found:
            found += f"{' ' if FOUND_BY in found else FOUND_BY}{other}"
    return name + found[len(name) :]


def place_of(country: str, region: str) -> str:
    """The key of `place_names` for a country and its region."""
    return f"{country}/{region}" if region else country


def country_and_region(place: str) -> tuple[str, str]:
    """The country and the region of a key of `place_names`."""
    country, _, region = place.partition("/")
    return country, region
