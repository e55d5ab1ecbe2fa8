"""How the catalogue speaks: questions that a level answers, levels that grow, one word for one thing."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from canvas_model.catalogue import catalogue, languages
from canvas_model.catalogue.entries import entries

IS_ID = re.compile(r"[a-z0-9_.]+")
ASKS_HOW_MUCH = {"it": ("Quant", "Con quanto"), "en": ("How ",)}
MOST_WORDS = 25
"""Words of a level: more are not understood when they are read out once."""
SAME_START = 4
"""Words: two levels in a row that begin with as many alike are hard to tell apart."""
STANDS_FOR_NOTHING = {
    "it": r"È|Sono|Era|Li|Ci crede|Ne|Se ne|Non l[aeoi]|Chi l[aeoi]|L’ha|Lo (?:sa|ricorda|fa)|Passano",
    "en": r"It|They|Them|He|She|This|That",
}
"""Beginnings that need the question beside them: the report prints the level alone, as what is missing."""
NOT_SAID = {
    "it": {
        "prontezza": "preparazione",
        "scarti": "lacune",
        r"a (?:date|intervalli) fiss[ei]|a (?:data|scadenza) fissa": "a scadenze fisse",
        "persona tipo|buyer personas": "buyer persona",
        "prima parte|seconda parte|terza parte": "first-, second-, third-party",
        "supportare|settare|performante|processare|implementare|schedulare": "a word of the language",
        "perchè|poichè|finchè|affinchè|benchè|nè": "the acute accent",
        "l'|un'|dell'|all'": "the typographic apostrophe",
    },
    "en": {
        "executors": "teams",
        "life[ -]cycle": "lifecycle",
        "stand-in": "deputy",
        "rivals?": "competitor",
        "on (?:set|fixed) dates": "at set intervals",
        "count(?:s|ed)? (?:0|2)": "counts as",
        "(?:data|information) (?:are|stay|sit|have|reach)": "data is",
        "heeded|as .{1,20} sees? fit": "plain words",
    },
}
"""What is not said, and what is said instead: one word for one thing, and none that reads translated."""


def scaled(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Id, text and levels of every question and relationship item that a level answers."""
    whole = catalogue(language)
    for block in whole.blocks.blocks:
        for question in block.questions:
            if question.scored:
                yield question.id, question.text, tuple(question.levels)
    for item in whole.relationships.items:
        yield item.id, item.text, tuple(item.levels)


def said(language: str) -> Iterator[tuple[str, str]]:
    """Every text of the catalogue, with the id of its entry."""
    for entry in entries(catalogue(language)):
        for value in entry.model_dump().values():
            parts = value if isinstance(value, (list, tuple)) else [value]
            yield from ((entry.id, part) for part in parts if isinstance(part, str) and not IS_ID.fullmatch(part))


@pytest.mark.parametrize("language", languages())
def test_a_question_with_levels_asks_how_much_and_one_thing_at_a_time(language):
    wrong = [
        (id, text)
        for id, text, _ in scaled(language)
        if not text.startswith(ASKS_HOW_MUCH[language]) or text.count("?") != 1 or not text.endswith("?")
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_a_level_is_understood_when_read_out_once(language):
    long = [(id, level) for id, _, levels in scaled(language) for level in levels if len(level.split()) > MOST_WORDS]
    assert long == []


@pytest.mark.parametrize("language", languages())
def test_a_level_starts_with_a_capital_and_ends_in_its_only_full_stop(language):
    wrong = [
        (id, level)
        for id, _, levels in scaled(language)
        for level in levels
        if not level[0].isupper() or not level.endswith(".") or ". " in level
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_a_level_says_what_it_speaks_of_so_that_it_can_stand_alone(language):
    alone = re.compile(rf"(?:{STANDS_FOR_NOTHING[language]})\b")
    assert [(id, level) for id, _, levels in scaled(language) for level in levels if alone.match(level)] == []


@pytest.mark.parametrize("language", languages())
def test_two_levels_in_a_row_do_not_begin_alike(language):
    alike = [
        (id, lower, higher)
        for id, _, levels in scaled(language)
        for lower, higher in pairwise(levels)
        if lower.split()[:SAME_START] == higher.split()[:SAME_START]
    ]
    assert alike == []


@pytest.mark.parametrize("language", languages())
def test_one_word_stands_for_one_thing(language):
    wrong = [
        (id, text, instead)
        for id, text in said(language)
        for word, instead in NOT_SAID[language].items()
        if re.search(rf"\b(?:{word})(?!\w)", text, re.IGNORECASE)
    ]
    assert wrong == []


def test_italian_figures_carry_a_space_before_the_sign_and_english_ones_do_not():
    assert [text for _, text in said("it") if re.search(r"\d%", text)] == []
    assert [text for _, text in said("en") if re.search(r"\d\s%", text)] == []
