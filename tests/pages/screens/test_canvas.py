"""The canvas: what the board is told before it has read anything."""

from uuid import uuid4

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.rules.scoring.bands import USUAL_TARGET
from canvas_model.rules.scoring.chip_states import chip_states
from pages.screens.canvas import json_types
from pages.screens.canvas.definitions import choice_ids, definitions
from tests.described import strictly, unread


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_board_knows_the_state_of_a_chip_for_everything_that_can_be_said(language: str) -> None:
    told = {one["id"]: one["states"] for block in definitions(language)["blocks"] for one in block["alternatives"]}
    known = [one for block in catalogue(language).blocks.blocks for one in block.alternatives]
    assert told == {one.id: chip_states(one) for one in known}


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_board_gets_what_is_described(language: str) -> None:
    workshop = uuid4()
    head = {"workshop": str(workshop), "client": "Esempio", "title": "CRM", "links": {"interview": "./interview"}}
    data = {**head, "choices": choice_ids(workshop, language), **definitions(language)}
    strictly(json_types, json_types.BoardData).validate_python(data)


def test_every_name_that_is_described_is_read_in_the_browser() -> None:
    assert unread(json_types) == set()


def test_before_the_first_figures_a_block_shows_the_usual_target() -> None:
    assert definitions("en")["usual_target"] == USUAL_TARGET
