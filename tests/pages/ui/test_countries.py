"""The countries to choose from: each once, by a code that can be stored, with its name."""

import re

import pytest

from canvas_model.alphabet import alphabetical, folded
from canvas_model.checks.entries import checked_workshop
from canvas_model.content import WorkshopFields
from canvas_model.languages import LANGUAGES
from canvas_model.rules.planning.workdays import countries, regions
from pages.ui.countries import country_and_region, country_names, place_labels, place_names, place_of
from pages.ui.streamlit_gaps.findable_options import FOUND_BY
from tests.server import FIELDS


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_country_can_be_stored_and_is_offered_once(language: str) -> None:
    names = country_names(language)
    assert len(names) > 200 and len(set(names.values())) == len(names)
    assert set(names) == countries(), "what is checked is what is offered"
    assert list(names.values()) == sorted(names.values(), key=alphabetical)
    fields = dict(FIELDS)
    for code in names:
        assert checked_workshop({**fields, "country": code}).country == code


def test_a_country_has_its_name_in_the_language() -> None:
    assert (country_names("it")["GB"], country_names("en")["GB"]) == ("Regno Unito", "United Kingdom")


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_region_can_be_stored_and_comes_after_its_country(language: str) -> None:
    places = place_names(language)
    assert len(places) > 800
    for place in places:
        country, region = country_and_region(place)
        assert place_of(country, region) == place and (not region or region in regions(country))
        assert WorkshopFields.model_validate({**FIELDS, "country": country, "region": region}).region == region
    order = list(places)
    assert order.index("IT") < order.index("IT/BZ") < order.index("IT/MI")


def test_a_region_has_its_name_in_the_language_and_the_one_in_use_there() -> None:
    it, en = place_names("it"), place_names("en")
    assert (it["IT/BZ"], it["CH/TI"], en["GB/SCT"]) == (
        "Italia · Bolzano",
        "Svizzera · Ticino",
        "United Kingdom · Scotland",
    )
    assert (it["CH/ZH"], it["DE/BY"], it["AT/6"]) == (
        "Svizzera · Zurigo (Zürich)",
        "Germania · Baviera (Bayern)",
        "Austria · Stiria (Steiermark)",
    )
    assert en["DE/BY"] == "Germany · Bavaria (Bayern)"
    assert (it["DE/SN"], en["DE/SN"]) == ("Germania · Sassonia (Sachsen)", "Germany · Saxony (Sachsen)")
    assert it["CH/GR"] == "Svizzera · Grigioni (Graubünden / Grischun)"
    assert en["CH/GR"] == "Switzerland · Graubünden / Grigioni / Grischun"
    assert en["IT/FI"] == "Italy · Florence (Firenze)" and it["IT/FI"] == "Italia · Firenze"
    assert (it["GB/SCT"], en["GB/SCT"]) == ("Regno Unito · Scozia (Scotland)", "United Kingdom · Scotland")


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_name_that_differs_in_accents_alone_stands_there_once(language: str) -> None:
    for place, name in place_names(language).items():
        each = [folded(one).replace("-", " ") for one in re.split(r" · | \(| / |\)", name) if one]
        assert len(set(each[1:])) == len(each[1:]), f"{place}: {name}"
    assert place_names("it")["IT/FC"] == "Italia · Forlì-Cesena"


def lists(typed: str, language: str) -> list[str]:
    """The places that a list shows for what was typed, as Streamlit finds them."""
    return [place for place, label in place_labels(language).items() if typed.lower() in label.lower()]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("zurich", "CH/ZH"),
        ("Zurigo", "CH/ZH"),
        ("zürich", "CH/ZH"),
        ("peru", "PE"),
        ("perù", "PE"),
        ("alto adige", "IT/BZ"),
        ("Lombardia", "IT/MI"),
        ("tuscany", "IT/FI"),
        ("florence", "IT/FI"),
        ("aosta", "IT/AO"),
        ("valle d'aosta", "IT/AO"),
        ("valle d aosta", "IT/AO"),
        ("vallee d aoste", "IT/AO"),
        ("trentino alto adige sudtirol", "IT/BZ"),
        ("forli cesena", "IT/FC"),
        ("sudtirol", "IT/BZ"),
        ("Südtirol", "IT/BZ"),
        ("sud tir", "IT/BZ"),
        ("south tyrol", "IT/BZ"),
        ("bozen", "IT/BZ"),
        ("trentino-alto adige/südtirol", "IT/TN"),
        ("vallee d'aoste", "IT/AO"),
        ("Vallée d'Aoste", "IT/AO"),
        ("friuli-venezia giulia", "IT/UD"),
        ("trst", "IT/TS"),
        ("euskadi", "ES/PV"),
        ("cymru", "GB/WLS"),
        ("forli", "IT/FC"),
        ("costa d'avorio", "CI"),
        ("geneva", "CH/GE"),
        ("baviera", "DE/BY"),
        ("bavaria", "DE/BY"),
        ("scozia", "GB/SCT"),
        ("catalogna", "ES/CT"),
    ],
)
def test_a_place_is_found_without_accents_and_by_its_name_in_either_language(
    typed: str, place: str, language: str
) -> None:
    assert place in lists(typed, language)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_name_without_its_accents_finds_its_place(language: str) -> None:
    labels = place_labels(language)
    assert len(set(labels.values())) == len(labels)
    for place, label in labels.items():
        assert label.split(FOUND_BY)[0] == place_names(language)[place]
        for other in LANGUAGES:
            for one in re.split(r" \(| / |\)", place_names(other)[place].split(" · ")[-1]):
                assert one.lower() in label.lower() and folded(one) in label.lower(), f"{place}: {one}"
