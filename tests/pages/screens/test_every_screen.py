"""Every screen, in both languages, with a workshop that is full, empty or gone."""

from uuid import uuid4

import pytest

from canvas_model.storage.remedies import restore_command
from canvas_model.storage.restoring import restore
from pages.server import store
from pages.server.visitors import STRANGER
from pages.ui import session
from pages.ui.navigation import SCREENS
from tests.pages.screens.shown import show, words

OF_WORKSHOP = [screen.name for screen in SCREENS if screen.of_workshop]


@pytest.mark.parametrize("screen", OF_WORKSHOP)
def test_a_screen_shows_the_demo(demo, lang, screen) -> None:
    app = show(screen, lang=lang, w=demo)
    assert not app.exception
    assert "Aervalda" in words(app)


@pytest.mark.parametrize("screen", OF_WORKSHOP)
def test_a_screen_shows_an_empty_workshop(empty_workshop, lang, screen) -> None:
    app = show(screen, lang=lang, w=empty_workshop)
    assert not app.exception


@pytest.mark.parametrize("screen", ["home", *OF_WORKSHOP])
def test_whoever_has_lost_the_key_reads_one_sentence_and_nothing_of_a_workshop(demo, lang, screen, monkeypatch) -> None:
    monkeypatch.setattr(session, "visitor", lambda: STRANGER)
    app = show(screen, lang=lang, w=demo)
    assert not app.exception
    assert {"it": "Per aprire il programma", "en": "This tool opens with its key"}[lang] in words(app)
    assert "Aervalda" not in str(app)


@pytest.mark.parametrize("screen", OF_WORKSHOP)
def test_without_a_workshop_a_screen_says_what_to_do(lang, screen) -> None:
    app = show(screen, lang=lang)
    assert not app.exception
    assert {"it": "Nessun workshop è aperto", "en": "No workshop is open"}[lang] in words(app)


@pytest.mark.parametrize("gone", ["940b74ad-a88f-48a4-b7f8-0669634973f0", "not-an-id", "' OR 1=1"])
def test_a_workshop_that_is_not_there_is_said_to_be_gone(lang, gone) -> None:
    app = show("interview", lang=lang, w=gone)
    assert not app.exception
    assert "cv-empty" in words(app)


def test_people_s_words_are_never_html(empty_workshop, lang) -> None:
    app = show("interview", lang=lang, w=empty_workshop)
    assert "Müller &amp; Søn *S.r.l.*" in words(app)
    assert "Müller & Søn" not in words(app)


def test_the_language_of_the_address_is_the_language_of_the_frame(empty_workshop, lang) -> None:
    app = show("interview", lang=lang, w=empty_workshop)
    labels = [link.proto.label for link in app.sidebar.get("page_link")]
    assert labels[1:3] == {"it": ["Canvas", "Intervista"], "en": ["Canvas", "Interview"]}[lang]


def test_an_unknown_language_speaks_english() -> None:
    app = show(lang="xx")
    assert not app.exception
    assert "Open the demo workshop" in [button.label for button in app.button]


def test_a_database_that_does_not_open_is_a_sentence_and_nothing_else(database, lang) -> None:
    (database / "workshops.db").write_bytes(b"this is not a database at all" * 100)
    app = show("interview", lang=lang, w=uuid4())
    assert not app.exception
    assert "cv-refusal" in words(app)
    assert {"it": "danneggiato", "en": "damaged"}[lang] in words(app)
    assert not app.sidebar.get("page_link")
    assert len(app.button) == 1


def test_a_database_that_is_gone_though_copies_exist_is_told_with_the_command_that_brings_one_back(
    database, demo, lang
) -> None:
    store.close()
    (database / "workshops.db").unlink()
    app = show(lang=lang)
    assert not app.exception
    assert {"it": "non ne è stato creato uno nuovo", "en": "no new one was made"}[lang] in words(app)
    [command] = app.code
    assert command.value == restore_command(database / "workshops.db")
    restore(database / "workshops.db")
    store.close()
    assert 'class="cv-refusal"' not in words(show(lang=lang))


@pytest.mark.parametrize("lang", ["en"])  # outside a run the names of the choices are English
def test_whoever_answers_stays_chosen_from_screen_to_screen(demo, lang) -> None:
    def who(app) -> str:
        return next(
            box.value for box in app.selectbox if (box.key or "").startswith(("interview_who", "relationships_who"))
        )

    member = str(store.snapshot(demo).members[1].id)
    app = show("interview", w=demo, lang=lang, who=member)
    del app.query_params["who"]
    app.switch_page("plan.py").run()
    assert who(app.switch_page("relationships.py").run()) == member
    next(box for box in app.selectbox if box.key.startswith("relationships_who")).set_value("group").run()
    assert who(app.switch_page("interview.py").run()) == "group"
    assert not app.exception
