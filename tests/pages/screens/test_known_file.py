"""A file whose workshop is here already: what is asked, and what each answer does."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from canvas_model.storage.workshop_list import list_workshops
from pages.screens.home import starting_points
from pages.server import store
from tests.pages.screens.shown import full, show, words


@dataclass(frozen=True)
class Upload:
    """What an uploader gives."""

    content: bytes
    file_id: str

    def getvalue(self) -> bytes:
        return self.content


def changed_file(language: str) -> bytes:
    """The demo's file with a note that says something else, and one more."""
    whole = json.loads(write_canvas(demo_snapshot(language, today=date(2026, 11, 21))))
    notes = whole["snapshot"]["notes"]
    notes[0]["text"] = "Written on the train"
    notes.append({"id": str(uuid4()), "block": "data", "text": "Quite new"})
    choice = next(one for one in whole["snapshot"]["choices"] if one["need"] == "needed" and one["use"] == 2)
    choice |= {"need": "not_needed", "use": 0}
    whole["snapshot"]["workshop"]["starts_on"] = "2027-03-08"
    return json.dumps(whole).encode()


CHANGED = {
    "it": (
        ("Serve?", "serve", "non serve"),
        ("A che punto è oggi", "in uso", "non in uso"),
        ("Primo giorno del progetto", "9 dicembre 2026", "8 marzo 2027"),
    ),
    "en": (
        ("Is it needed?", "needed", "not needed"),
        ("Where it stands today", "in use", "not in use"),
        ("First day of the project", "9 December 2026", "8 March 2027"),
    ),
}
"""What `changed_file` changes beside the notes: field, value here, value in the file."""


def circular_file() -> bytes:
    """The demo's file in which two tasks wait for each other."""
    whole = json.loads(write_canvas(demo_snapshot("en", today=date(2026, 11, 21))))
    tasks = whole["snapshot"]["tasks"]
    for task, before in (("t1_1", "t1_2"), ("t1_2", "t1_1")):
        tasks[:] = [one for one in tasks if one["task"] != task]
        tasks.append({"id": str(uuid4()), "task": task, "predecessors": [before]})
    return json.dumps(whole).encode()


def count() -> int:
    with store.reading() as connection:
        return list_workshops(connection).total


def texts(workshop: Any) -> set[str]:
    return {note.text for note in store.snapshot(workshop).notes}


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_choice_is_shown_and_the_changes_come_in_and_go_again(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    workshop = full(lang)
    upload = Upload(changed_file(lang), str(uuid4()))
    monkeypatch.setattr(starting_points.st, "file_uploader", lambda *_given, **_options: upload)
    before = count()
    test = show("home", lang=lang)
    shown = words(test)
    assert {"it": "c’è già", "en": "is here already"}[lang] in shown
    assert "Written on the train" in shown and "Quite new" in shown
    for field, was, becomes in CHANGED[lang]:
        here, there = {"it": ("Qui:", "Nel file:"), "en": ("Here:", "In the file:")}[lang]
        assert f"{field} · {here} {was}{there} {becomes}" in re.sub("<[^>]+>", "", shown)
    assert count() == before
    bring = {"it": "Importa queste modifiche", "en": "Import these changes"}[lang]
    for _time in range(2):  # what was taken back can come in again
        next(button for button in test.button if button.label == bring).click().run()
        assert {"Written on the train", "Quite new"} <= texts(workshop)
        assert count() == before
        assert {"it": "modifiche importate in «", "en": "changes were imported into “"}[lang] in words(test)
        test.switch_page("settings.py").run()
        test.switch_page("home.py").run()  # the way back is still there
        next(button for button in test.button if str(button.key).startswith("home_back_")).click().run()
        assert not {"Written on the train", "Quite new"} & texts(workshop)


def test_both_are_kept_when_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    full("en")
    upload = Upload(changed_file("en"), str(uuid4()))
    monkeypatch.setattr(starting_points.st, "file_uploader", lambda *_given, **_options: upload)
    before = count()
    test = show("home", lang="en")
    next(button for button in test.button if button.label == "Keep both").click().run()
    assert count() == before + 1


def test_a_circle_in_the_file_is_told_whatever_is_done_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    full("en")
    upload = Upload(circular_file(), str(uuid4()))
    monkeypatch.setattr(starting_points.st, "file_uploader", lambda *_given, **_options: upload)
    test = show("home", lang="en")
    assert "in a circle. This is not imported" in words(test) and "no longer waits for" in words(test)
    assert words(test).count("in a circle") == 1, "the reason is said once"
    next(button for button in test.button if button.label == "Keep both").click().run()
    assert "The workshop was imported" in words(test) and "no longer waits for" in words(test)
    assert words(test).count("in a circle") == 1
    assert "Keep both" not in [button.label for button in test.button], "that has been answered"
