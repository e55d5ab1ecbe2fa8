"""The one page for the board: with its plan, and none of equal gaps passed over in silence."""

from datetime import date

import pytest

from canvas_model.content import Snapshot
from exporters.figures import summary_page as page
from exporters.figures.summary_page import SummaryPage
from exporters.report import build_report
from exporters.report_sentences import Wording
from tests.canvas_model.small_workshop import ALTERNATIVES, SCORED, small_workshop

TODAY = date(2026, 11, 21)
CHOICES = dict.fromkeys(ALTERNATIVES, "not_needed") | {"strategies.data": (None, "r"), "technology.cloud": (None, "r")}
EQUAL = small_workshop(dict.fromkeys(SCORED, 2), CHOICES, language="it")
"""Seven blocks at one level; the two with their choice made stand higher."""


def summary_of(snapshot: Snapshot) -> SummaryPage:
    report = build_report(snapshot, made_on=TODAY)
    return page.summary_page(Wording(report), (), opens_part=True)


def test_equal_gaps_that_find_no_room_are_counted() -> None:
    summary = summary_of(EQUAL)
    assert len(summary.gaps) < summary.equals == 7


@pytest.mark.parametrize(("taken", "gaps", "drawn"), [(20, 1, True), (40, 2, False)])
def test_a_gap_less_rather_than_a_page_without_the_plan(
    monkeypatch: pytest.MonkeyPatch, taken: float, gaps: int, drawn: bool
) -> None:
    monkeypatch.setattr(page, "PAGE", page.PAGE - taken)
    summary = summary_of(EQUAL)
    assert (len(summary.gaps), summary.chart is not None) == (gaps, drawn)
