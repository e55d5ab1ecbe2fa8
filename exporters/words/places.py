"""What countries and their regions are called."""

from functools import cache

import holidays
from babel import Locale

from canvas_model.alphabet import alphabetical
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import regions


@cache
def country_name(country: str, language: str) -> str:
    """The name of a country in a language; its code where it has none."""
    return str(Locale.parse(LANGUAGES[language].locale).territories.get(country, country))


@cache
def region_names(country: str) -> dict[str, str]:
    """The regions of a country that have holidays of their own: code and name, in the order of the names.

    Names are those in use there, as the holiday calendar has them: `Bolzano`, `Bayern`, `Graubünden / Grigioni / Grischun`.
    """
    aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {}) if regions(country) else {}
    names = {code: _joined([name for name, of in aliases.items() if of == code]) or code for code in regions(country)}
    return dict(sorted(names.items(), key=lambda region: alphabetical(region[1])))


def place_name(country: str, region: str, language: str) -> str:
    """A country and, where there is one, its region: `Italy · Bolzano`."""
    whole = country_name(country, language)
    return f"{whole} · {region_names(country).get(region, region)}" if region else whole


def _joined(names: list[str]) -> str:
    """The names that are not abbreviations; a region with several languages has several."""
    return " / ".join(name for name in names if not (name.isascii() and name.isupper()))
