"""The readiness screen: its figures are the report's, every one is explained, and an empty workshop says what to do."""

import json
import re
from uuid import uuid4

import pytest

from canvas_model.content import natural_id
from canvas_model.storage.changes import Change
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.writing import apply
from exporters.words.equations import priority_equation, readiness_equation
from pages.server import store
from pages.ui.tables import MARKS
from tests.by_hand import assert_it_can_be_done_again
from tests.canvas_model.small_workshop import just_below
from tests.pages.screens.shown import BY, empty, full, screen, show, words


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("made", [full, empty])
def test_it_opens_in_both_languages(made, language: str) -> None:
    assert not screen("readiness", made(), language).exception


def test_the_score_never_stands_without_its_coverage_and_band() -> None:
    workshop = full()
    shown, readiness = words(screen("readiness", workshop)), store.report(workshop, "en").readiness
    assert f"{readiness.percent:.0f}%</div>" in shown
    assert f"with {readiness.coverage * 100:.0f}% of the questions answered" in shown
    assert f"between {readiness.worst:.0f}% and {readiness.best:.0f}%" in shown


@pytest.mark.parametrize(
    ("language", "figure", "rounded"), [("it", "59,7\u00a0%", "60\u00a0%"), ("en", "59.7%", "60%")]
)
def test_a_readiness_just_below_a_threshold_is_shown_alike_on_every_screen(
    language: str, figure: str, rounded: str
) -> None:
    workshop = bring_in(store.store(), BY, just_below(language))
    for name in ("interview", "readiness"):
        shown = words(screen(name, workshop, language))
        assert figure in shown
        assert shown.count(rounded) == (name == "readiness"), "only that it is below the threshold"
    assert figure in words(show("home", lang=language))


def test_blocks_a_level_below_their_target_are_not_called_close_to_it() -> None:
    workshop = bring_in(store.store(), BY, just_below("en"))
    assert "Blocks below their target: 6 of 9; none is far below" in words(screen("readiness", workshop))


def test_the_chart_and_its_legend_tell_a_band_by_a_shape_as_the_table_does() -> None:
    workshop = full()
    test = screen("readiness", workshop)
    [chart] = test.get("plotly_chart")
    [figures] = [trace["text"] for trace in json.loads(chart.proto.spec)["data"] if "text" in trace]
    bands = [block.band or "" for block in store.report(workshop, "en").readiness.blocks]
    assert {"on_target", "to_improve", "critical"} == set(bands)
    assert [figure.rpartition(" ")[2] for figure in figures] == [MARKS[band] for band in bands]
    for band, name in (("on_target", "on target"), ("to_improve", "to improve"), ("critical", "critical")):
        assert f"{MARKS[band]} {name}" in words(test)


def test_the_heading_is_the_finding_and_the_lowest_block_is_named() -> None:
    workshop = full()
    report = store.report(workshop, "en")
    shown = words(screen("readiness", workshop))
    assert f"<h1>{report.finding}</h1>" in shown
    assert f"Weakest block: {report.catalogue.block(report.readiness.lowest or '').name}" in shown


def test_a_single_answer_is_a_first_figure_and_no_verdict() -> None:
    workshop = empty()
    id = natural_id(workshop, "answer", "customer.q1", None)
    values = {"question": "customer.q1", "state": "answered", "level": 2}
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "answer", id, values))
    shown = words(screen("readiness", workshop))
    assert "<h1>A first look (questions answered: 1 of 36)</h1>" in shown
    assert "Ready" not in shown and "Not yet a verdict" in shown
    standing = shown.partition("<section")[2].partition("</section>")[0]
    assert "1 of 36" in standing and "%" not in standing, "no figure that could be taken for a verdict"
    assert "of 4" in shown and "– of 4" not in shown
    assert "Blocks assessed so far: 1 of 9" in shown
    interview = screen("interview", workshop)
    said = words(interview).partition("<style")[0] + "".join(
        element.value for element in [*interview.markdown, *interview.caption]
    )
    assert (
        "Questions answered: 1 of 36 (3%); alternatives decided: 0 of 45. A first look." in said and "50%" not in said
    )


def test_numbers_are_in_the_readers_language() -> None:
    workshop = full("it")
    shown, readiness = words(screen("readiness", workshop, "it")), store.report(workshop, "it").readiness
    assert f"{readiness.percent:.0f}\u00a0%</div>" in shown
    lowest = readiness.block(readiness.lowest or "").maturity
    assert f"{lowest:.1f} su 4".replace(".", ",") in shown


def test_every_block_shows_the_arithmetic_of_its_own_values() -> None:
    workshop = full()
    shown, readiness = words(screen("readiness", workshop)), store.report(workshop, "en").readiness
    for block in readiness.blocks:
        counted = [one.level for one in block.questions if one.state != "not_applicable" and one.level is not None]
        assert f"(4 × {len(counted)}) = {sum(counted):g} ÷ {4 * len(counted)} = " in shown
        assert priority_equation(block, "en") in shown
    assert f"Readiness = {readiness_equation(readiness, 'en')}" in shown


def figures(line: str) -> list[str]:
    """The sides of an equation, without the words before and after them."""
    sides = [
        re.sub(r"[,:] .*$", "", side)
        for side in line.rpartition("importance: ")[2].rpartition("importanza: ")[2].split(" = ")
    ]
    return [side for side in sides if re.search(r"\d", side)]


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_line_of_the_arithmetic_can_be_done_again_by_hand(language: str) -> None:
    shown = words(screen("readiness", full(language), language))
    lines = re.findall(r'<p class="fg-formula">(.*?)</p>', shown)
    sums = [" = ".join(sides) for line in lines if len(sides := figures(line)) > 1]
    assert len(sums) > 20
    for line in sums:
        assert_it_can_be_done_again(line, language)


def test_the_gaps_name_what_would_close_them_with_gap_times_importance() -> None:
    workshop = full()
    report = store.report(workshop, "en")
    shown = words(screen("readiness", workshop))
    assert len(report.top_gaps) == 5
    for gap in report.top_gaps:
        assert gap.proposal and gap.proposal in shown
        assert f"× {report.readiness.block(gap.gap.block).importance}" in shown


def test_warnings_come_with_advice_and_the_agenda_with_its_spread() -> None:
    workshop = full()
    report = store.report(workshop, "en")
    shown = words(screen("readiness", workshop))
    rules = {rule.id: rule for rule in report.catalogue.consistency.rules}
    assert report.readiness.warnings and report.readiness.to_discuss
    assert all(rules[warning.rule].advice in shown for warning in report.readiness.warnings)
    for id in report.readiness.to_discuss:
        assert report.catalogue.question(id).text in shown


def test_benchmarks_carry_their_source_and_the_score_promises_no_success() -> None:
    shown = words(screen("readiness", full()))
    assert "Over 650 CMAT assessments" in shown and "undated slide" in shown
    assert "does not predict whether the project will succeed" in shown


def test_an_empty_workshop_says_where_to_begin_and_shows_no_figure() -> None:
    test = screen("readiness", empty())
    assert "No question has been answered yet" in words(test)
    assert 'class="fg-big"' not in words(test)
    assert not test.get("plotly_chart")
