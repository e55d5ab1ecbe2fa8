"""The countries to choose from: each once, by a code that can be stored, with its name."""

import pytest

from canvas_model.alphabet import alphabetical
from canvas_model.checks.entries import checked_workshop
from canvas_model.content import WorkshopFields
from canvas_model.rules.planning.workdays import countries, regions
from pages.ui.countries import country_and_region, country_names, place_names, place_of
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
