"""What else finds an option of a list."""

from pages.ui.streamlit_gaps.findable_options import findable


def test_a_label_is_found_without_its_accents_and_by_other_names_and_shows_none_of_that() -> None:
    assert findable("Nicolò Bianchi · Qualità") == "Nicolò Bianchi · Qualità\tnicolo bianchi qualita"
    assert findable("Sean O’Brien") == "Sean O’Brien\tsean o'brien sean o brien sean obrien"
    assert findable("Straße · Vendite") == "Straße · Vendite\tstrasse"
    assert findable("Zurigo (Zürich)", "Zurigo", "Zürich") == "Zurigo (Zürich)\tzurich"
    assert findable("Perù", "Perù", "Peru") == "Perù\tperu"


def test_a_label_without_accents_stays_as_it_is() -> None:
    assert findable("Anna Bianchi · Vendite") == "Anna Bianchi · Vendite"
