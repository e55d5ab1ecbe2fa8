"""The countries that a person can choose from."""

from functools import cache

from babel import Locale

from canvas_model.alphabet import alphabetical
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import countries
from exporters.words.places import other_names, place_name, region_names
from pages.ui.streamlit_gaps.findable_options import findable


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


@cache
def place_labels(language: str) -> dict[str, str]:
    """The names of places, each followed by what else finds it in a list: names without accents, those in other languages."""
    names = place_names(language).items()
    return {place: findable(name, *other_names(*country_and_region(place))) for place, name in names}


def place_of(country: str, region: str) -> str:
    """The key of `place_names` for a country and its region."""
    return f"{country}/{region}" if region else country


def country_and_region(place: str) -> tuple[str, str]:
    """The country and the region of a key of `place_names`."""
    country, _, region = place.partition("/")
    return country, region
