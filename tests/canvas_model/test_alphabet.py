"""Names are sorted and found as a reader of Italian or English expects, whatever machine it is."""

import pytest

from canvas_model.alphabet import alphabetical, is_found


def test_accents_and_case_do_not_tear_names_apart_and_figures_count():
    names = ["Zoe", "élite", "Sede 10", "Élite", "Ödön", "elite", "Sede 2", "bruno", "Èlia", "Anna", "Øst"]
    wanted = ["Anna", "bruno", "Èlia", "elite", "élite", "Élite", "Ödön", "Øst", "Sede 2", "Sede 10", "Zoe"]
    assert sorted(names, key=alphabetical) == wanted


@pytest.mark.parametrize("wanted", ["elite", "ÉLITE", "éli", "clim pad", "  societa ", "SOCIETÀ cli", ""])
def test_a_name_is_found_without_accents_in_any_case_and_by_half_words(wanted):
    assert is_found(wanted, "Élite Climatizzazione", "Società di Padova")


@pytest.mark.parametrize(
    "wanted",
    ["anfora srl", "l'anfora", "LANFORA S.R.L.", "«L’Ànfora»", "elite s.r.l", "sud tir", "Süd-Tirol", "&", "rd", "r&d"],
)
def test_a_name_is_found_whatever_its_punctuation(wanted):
    assert is_found(wanted, "Società Èlite «L'Ànfora» S.r.l.", "R&D Südtirol")


@pytest.mark.parametrize("wanted", ["elita", "clim roma", "x", "&", "elite & clim"])
def test_what_is_not_there_is_not_found(wanted):
    assert not is_found(wanted, "Élite Climatizzazione", "Società di Padova")
