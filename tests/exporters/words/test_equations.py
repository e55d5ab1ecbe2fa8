"""Every printed sum can be done again by hand: the report's table, the screen's arithmetic, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.rules.scoring.readiness import assess
from exporters.report import build_report
from exporters.report_sentences import Wording
from exporters.words.equations import (
    gap_equation,
    maturity_equation,
    points_equation,
    priority_equation,
    readiness_equation,
)
from tests.by_hand import assert_it_can_be_done_again
from tests.canvas_model.small_workshop import MANY, setting, small_workshop, worked_example, workshops


def lines(snapshot: Snapshot, language: str) -> list[str]:
    result = assess(snapshot, catalogue("en"))
    of_blocks = [
        equation(block, language)
        for block in result.blocks
        for equation in (maturity_equation, gap_equation, priority_equation)
    ]
    of_the_whole = [
        points_equation([("", block) for block in result.blocks], language),
        readiness_equation(result, language),
    ]
    return [*of_blocks, *(of_the_whole if result.percent is not None else [])]


@MANY
@given(workshops(edited=False), st.sampled_from(["it", "en"]))
def test_every_printed_sum_can_be_done_again_by_hand(snapshot: Snapshot, language: str) -> None:
    for line in lines(snapshot, language):
        if line not in ("–", "0,00" if language == "it" else "0.00"):
            assert_it_can_be_done_again(line, language)


def test_two_decimals_are_enough_where_they_are_the_whole_figure() -> None:
    snapshot = small_workshop({f"customer.q{n}": level for n, level in enumerate((3, 2, 2, 2), 1)})
    customer = assess(snapshot, catalogue("en")).block("customer")
    assert maturity_equation(customer, "en") == "4 × 9/16 = 2.25"
    assert gap_equation(customer, "en") == "3.00 − 2.25 = 0.75"
    assert gap_equation(customer, "it") == "3,00 − 2,25 = 0,75"
    assert priority_equation(customer, "en") == "0.75 × 2 = 1.50"


def test_where_they_are_not_the_next_line_goes_on_with_the_fraction() -> None:
    sources, processes = (assess(worked_example(), catalogue("en")).block(id) for id in ("sources", "processes"))
    assert maturity_equation(sources, "en") == "4 × (½ × 5/8 + ½ × 1/3) = 23/12 = 1.92"
    assert gap_equation(sources, "en") == "3.00 − 23/12 = 13/12 = 1.08"
    assert priority_equation(sources, "en") == "13/12 × 2 = 2.17"
    assert gap_equation(processes, "en") == "3.00 − 7/8 = 17/8 = 2.13"
    assert priority_equation(processes, "en") == "17/8 × 3 = 6.38"


def test_a_block_on_its_target_has_no_equation_that_is_not_true() -> None:
    market = assess(worked_example(), catalogue("en")).block("market")
    assert (gap_equation(market, "en"), priority_equation(market, "en")) == ("0.00", "0.00")


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_reports_table_is_made_of_these_equations(language: str) -> None:
    snapshot = small_workshop({"market.q1": 1, "market.q2": 2, "market.q3": 2}, blocks=(setting("market", target=2.5),))
    wording = Wording(build_report(snapshot, language=language, made_on=date(2026, 11, 23)))
    c, q, maturity, gap, priority = wording.equations(wording.report.readiness.block("market"))
    comma = "," if language == "it" else "."
    assert (c, q, maturity) == ("–", "5/12", f"5/3 = 1{comma}67")
    assert wording.sums(wording.report.readiness.block("market")).startswith("4 × 5/12 = 5/3 = ")
    assert (gap, priority) == (f"2{comma}50 − 5/3 = 5/6 = 0{comma}83", f"5/6 × 2 = 1{comma}67")
    assert f"100 × 10/3 ÷ (4 × 2) = 41{comma}67" in wording.arithmetic()
