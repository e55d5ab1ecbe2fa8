"""Fields and their values in words: every field of every kind, in every language, and never what is stored."""

from datetime import date
from typing import Any

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import KINDS, LISTS, WorkshopFields
from canvas_model.content.differences import KEPT_HERE
from canvas_model.demo.snapshot import demo_snapshot
from exporters.words.field_names import field_names
from exporters.words.field_values import EMPTY, value_words

IDENTITY = {"id", "version", "question", "alternative", "task", "risk", "remembered", *KEPT_HERE}
"""Which entry it is, where it stands, and what only the plan itself notes."""
LANGUAGES = ("it", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_people_fill_in_has_a_name(kind: str, language: str) -> None:
    key = {"block"} if kind == "block" else {"member"} if kind == "answer" else set()
    assert set(field_names(kind, language)) == set(KINDS[kind].model_fields) - IDENTITY - key
    assert all(field_names(kind, language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_workshop_has_a_name(language: str) -> None:
    assert set(field_names("workshop", language)) == set(WorkshopFields.model_fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_of_the_demo_can_be_said(language: str) -> None:
    snapshot = demo_snapshot(language, today=date(2026, 11, 21))  # type: ignore[arg-type]
    words = catalogue(language)
    members = {str(member.id): member.name for member in snapshot.members}
    said = []
    for kind, name in LISTS.items():
        for entry in getattr(snapshot, name):
            values = entry.model_dump(mode="json")
            said += [value_words(kind, field, values, words, members) for field in field_names(kind, language)]
    stored = {
        "not_needed",
        "needed" if language == "it" else "",
        "management",
        "sales",
        "answered",
        "dont_know",
        "accept",
    }
    assert all(said) and len(said) > 1000
    assert (stored - {""} - ({"needed", "answered"} if language == "en" else set())).isdisjoint(said)


CASES: tuple[tuple[str, str, dict[str, Any], str, str], ...] = (
    ("answer", "state", {"state": "dont_know"}, "non so", "don’t know"),
    ("answer", "state", {"state": "blank"}, EMPTY, EMPTY),
    ("task", "not_before", {"not_before": "2026-12-08"}, "8 dicembre 2026", "8 December 2026"),
    ("task", "likely", {"likely": 2.5}, "2,5", "2.5"),
    ("task", "likely", {"likely": None}, EMPTY, EMPTY),
    ("task", "dropped", {"dropped": True}, "sì", "yes"),
    ("task", "predecessors", {"predecessors": []}, EMPTY, EMPTY),
    ("choice", "use", {"use": 0, "alternative": "data.zero"}, "non in uso", "not in use"),
    ("choice", "use", {"use": 2, "alternative": "costs.training"}, "a budget", "in the budget"),
    ("choice", "use", {"use": 0, "alternative": "costs.profit"}, "non ancora misurato", "not measured yet"),
    ("block", "target", {"target": 3}, "3,0", "3.0"),
    ("workshop", "country", {"country": "DE"}, "Germania", "Germany"),
    ("workshop", "evidence_cap", {"evidence_cap": False}, "no", "no"),
    ("segment", "size", {"size": 0}, "0", "0"),
)


@pytest.mark.parametrize(("kind", "field", "values", "italian", "english"), CASES)
def test_values_are_said_in_the_readers_words(
    kind: str, field: str, values: dict[str, Any], italian: str, english: str
) -> None:
    whole = {"question": "customer.q1", "risk": "d1", **values}
    for language, wanted in (("it", italian), ("en", english)):
        assert value_words(kind, field, whole, catalogue(language), {}) == wanted


def test_a_level_says_what_it_looks_like_and_an_option_of_a_fact_stands_alone() -> None:
    words = catalogue("en")
    level = value_words("answer", "level", {"question": "customer.q1", "level": 2}, words, {})
    assert level == f"2: {words.question('customer.q1').levels[2]}"
    fact = next(one for block in words.blocks.blocks for one in block.questions if not one.scored and one.options)
    assert value_words("answer", "level", {"question": fact.id, "level": 0}, words, {}) == fact.options[0]
    item = words.relationships.items[0]
    assert value_words("answer", "level", {"question": item.id, "level": 4}, words, {}) == f"4: {item.levels[4]}"
