"""The state of a chip: the table for the browser and the results say the same of every alternative."""

from typing import get_args

import pytest

from canvas_model.catalogue.blocks import Alternative, Block
from canvas_model.content import Choice, Need
from canvas_model.results import ChipState
from canvas_model.rules.scoring.alternatives import alternative_results
from canvas_model.rules.scoring.chip_states import USES, chip_states
from tests.canvas_model.small_workshop import CATALOGUE, choice

EVERY = [(block, one) for block in CATALOGUE.blocks.blocks for one in block.alternatives]


def said(alternative: Alternative, need: str, use: int | None) -> Choice:
    return choice(alternative.id, need).model_copy(update={"use": use})


@pytest.mark.parametrize(("block", "alternative"), EVERY, ids=[one.id for _block, one in EVERY])
def test_the_table_holds_what_the_results_carry(block: Block, alternative: Alternative) -> None:
    table = chip_states(alternative)
    assert len(table) == len(get_args(Need)) * len(USES)
    for need in get_args(Need):
        for use in USES:
            results = alternative_results(block, {alternative.id: said(alternative, need, use)})
            carried = next(one.state for one in results if one.id == alternative.id)
            assert table[f"{need}/{'unknown' if use is None else use}"] == carried


@pytest.mark.parametrize(("block", "alternative"), EVERY, ids=[one.id for _block, one in EVERY])
def test_what_nobody_spoke_of_is_open(block: Block, alternative: Alternative) -> None:
    assert chip_states(alternative)["undecided/unknown"] == "open"
    assert all(one.state == "open" for one in alternative_results(block, {}))


@pytest.mark.parametrize(
    ("id", "said", "state"),
    [
        ("data.zero", "needed/2", "full"),
        ("data.zero", "needed/1", "half"),
        ("data.zero", "needed/0", "missing"),
        ("data.zero", "needed/unknown", "missing"),
        ("data.zero", "undecided/0", "open"),
        ("data.zero", "undecided/1", "half"),
        ("data.zero", "not_needed/2", "quiet"),
        ("processes.value", "undecided/0", "missing"),
        ("processes.value", "undecided/unknown", "open"),
        ("strategies.customer", "needed/unknown", "chosen"),
        ("strategies.customer", "not_needed/unknown", "quiet"),
    ],
)
def test_a_chip_tells_use_need_and_blank_apart(id: str, said: str, state: ChipState) -> None:
    assert chip_states(CATALOGUE.alternative(id))[said] == state


@pytest.mark.parametrize(("block", "alternative"), EVERY, ids=[one.id for _block, one in EVERY])
def test_a_missing_chip_is_always_a_gap(block: Block, alternative: Alternative) -> None:
    for need in get_args(Need):
        for use in USES:
            results = alternative_results(block, {alternative.id: said(alternative, need, use)})
            found = next(one for one in results if one.id == alternative.id)
            assert found.gap or found.state != "missing"
            assert not found.gap or found.state in ("missing", "half")
