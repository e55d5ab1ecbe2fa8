"""Articles before numbers, as they are spoken."""

import pytest

from exporters.words.elision import elided


@pytest.mark.parametrize(
    "written, spoken",
    [
        ("entro il 8 aprile 2027", "entro l’8 aprile 2027"),
        ("Il 11 marzo", "L’11 marzo"),
        ("workshop del 11 novembre", "workshop dell’11 novembre"),
        ("fino al 80 %", "fino all’80 %"),
        ("al 1 % delle domande", "all’1 % delle domande"),
        ("dal 800 al 11.000", "dall’800 all’11.000"),
        ("entro il 1 aprile", "entro il 1 aprile"),
        ("del 110, del 18, del 21", "del 110, del 18, del 21"),
        ("profil 8", "profil 8"),
    ],
)
def test_an_italian_article_is_elided_before_a_number_that_begins_with_a_vowel(written, spoken):
    assert elided(written, "it") == spoken
    assert elided(written, "en") == written
