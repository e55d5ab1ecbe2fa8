"""What countries and their regions are called."""

import gettext
from collections.abc import Callable
from functools import cache

import holidays
import pycountry
from babel import Locale
from pycountry import LOCALES_DIR

from canvas_model.alphabet import alphabetical, folded
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import regions
from exporters.words.texts import texts

_IN_OTHER_LANGUAGES = {
    "ES-NC": ("Nafarroa",),
    "ES-PV": ("Euskadi",),
    "ES-VC": ("Comunitat Valenciana",),
    "GB-WLS": ("Cymru",),
    "IT-23": ("Vallée d'Aoste", "Valle d'Aosta/Vallée d'Aoste"),
    "IT-32": ("Trentino-Alto Adige/Südtirol",),
    "IT-36": ("Friuli-Venezia Giulia", "Furlanija-Julijska krajina"),
    "IT-AO": ("Aoste",),
    "IT-BZ": ("Bozen", "Süd-Tirol"),
    "IT-GO": ("Gorica",),
    "IT-TS": ("Trst",),
    "IT-UD": ("Udin",),
}
"""Names in other languages spoken there, by the region's code: neither list of regions has these."""
_LACKING = {"IT-AO": "IT-23"}
"""A region that the list of larger ones lacks, and the one it is part of."""


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
    names = {code: _named(there, language) or code for code, there in _native_names(country).items()}
    return dict(sorted(names.items(), key=lambda region: alphabetical(region[1])))


@cache
def other_names(country: str, region: str) -> tuple[str, ...]:
    """What else people call a place, in every language of the tool; a region also by the larger one that it is part of.

    `Zürich`, `Zurigo`; for Bergamo also `Lombardia` and `Lombardy`, for Bolzano also `Trentino-Alto Adige/Südtirol`.
    """
    if not region:
        return tuple(dict.fromkeys(country_name(country, language) for language in LANGUAGES))
    code = f"{country}-{region}"
    native = [*_native_names(country).get(region, []), *_IN_OTHER_LANGUAGES.get(code, ()), *_larger(code)]
    own = [_own_name(language)(name) for language in LANGUAGES for name in native]
    return tuple(dict.fromkeys([*native, *own]))


def place_name(country: str, region: str, language: str) -> str:
    """A country and, where there is one, its region: `Italy · Bolzano`."""
    whole = country_name(country, language)
    return f"{whole} · {region_names(country, language).get(region, region)}" if region else whole


def _named(native: list[str], language: str) -> str:
    """The language's own name, where it is another one, before those in use there."""
    said = [name for name in map(_own_name(language), native) if "/" not in name]
    own = next((name for name, there in zip(said, native, strict=False) if _bare(name) != _bare(there)), "")
    others = " / ".join(name for name in native if _bare(name) != _bare(own))
    return f"{own} ({others})" if own and others else own or others


@cache
def _own_name(language: str) -> Callable[[str], str]:
    """Turns the name in use there into the language's own: the list of translations lacks these."""
    _, known = texts(language), _translations(language)
    lacking = {
        "Alsace": _("Alsace"),
        "Andalucía": _("Andalusia"),
        "Canarias": _("Canary Islands"),
        "Cataluña": _("Catalonia"),
        "England": _("England"),
        "Firenze": _("Florence"),
        "Galicia": _("Galicia"),
        "Genova": _("Genoa"),
        "Genève": _("Geneva"),
        "Hessen": _("Hesse"),
        "Islas Baleares": _("Balearic Islands"),
        "Kärnten": _("Carinthia"),
        "Lisboa": _("Lisbon"),
        "Lombardia": _("Lombardy"),
        "Luzern": _("Lucerne"),
        "Mantova": _("Mantua"),
        "Milano": _("Milan"),
        "Napoli": _("Naples"),
        "Niedersachsen": _("Lower Saxony"),
        "Niederösterreich": _("Lower Austria"),
        "Nordrhein-Westfalen": _("North Rhine-Westphalia"),
        "Northern Ireland": _("Northern Ireland"),
        "Oberösterreich": _("Upper Austria"),
        "Padova": _("Padua"),
        "País Vasco": _("Basque Country"),
        "Piemonte": _("Piedmont"),
        "Puglia": _("Apulia"),
        "Rheinland-Pfalz": _("Rhineland-Palatinate"),
        "Sachsen": _("Saxony"),
        "Sachsen-Anhalt": _("Saxony-Anhalt"),
        "Sardegna": _("Sardinia"),
        "Scotland": _("Scotland"),
        "Sicilia": _("Sicily"),
        "Siracusa": _("Syracuse"),
        "Steiermark": _("Styria"),
        "Thüringen": _("Thuringia"),
        "Tirol": _("Tyrol"),
        "Torino": _("Turin"),
        "Toscana": _("Tuscany"),
        "Trentino-Alto Adige": _("Trentino-South Tyrol"),
        "Valle d'Aosta": _("Aosta Valley"),
        "Venezia": _("Venice"),
        "Wales": _("Wales"),
        "Wien": _("Vienna"),
    }
    return lambda native: lacking.get(native) or known.gettext(native)


@cache
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-2", LOCALES_DIR, [language], fallback=True)


@cache
def _native_names(country: str) -> dict[str, list[str]]:
    """The names of each region that are in use there; none for a region that has its code alone."""
    aliases = getattr(holidays.country_holidays(country), "subdivisions_aliases", {}) if regions(country) else {}
    names = {code: [name for name, of in aliases.items() if of == code] for code in regions(country)}
    return {code: _each_once(_without_abbreviations(there)) for code, there in names.items()}


def _larger(code: str) -> list[str]:
    """The names of the region that another one is part of; the list of them lacks Aosta."""
    part = pycountry.subdivisions.get(code=_LACKING.get(code, code))  # type: ignore[no-untyped-call]
    larger = part if code in _LACKING else part and part.parent
    return [larger.name, *_IN_OTHER_LANGUAGES.get(larger.code, ())] if larger else []


def _without_abbreviations(names: list[str]) -> list[str]:
    """A region with several languages has several names; `Ktn` beside `Kärnten` is none."""
    longest = max(map(len, names), default=0)
    return [name for name in names if 2 * len(name) >= longest and not (name.isascii() and name.isupper())]


def _each_once(names: list[str]) -> list[str]:
    """Of names that differ in accents or hyphens alone, the one that has them: `Forlì-Cesena`, not also `Forli-Cesena`."""
    kept: dict[str, str] = {}
    for name in names:
        kept[_bare(name)] = max(kept.get(_bare(name), name), name, key=lambda one: (not one.isascii(), "-" in one))
    return list(kept.values())


def _bare(name: str) -> str:
    return folded(name.replace("-", " "))
