"""What the browser keeps of the form of a new workshop is what the form takes back, in whichever language it is read."""

from datetime import date

import pytest

from canvas_model.languages import LanguageCode
from pages.screens.home import new_workshop_draft
from pages.screens.home.new_workshop_draft import _meant, _shown

CHOSEN = {"language": "it", "areas": ["it", "management"], "country": "CH/ZH"}


@pytest.mark.parametrize("kept_in", ["it", "en"])
@pytest.mark.parametrize("read_in", ["it", "en"])
def test_what_is_chosen_is_taken_back_in_either_language(
    monkeypatch: pytest.MonkeyPatch, kept_in: LanguageCode, read_in: LanguageCode
) -> None:
    monkeypatch.setattr(new_workshop_draft, "language", lambda: kept_in)
    shown = {name: _shown(name, value) for name, value in CHOSEN.items()}
    monkeypatch.setattr(new_workshop_draft, "language", lambda: read_in)
    assert {name: _meant(name, each) for name, each in shown.items()} == CHOSEN


def test_what_is_typed_is_taken_back_as_it_stands_and_what_no_field_can_hold_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(new_workshop_draft, "language", lambda: "it")
    assert (_shown("held_on", date(2026, 11, 9)), _shown("crm_users", 1200)) == ("09/11/2026", "1.200")
    assert (_meant("client", "Rossi"), _meant("held_on", "9/1"), _meant("crm_users", "")) == ("Rossi", "9/1", "")
    for name, shown in [("client", ["Rossi"]), ("country", "Atlantide"), ("areas", ["Vendite", "?"]), ("areas", "x")]:
        assert _meant(name, shown) is None, f"{name}: {shown}"
