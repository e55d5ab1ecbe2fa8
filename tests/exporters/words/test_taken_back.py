"""What an undo says it took back: every kind of thing by its name, in both languages."""

from typing import Any
from uuid import uuid4

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import KINDS
from exporters.words.entry_names import MOST_CHARACTERS
from exporters.words.taken_back import step_sentence

WHO = str(uuid4())
THINGS: dict[str, dict[str, Any]] = {
    "note": {"block": "data", "text": "Tre fogli\ndi calcolo"},
    "choice": {"alternative": "sources.erp"},
    "answer": {"question": "customer.q1", "member": WHO},
    "block": {"block": "data"},
    "member": {"name": "Anna Neri"},
    "segment": {"name": "Officine"},
    "task": {"task": "t5", "name": None},
    "risk": {"risk": "d1", "event": None},
    "workshop": {"layout": "spatial"},
}


def said(kind: str, values: dict[str, Any], language: str = "en", verb: str = "undo") -> str:
    return step_sentence(verb, [(kind, values)], catalogue(language), {WHO: "Anna Neri"})


def test_every_kind_of_thing_has_a_name() -> None:
    assert set(THINGS) == {*KINDS, "workshop"}


@pytest.mark.parametrize("kind", THINGS)
def test_a_name_is_of_its_language(kind: str) -> None:
    one, other = said(kind, THINGS[kind], "en"), said(kind, THINGS[kind], "it")
    assert one.startswith("Taken back: ")
    assert other.startswith("Annullato: ")
    assert one.removeprefix("Taken back: ").split()[0] != other.removeprefix("Annullato: ").split()[0]


def test_names_say_which_one() -> None:
    assert said("note", THINGS["note"]) == "Taken back: note “Tre fogli di calcolo” in Data"
    assert said("answer", THINGS["answer"]).endswith(", of Anna Neri")
    assert said("answer", {"question": "r1", "member": None}, verb="redo").startswith("Done again: answer on “")
    assert said("task", {"task": "discovery:data", "name": None}).count("Data") == 1
    assert said("task", {"task": f"own:{uuid4()}", "name": "Visit"}) == "Taken back: task “Visit”"


def test_fields_of_the_workshop_are_named_one_by_one_and_several_are_its_settings() -> None:
    assert said("workshop", {"crm_users": 5}) == "Taken back: setting “People who will use the CRM”"
    assert said("workshop", {"client": "A", "title": "B"}) == "Taken back: settings of the workshop"
    assert said("workshop", {"crm_users": 5, "country": "IT"}) == "Taken back: settings of the workshop"


def test_a_long_text_is_cut_at_a_word() -> None:
    words = said("member", {"name": "parola " * 40}).removeprefix("Taken back: person “").removesuffix("”")
    assert len(words) <= MOST_CHARACTERS + 1
    assert words.endswith("parola…")


def test_of_many_things_two_are_named_and_the_others_counted() -> None:
    rows = [("note", {"block": "data", "text": str(number)}) for number in range(35)]
    assert step_sentence("undo", rows, catalogue("en"), {}) == (
        "Taken back: note “0” in Data, note “1” in Data and 33 other changes"
    )
    assert step_sentence("undo", rows, catalogue("it"), {}).endswith("nota «1» in Dati e altre 33 modifiche")
    assert step_sentence("undo", rows[:3], catalogue("it"), {}).count("nota") == 3
