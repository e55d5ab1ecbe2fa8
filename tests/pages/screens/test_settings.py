"""The settings of a workshop: each field is saved by itself, and none is lost or overwritten."""

from typing import Any
from uuid import UUID, uuid4

from canvas_model.content.sections import SECTIONS
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.server import store
from tests.pages.screens.shown import BY, screen, show, undo, words


def key(workshop: UUID, name: str, turn: int = 0, lang: str = "en") -> str:
    return f"settings_{workshop}_{name}_{lang}_{turn}"


def elsewhere(workshop: UUID, **values: Any) -> None:
    """Somebody else changes fields of the workshop."""
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, values))


def stored(workshop: UUID, name: str) -> Any:
    return getattr(store.snapshot(workshop).workshop, name)


def test_opening_the_settings_changes_nothing(empty_workshop, lang, monkeypatch) -> None:
    monkeypatch.setattr("canvas_model.checks.entries._require_known", lambda _id, _known: None)
    elsewhere(empty_workshop, areas=["sales", "of_another_version"], layout="of_another_version")
    before = store.snapshot(empty_workshop).revision
    app = screen("settings", empty_workshop, lang)
    assert not app.exception
    app.run()
    assert store.snapshot(empty_workshop).revision == before


def test_no_help_opens_over_what_is_refused_of_the_closing_days(empty_workshop) -> None:
    app = screen("settings", empty_workshop)
    assert not app.selectbox(key(empty_workshop, "country")).help
    assert "Type the name of a region" in words(app)


def test_what_is_chosen_is_saved_at_once_and_taken_back_and_chosen_again(empty_workshop) -> None:
    app = screen("settings", empty_workshop)
    sections = key(empty_workshop, "left_out")
    for again in range(2):
        app.multiselect(sections).set_value(["answers", "method"]).run()
        assert not app.exception
        assert stored(empty_workshop, "left_out") == ("answers", "method")
        assert app.multiselect(sections).value == ["answers", "method"], "the field keeps its focus: it is the same one"
        undo("settings", empty_workshop)
        sections = key(empty_workshop, "left_out", again + 1)
        app.run()
        assert stored(empty_workshop, "left_out") == ()
        assert app.multiselect(sections).value == []


def test_a_field_shows_what_somebody_else_chose_and_a_choice_made_meanwhile_does_not_overwrite_it(
    empty_workshop, lang
) -> None:
    app = screen("settings", empty_workshop, lang)
    elsewhere(empty_workshop, saturdays=True)
    app.run()
    assert app.checkbox(key(empty_workshop, "saturdays", 1, lang)).value is True
    elsewhere(empty_workshop, country="CH", region="ZH")
    app.selectbox(key(empty_workshop, "country", 0, lang)).set_value("DE/BY").run()
    assert (stored(empty_workshop, "country"), stored(empty_workshop, "region")) == ("CH", "ZH")
    assert {"it": "Qualcun altro", "en": "Someone else"}[lang] in words(app)
    assert app.selectbox(key(empty_workshop, "country", 1, lang)).value == "CH/ZH"
    app.selectbox(key(empty_workshop, "country", 1, lang)).set_value("DE/BY").run()
    assert (stored(empty_workshop, "country"), stored(empty_workshop, "region")) == ("DE", "BY")


def test_a_report_without_any_section_is_said_to_be_one(empty_workshop, lang) -> None:
    said = {"it": "soltanto la prima pagina", "en": "nothing but its first page"}[lang]
    app = screen("settings", empty_workshop, lang)
    app.multiselect(key(empty_workshop, "left_out", 0, lang)).set_value(list(SECTIONS)[:-1]).run()
    assert said not in words(app)
    app.multiselect(key(empty_workshop, "left_out", 0, lang)).set_value(list(SECTIONS)).run()
    assert said in words(app)


def test_a_report_that_has_expired_is_said_to_be_so_where_the_day_is_chosen_and_where_it_is_made(
    empty_workshop, lang
) -> None:
    said = {"it": "viene stampato come scaduto", "en": "is printed as expired"}[lang]
    for day, times in (("2099-01-05", 0), ("2020-01-07", 1)):
        elsewhere(empty_workshop, valid_until=day)
        for name in ("settings", "report"):
            assert words(show(name, w=empty_workshop, lang=lang)).count(said) == times


def test_a_first_day_that_is_past_is_said(empty_workshop, lang) -> None:
    said = {"it": "è già passato", "en": "The project began on"}[lang]
    elsewhere(empty_workshop, starts_on="2099-01-05")
    assert said not in words(screen("settings", empty_workshop, lang))
    elsewhere(empty_workshop, starts_on="2020-01-07")
    assert said in words(show("settings", w=empty_workshop, lang=lang))
