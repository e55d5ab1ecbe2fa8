"""Bands: one answer to how far from the target, whoever asks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.content import Snapshot
from canvas_model.rules.scoring.bands import USUAL_TARGET, band_of, percent_band, reached
from canvas_model.rules.scoring.maturity import as_typed
from canvas_model.rules.scoring.readiness import assess
from canvas_model.rules.scoring.relationships import assess_relationships
from tests.canvas_model.small_workshop import CATALOGUE, MANY, setting, workshops

BANDS = CATALOGUE.readiness_scale.bands
WORSE = [band.id for band in sorted(BANDS, key=lambda band: band.least)]
LEVELS = st.floats(0, 4)


@pytest.mark.parametrize(
    ("level", "target", "band"),
    [
        (3, 3, "on_target"),
        (4, 3, "on_target"),
        (2.75, 3, "on_target"),
        (2.5, 3, "to_improve"),
        (1.75, 3, "to_improve"),
        (1.5, 3, "critical"),
        (0, 3, "critical"),
        (0, 0, "on_target"),
        (1, 1.5, "to_improve"),
        (None, 3, None),
    ],
)
def test_a_band_says_how_far_a_level_is_from_its_target(level: float | None, target: float, band: str | None) -> None:
    assert band_of(level, target, BANDS) == band


def test_a_sum_of_thirds_reaches_the_threshold_it_is_meant_to_reach() -> None:
    thirds = Fraction(1, 3) + Fraction(1, 3) + Fraction(1, 3)
    assert band_of(Fraction(3, 2) + thirds, Fraction(3), BANDS) == "to_improve"
    assert band_of(Fraction(3, 2) + thirds + Fraction(1, 10**12), Fraction(3), BANDS) == "on_target"


def test_a_target_is_the_decimal_that_was_typed() -> None:
    """In binary numbers, 2.3 - 1.8 is less than a half."""
    assert 2.3 - 1.8 < 0.5
    assert band_of(Fraction(9, 5), as_typed(2.3), BANDS) == "to_improve"
    assert as_typed(2.125) == Fraction(213, 100)


@given(LEVELS, LEVELS, LEVELS)
def test_a_band_never_gets_worse_when_the_level_rises(one: float, other: float, target: float) -> None:
    low, high = sorted((one, other))
    worse, better = band_of(low, target, BANDS), band_of(high, target, BANDS)
    assert worse is not None and better is not None
    assert WORSE.index(better) <= WORSE.index(worse)


@given(LEVELS, LEVELS, LEVELS)
def test_a_band_never_gets_better_when_the_target_rises(level: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    easier, harder = band_of(level, low, BANDS), band_of(level, high, BANDS)
    assert easier is not None and harder is not None
    assert WORSE.index(easier) <= WORSE.index(harder)


def test_a_per_cent_is_held_against_the_usual_target() -> None:
    assert [percent_band(percent, BANDS) for percent in (None, 0, 37.5, 38, 62.5, 63, 75, 100)] == [
        None, "critical", "critical", "to_improve", "to_improve", "on_target", "on_target", "on_target",
    ]  # fmt: skip


def test_what_reaches_no_threshold_is_in_the_lowest() -> None:
    assert reached(0, CATALOGUE.risk_scale.risk_bands).id == "low"
    assert reached(25, CATALOGUE.risk_scale.risk_bands).id == "high"


def test_the_usual_target_is_the_one_every_block_begins_with() -> None:
    assert setting("data").target == USUAL_TARGET


@MANY
@given(workshops(edited=False))
def test_every_result_carries_the_band_of_its_own_figure(snapshot: Snapshot) -> None:
    readiness, relationships = assess(snapshot, CATALOGUE), assess_relationships(snapshot, CATALOGUE)
    assert readiness.band == percent_band(readiness.percent, BANDS)
    assert relationships.band == percent_band(relationships.index, BANDS)
    assert all(block.band == band_of(block.exact.maturity, block.exact.target, BANDS) for block in readiness.blocks)
    assert all(item.band == band_of(item.question.level, USUAL_TARGET, BANDS) for item in relationships.items)
