"""The chart of the plan: an axis that can be read, whatever the plan takes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.figures.gantt_pages import CHART, MARK, TICK_POINTS, gantt_pages, summary_chart
from exporters.figures.text_width import width
from exporters.report import build_report

TODAY = date(2026, 11, 21)


def axis(days: int, language: str) -> list[str]:
    """The labels of a plan that takes so many days, once it is plain that each has room."""
    plan = build_report(demo_snapshot(language, today=TODAY), made_on=TODAY).plan
    end = date(2026, 12, 1) + timedelta(days=days)
    ends = {"starts_on": date(2026, 12, 1), "go_live": end, "go_live_50": end, "go_live_80": end}
    tasks = tuple(replace(task, starts_on=date(2026, 12, 1), ends_on=end) for task in plan.tasks)
    ticks = summary_chart(replace(plan, tasks=tasks, **ends), language, 90.0, dated=True).ticks
    for tick, x in zip(ticks, [*(after.x for after in ticks[1:]), CHART], strict=True):
        assert tick.x + width(tick.label, TICK_POINTS) <= x
    return [tick.label for tick in ticks]


def test_the_axis_has_months_then_quarters_then_years() -> None:
    assert axis(130, "it") == ["dic 2026", "gen 2027", "feb", "mar", "apr"]
    assert axis(500, "it") == ["T1 2027", "T2", "T3", "T4", "T1 2028", "T2"]
    assert axis(1500, "en") == ["2027", "2028", "2029", "2030", "2031"]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("days", [3, 40, 200, 365, 700, 9000, 200_000])
def test_no_label_touches_the_next_or_goes_past_the_chart(days: int, language: str) -> None:
    assert any(axis(days, language))


def test_the_axis_of_the_boards_chart_ends_with_what_the_chart_shows() -> None:
    report = build_report(demo_snapshot("it", today=TODAY), made_on=TODAY)
    [last] = [task for task in report.plan.tasks if task.id == "golive"]
    years = replace(last, id="own", origin="own", critical=False, ends_on=last.ends_on + timedelta(days=1800))
    longer = replace(report.plan, tasks=(*report.plan.tasks, years))
    assert summary_chart(longer, "it", 90.0, dated=True) == summary_chart(report.plan, "it", 90.0, dated=True)
    late = replace(report.plan, go_live_80=years.ends_on)
    undated = [summary_chart(plan, "it", 90.0, dated=False) for plan in (late, report.plan)]
    assert undated[0] == undated[1], "a date that is not drawn"


def test_a_task_that_takes_no_time_is_drawn_whole_as_a_mark() -> None:
    report = build_report(demo_snapshot("it", today=TODAY), made_on=TODAY)
    tasks = tuple(replace(task, mean=0.0, ends_on=task.starts_on) for task in report.plan.tasks[:1])
    [page] = gantt_pages(replace(report.plan, tasks=tasks), report.catalogue, "it", 200.0, dated=True)
    [row] = [row for row in page.rows if row.kind != "step"]
    assert row.kind == "milestone" and MARK <= row.x <= CHART - MARK
