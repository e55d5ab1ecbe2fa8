"""The critical path, working days and the simulation, against references."""

from datetime import date
from itertools import pairwise
from math import sqrt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.rules.planning.critical_path import critical_path, schedule
from canvas_model.rules.planning.dependencies import Network, reaches, without_dropped
from canvas_model.rules.planning.estimates import Estimate, edited_estimate
from canvas_model.rules.planning.simulation import draw, finishes, reached_by
from canvas_model.rules.planning.workdays import LAST, WorkCalendar, countries, later, regions
from tests.canvas_model.small_workshop import MANY, task


@st.composite
def networks(draw: st.DrawFn) -> tuple[Network, dict[str, float]]:
    """A random network without circles that ends in one task, and durations."""
    size = draw(st.integers(1, 12))
    network = {
        f"n{place}": tuple(f"n{before}" for before in range(place) if draw(st.booleans())) for place in range(size)
    }
    network["end"] = tuple(network)
    return network, {id: draw(st.sampled_from([0.0, 0.5, 1.0, 2.0, 7.25])) for id in network}


def times_of(network: Network, durations: dict[str, float]) -> dict:
    return schedule(network, lambda one, _: durations[one], end="end")


@MANY
@given(networks())
def test_the_end_is_where_networkx_finds_the_longest_path(given: tuple[Network, dict[str, float]]) -> None:
    network, durations = given
    graph = nx.DiGraph((before, id, {"weight": durations[before]}) for id, all_ in network.items() for before in all_)
    times = times_of(network, durations)
    assert times["end"].early_start == pytest.approx(nx.dag_longest_path_length(graph))
    for id in network:
        paths = nx.all_simple_paths(graph, id, "end") if id != "end" else [["end"]]
        longest = max(sum(durations[one] for one in path[:-1]) for path in paths)
        assert times["end"].early_start - times[id].late_start == pytest.approx(longest)


@MANY
@given(networks())
def test_the_critical_path_is_unbroken_without_float_and_as_long_as_the_project(
    given: tuple[Network, dict[str, float]],
) -> None:
    network, durations = given
    times = times_of(network, durations)
    path = critical_path(network, times, dict.fromkeys(network, 1.0), end="end")
    assert sum(durations[id] for id in path) == pytest.approx(times["end"].early_finish)
    assert all(before in network[id] for before, id in pairwise(path))
    assert all(times[id].critical and times[id].total_float < 1e-9 for id in path)


@MANY
@given(networks(), st.data())
def test_a_further_dependency_never_shortens_the_project(
    given: tuple[Network, dict[str, float]], data: st.DataObject
) -> None:
    network, durations = given
    ids = [id for id in network if id != "end"]
    early, late = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2))
    if reaches(network, early, late):
        return
    longer = {**network, late: (*network[late], early)}
    assert times_of(longer, durations)["end"].early_finish >= times_of(network, durations)["end"].early_finish


def test_of_two_critical_paths_the_more_uncertain_one_is_named() -> None:
    network = {"a": (), "b": (), "end": ("a", "b")}
    times = times_of(network, {"a": 2, "b": 2, "end": 1})
    assert critical_path(network, times, {"a": 0.1, "b": 0.9, "end": 0}, end="end") == ("b", "end")
    assert times["a"].critical and times["b"].critical


def test_what_nobody_waits_for_may_last_until_the_last_one_finishes() -> None:
    times = schedule(
        {"a": (), "end": ("a",), "side": ("a",)},
        lambda one, _: {"a": 1.0, "end": 2.0, "side": 5.0}[one],
        end="end",
    )
    assert times["end"].critical and times["end"].total_float == 0
    assert times["a"].critical and times["a"].late_finish == 1
    assert not times["side"].critical and times["side"].late_finish == 6


def test_what_the_end_waits_for_has_its_float_towards_the_end_alone() -> None:
    network = {"a": (), "b": (), "end": ("a", "b"), "side": ("a",)}
    times = schedule(network, lambda one, _: {"a": 1.0, "b": 4.0, "end": 1.0, "side": 10.0}[one], end="end")
    assert times["a"].total_float == 3 and not times["a"].critical


def test_a_dropped_tasks_successors_take_its_predecessors_over() -> None:
    network = {"a": (), "b": ("a",), "c": ("b",), "d": ("c", "a")}
    assert without_dropped(network, ["b", "c"]) == {"a": (), "b": ("a",), "c": ("a",), "d": ("a",)}


def test_an_estimate_has_the_pert_mean_and_variance() -> None:
    estimate = Estimate(4, 6, 12)
    assert (round(estimate.mean, 2), round(estimate.variance, 2)) == (6.67, 1.78)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ({}, (1, 2, 4)),
        ({"likely": 10}, (1, 10, 10)),
        ({"pessimistic": 0.5}, (0.5, 0.5, 0.5)),
        ({"optimistic": 3}, (3, 3, 4)),
        ({"optimistic": 9, "likely": 5, "pessimistic": 7}, (5, 7, 9)),
        ({"optimistic": 9, "pessimistic": 3}, (3, 3, 9)),
        ({"optimistic": 0, "likely": 0, "pessimistic": 0}, (0, 0, 0)),
    ],
)
def test_typed_durations_are_put_in_order_and_untouched_ones_give_way(
    typed: dict[str, float], expected: tuple[float, float, float]
) -> None:
    estimate = edited_estimate(Estimate(1, 2, 4), task("p0", **typed))
    assert (estimate.optimistic, estimate.likely, estimate.pessimistic) == expected


def test_drawn_durations_have_the_estimates_mean_and_stay_within_it() -> None:
    estimate = Estimate(4, 6, 12)
    days = draw(estimate, np.random.default_rng(1), 200_000)
    assert days.mean() == pytest.approx(estimate.mean, abs=0.01)
    assert days.std() == pytest.approx(sqrt((estimate.mean - 4) * (12 - estimate.mean) / 7), abs=0.01)
    assert days.min() >= 4 and days.max() <= 12


def test_parallel_paths_make_the_simulated_end_later_than_any_single_path() -> None:
    estimates = dict.fromkeys(("a", "b", "c", "d"), Estimate(1, 5, 12)) | {"end": Estimate(0, 0, 0)}
    network = {"a": (), "b": (), "c": (), "d": (), "end": ("a", "b", "c", "d")}
    days = finishes(network, estimates, ends={"end"}, seed=1, runs=5000)
    assert reached_by(days, 0.5) > Estimate(1, 5, 12).mean + 1
    assert reached_by(days, 0.5) < reached_by(days, 0.8)


def test_a_further_task_never_brings_a_simulated_end_forward() -> None:
    estimates = {"a": Estimate(1, 5, 12), "b": Estimate(1, 5, 12), "end": Estimate(1, 1, 2)}
    alone = finishes({"a": (), "end": ("a",)}, estimates, ends={"end"}, seed=1, runs=500)
    both = finishes({"a": (), "b": (), "end": ("a", "b")}, estimates, ends={"end"}, seed=1, runs=500)
    assert (both >= alone).all() and (both > alone).any()


def test_working_days_pass_over_weekends_and_public_holidays() -> None:
    calendar = WorkCalendar(date(2026, 4, 1), "IT")
    days = [calendar.day(number) for number in range(4)]
    assert days == [date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 7)]
    assert calendar.holidays_between(date(2026, 4, 1), date(2026, 5, 1)) == (date(2026, 4, 6), date(2026, 5, 1))


def test_a_holiday_on_a_weekend_is_not_listed() -> None:
    assert date(2026, 4, 25) not in WorkCalendar(date(2026, 4, 1), "IT").holidays_between(
        date(2026, 4, 1), date(2026, 4, 30)
    )


def test_a_start_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert WorkCalendar(date(2026, 1, 1), "IT").day(0) == date(2026, 1, 2)
    assert WorkCalendar(date(2026, 2, 28), "IT").day(0) == date(2026, 3, 2)


def test_a_regions_own_holidays_are_left_out_too() -> None:
    whit_monday = date(2026, 5, 25)
    assert whit_monday in WorkCalendar(date(2026, 5, 1), "IT", region="BZ").holidays_between(whit_monday, whit_monday)
    assert WorkCalendar(whit_monday, "IT", region="BZ").day(0) == date(2026, 5, 26)
    assert WorkCalendar(whit_monday, "IT").day(0) == whit_monday
    assert {"BZ", "MI"} <= regions("IT") and "TI" in regions("CH") and "BY" in regions("DE") and not regions("ZZ")
    assert WorkCalendar(whit_monday, "IT", region="TI").region == ""


def test_the_companys_closing_days_are_left_out() -> None:
    closed = (date(2026, 8, 13), date(2026, 8, 14), date(2026, 8, 15), date(2026, 8, 17))
    calendar = WorkCalendar(date(2026, 8, 12), "IT", closed_on=closed)
    assert [calendar.day(number) for number in range(2)] == [date(2026, 8, 12), date(2026, 8, 18)]
    assert calendar.closings_between(date(2026, 8, 1), date(2026, 8, 31)) == (closed[0], closed[1], closed[3])


def test_where_saturdays_are_worked_they_count_and_so_do_their_holidays() -> None:
    calendar = WorkCalendar(date(2026, 8, 14), "IT", saturdays=True)
    assert [calendar.day(number) for number in range(2)] == [
        date(2026, 8, 14),
        date(2026, 8, 17),
    ]  # the 15th is a holiday
    assert calendar.holidays_between(date(2026, 8, 1), date(2026, 8, 31)) == (date(2026, 8, 15),)
    assert WorkCalendar(date(2026, 8, 21), "IT", saturdays=True).day(1) == date(2026, 8, 22)


def test_a_countrys_own_weekend_is_kept() -> None:
    assert WorkCalendar(date(2026, 3, 6), "SA").day(0) == date(2026, 3, 8)


def test_an_unknown_country_has_weekends_only() -> None:
    assert WorkCalendar(date(2026, 12, 25), "ZZ").day(1) == date(2026, 12, 28)
    assert "ZZ" not in countries() and {"IT", "GB", "DE"} <= countries()


@MANY
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 3000), st.sampled_from(["IT", "US", "SA"]))
def test_the_number_of_a_working_day_leads_back_to_it(start: date, number: int, country: str) -> None:
    calendar = WorkCalendar(start, country)
    assert calendar.number(calendar.day(number)) == number
    assert calendar.day(number) < calendar.day(number + 1)


def test_nothing_is_dated_past_the_last_year() -> None:
    assert WorkCalendar(date(2099, 1, 1), "IT").day(10**9) <= LAST
    assert later(date(9999, 6, 1), months=12) == LAST and later(date(9999, 12, 1), days=90) == LAST


def test_months_are_added_by_the_calendar() -> None:
    assert later(date(2026, 8, 31), months=6) == date(2027, 2, 28)
    assert later(date(2026, 12, 15), months=12, days=1) == date(2027, 12, 16)
