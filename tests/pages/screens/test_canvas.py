"""The canvas: what the board is told before it has read anything."""

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.rules.scoring.chips import chip_states
from pages.screens.canvas.board import definitions


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_board_knows_the_state_of_a_chip_for_everything_that_can_be_said(language: str) -> None:
    told = {one["id"]: one["states"] for block in definitions(language)["blocks"] for one in block["alternatives"]}
    known = [one for block in catalogue(language).blocks.blocks for one in block.alternatives]
    assert told == {one.id: chip_states(one) for one in known}
