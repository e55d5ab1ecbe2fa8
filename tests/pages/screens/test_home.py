"""The workshops: what a person finds and makes on the first screen."""

import re
from base64 import b64decode
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import event
from streamlit.testing.v1.element_tree import Block

from canvas_model.access import GRANTS
from canvas_model.content import NoteOnCanvas
from canvas_model.storage.file_changes import bring_changes
from canvas_model.storage.workshop_list import list_workshops
from canvas_model.storage.workshops import create_workshop
from pages.screens.home import card_contents, undo_offer
from pages.screens.home.first_visit import PICTURES
from pages.server import store
from pages.ui.navigation import SCREENS
from tests.pages.screens.shown import BY, FIELDS, show, words


def bodies(app) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def made() -> int:
    with store.reading() as session:
        return list_workshops(session).total


def test_the_first_visit_offers_the_demo_and_a_new_workshop(lang) -> None:
    app = show(lang=lang)
    assert not app.exception
    assert "cv-welcome" in bodies(app)
    assert len(app.button) == 3  # the demo and the two languages
    pictures = re.findall(r'<img src="data:image/webp;base64,([^"]+)" alt="([^"]+)">', bodies(app))
    assert len(pictures) == 2
    assert all(alt and b64decode(picture)[8:12] == b"WEBP" for picture, alt in pictures)
    assert sum(len(picture) for picture, _alt in pictures) < 200_000


def test_the_pictures_of_the_first_visit_are_there_in_each_language() -> None:
    assert {path.name for path in PICTURES.iterdir()} == {
        f"{name}-{language}.webp" for name in ("canvas", "report") for language in ("it", "en")
    }


def test_the_demo_is_made_once_by_one_click(lang) -> None:
    app = show(lang=lang)
    next(button for button in app.button if button.key.startswith("home_demo")).click().run()
    assert not app.exception
    assert made() == 1


def test_the_form_makes_one_workshop_however_often_it_is_sent(lang) -> None:
    new = uuid4()
    for app in [show(lang=lang, new=new) for _ in range(2)]:
        app.text_input(f"new_{new}_client").set_value("Rossi & C.")
        app.button(f"new_{new}_save").click().run()
        assert not app.exception
    assert made() == 1
    assert store.snapshot(new).workshop.client == "Rossi & C."
    assert store.snapshot(new).workshop.country == {"it": "IT", "en": "GB"}[lang]


def test_a_form_without_a_client_makes_nothing_and_keeps_the_rest(lang) -> None:
    new = uuid4()
    app = show(lang=lang, new=new)
    app.text_input(f"new_{new}_title").set_value("Il mio titolo")
    app.button(f"new_{new}_save").click().run()
    assert "cv-fault" in bodies(app)
    assert app.text_input(f"new_{new}_title").value == "Il mio titolo"
    assert made() == 0


def test_the_shelf_is_paged_and_costs_the_same_with_many() -> None:
    counts = []
    for many in (12, 40):
        while made() < many:
            create_workshop(store.store(), BY, FIELDS, id=uuid4())
        show(lang="en")
        counts.append(queries(lambda: show(lang="en")))
        app = show(lang="en")
        assert len([one for one in app.main.get("page_link") if "Müller" in one.proto.label]) == 12
    assert counts[0] == counts[1]


def test_what_has_not_changed_is_not_read_again(empty_workshop) -> None:
    with store.reading() as connection:
        heads = list_workshops(connection).workshops
    assert [card.head.id for card in card_contents.cards(heads)] == [empty_workshop]
    assert queries(lambda: card_contents.cards(heads)) == 0


def queries(do) -> int:
    """How many statements the database gets."""
    seen: list[str] = []

    def count(_connection, _cursor, statement, *_rest) -> None:
        seen.append(statement)

    event.listen(store.store().engine, "before_cursor_execute", count)
    try:
        do()
    finally:
        event.remove(store.store().engine, "before_cursor_execute", count)
    return len([statement for statement in seen if statement.lstrip().upper().startswith("SELECT")])


def test_a_workshop_is_found_by_half_words_without_accents_wherever_it_is(lang) -> None:
    for client in ("Élite Climatizzazione", "Rossi & C."):
        create_workshop(store.store(), BY, {**FIELDS, "client": client}, id=uuid4())
    app = show(lang=lang)
    app.text_input("home_search").set_value("elite clim").run()
    assert [link.proto.label for link in app.get("page_link") if "lite" in link.proto.label] == [
        "Élite Climatizzazione"
    ]
    assert not [link for link in app.get("page_link") if "Rossi" in link.proto.label]


def test_days_and_numbers_are_typed_in_the_language_of_the_tool_and_a_fault_stands_at_its_field(lang) -> None:
    new = uuid4()
    key = f"new_{new}"
    app = show(lang=lang, new=new)
    app.text_input(f"{key}_client").set_value("Rossi")
    app.text_input(f"{key}_held_on").set_value("31/2/2027")
    app.text_input(f"{key}_crm_users").set_value({"it": "1.200", "en": "1,200"}[lang])
    app.button(f"{key}_save").click().run()
    assert {"it": "«31/2/2027» non è un giorno", "en": "“31/2/2027” is not a day"}[lang] in bodies(app)
    assert "13/11/2026" in bodies(app), "the example can be read in one order alone"
    app.text_input(f"{key}_held_on").set_value("1.3.2027")
    app.text_input(f"{key}_crm_users").set_value("2,5")
    app.button(f"{key}_save").click().run()
    assert {"it": "numero intero", "en": "whole number"}[lang] in bodies(app)
    assert made() == 0
    app.text_input(f"{key}_crm_users").set_value({"it": "1.200", "en": "1,200"}[lang])
    app.button(f"{key}_save").click().run()
    fields = store.snapshot(new).workshop
    assert (fields.held_on, fields.crm_users) == (date(2027, 3, 1), 1200)


def test_the_tabs_of_the_shelf_keep_their_place_when_there_is_something_to_take_back(empty_workshop) -> None:
    app = show(lang="en")
    before = place_of_tabs(app)
    app.session_state[undo_offer.DONE] = undo_offer.Done("archived", empty_workshop, "Rossi")
    app.run()
    assert "Undo" in [button.label for button in app.button]
    assert place_of_tabs(app) == before, "they would be made anew, and for a moment there would be two"


def test_what_a_file_changed_is_taken_back_also_after_the_page_was_loaded_anew(empty_workshop) -> None:
    here = store.snapshot(empty_workshop)
    file = here.model_copy(update={"notes": (NoteOnCanvas(id=uuid4(), block="data", text="Written on the train"),)})
    bring_changes(store.store(), BY, empty_workshop, file, op=uuid4())
    app = show(lang="en")
    assert "1 change was imported into" in bodies(app)
    next(button for button in app.button if button.label == "Undo").click().run()
    assert not app.exception
    assert store.snapshot(empty_workshop).notes == ()
    assert "was imported into" not in bodies(app)


def place_of_tabs(app) -> int:
    return next(at for at, part in app.main.children.items() if isinstance(part, Block) and part.get("button_group"))


def test_what_is_not_backed_up_stands_above_the_workshops(database, lang) -> None:
    (database / "backups").write_text("I am a file")
    app = show(lang=lang)
    assert not app.exception
    assert {"it": "senza una copia di sicurezza", "en": "it is not backed up"}[lang] in bodies(app)
    assert {"it": "è un file, non una cartella", "en": "this is a file, not a folder"}[lang] in bodies(app)


def test_on_a_clock_that_was_never_set_the_demo_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.ui.session.today", lambda: date(1970, 1, 1))
    test = show(lang="it")
    next(button for button in test.button if button.key.startswith("home_demo_")).click().run()
    assert not test.exception
    assert "Nessuna demo per il giorno 1" in words(test)


def test_whoever_may_not_read_workshops_sees_none(empty_workshop, monkeypatch) -> None:
    assert '<div class="cv-shelf">' in bodies(show())
    monkeypatch.setitem(GRANTS, "consultant", GRANTS["consultant"] - {"read_workshop"})
    app = show()
    assert "You may not do this" in bodies(app)
    assert '<div class="cv-shelf">' not in bodies(app)
    for screen in SCREENS:
        app = show(screen.name, w=empty_workshop)
        assert "You may not do this" in bodies(app)
        assert "Müller" not in f"{bodies(app)}{app.session_state}{app.main}", "not beside the screen either"


def test_the_form_of_a_workshop_that_was_made_already_leads_on_to_it(empty_workshop, lang):
    create = {"it": "Crea il workshop", "en": "Create the workshop"}[lang]
    assert create in [button.label for button in show("home", lang=lang, new=uuid4()).button]
    app = show("home", lang=lang, new=empty_workshop)
    assert not app.exception
    assert create not in [button.label for button in app.button]
    assert {"it": "Intervista", "en": "Interview"}[lang] in words(app)
