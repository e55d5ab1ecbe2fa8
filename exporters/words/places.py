"""What countries and their regions are called."""

import gettext
from collections.abc import Callable
from functools import cache

import holidays
from babel import Locale
from pycountry import LOCALES_DIR

from canvas_model.alphabet import alphabetical
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import regions
from exporters.words.texts import texts


@cache
def country_name(country: str, language: str) -> str:
    """The name of a country in a language; its code where it has none."""
    return str(Locale.parse(LANGUAGES[language].locale).territories.get(country, country))


@cache
def region_names(country: str, language: str) -> dict[str, str]:
    """The regions of a country that have holidays of their own: code and name, in the order of the names.

    A name in use there, as the holiday calendar has it, stands behind the language's own where that is another one:
    `Bolzano`, `Zurigo (Zürich)`, `Grigioni (Graubünden / Grischun)`.
    """
    aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {}) if regions(country) else {}
    native = {code: [name for name, of in aliases.items() if of == code] for code in regions(country)}
    names = {code: _named(_without_abbreviations(there), language) or code for code, there in native.items()}
    return dict(sorted(names.items(), key=lambda region: alphabetical(region[1])))


def place_name(country: str, region: str, language: str) -> str:
    """A country and, where there is one, its region: `Italy · Bolzano`."""
    whole = country_name(country, language)
    return f"{whole} · {region_names(country, language).get(region, region)}" if region else whole


def _named(native: list[str], language: str) -> str:
    """The language's own name, where it is another one, before those in use there."""
    said = [name for name in map(_own_name(language), native) if "/" not in name]
    own = next((name for name, there in zip(said, native, strict=False) if name != there), "")
    others = " / ".join(name for name in native if name != own)
    return f"{own} ({others})" if own and others else others


def _own_name(language: str) -> Callable[[str], str]:
    _, known = texts(language), _translations(language)
    lacking = {"Sachsen": _("Saxony"), "Sachsen-Anhalt": _("Saxony-Anhalt")}
    return lambda native: lacking.get(native) or known.gettext(native)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-2", LOCALES_DIR, [language], fallback=True)


def _without_abbreviations(names: list[str]) -> list[str]:
    """A region with several languages has several names; `Ktn` beside `Kärnten` is none."""
    longest = max(map(len, names), default=0)
    return [name for name in names if 2 * len(name) >= longest and not (name.isascii() and name.isupper())]
