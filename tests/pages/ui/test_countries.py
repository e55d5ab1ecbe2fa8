"""The countries to choose from: each once, by a code that can be stored, with its name."""

import pytest

from canvas_model.content import WorkshopFields
from canvas_model.rules.planning.workdays import countries
from pages.ui.countries import country_names
from tests.server import FIELDS


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_country_can_be_stored_and_is_offered_once(language: str) -> None:
    names = country_names(language)
    assert len(names) > 200 and len(set(names.values())) == len(names)
    assert list(names.values()) == sorted(names.values())
    fields = dict(FIELDS)
    for code in names:
        assert code in countries()
        assert WorkshopFields.model_validate({**fields, "country": code}).country == code


def test_a_country_has_its_name_in_the_language() -> None:
    assert (country_names("it")["GB"], country_names("en")["GB"]) == ("Regno Unito", "United Kingdom")
