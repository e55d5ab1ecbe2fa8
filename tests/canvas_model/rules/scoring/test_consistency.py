"""The consistency rules, each with what breaks it and what keeps it."""

from typing import Any

import pytest

from canvas_model.rules.scoring.consistency_conditions import RULES
from canvas_model.rules.scoring.readiness import assess
from tests.canvas_model.small_workshop import CATALOGUE, small_workshop, task, worked_example

NO = "not_needed"
SHARED = {"customer.b2b2c": 0, "data.second": None}
STRATEGY = {"strategies.data": (None, "why")}
CENTRED = {"strategies.customer": (None, "why")}
ERP = {"sources.erp": 2, "executors.it": 1, "costs.integration": 1}
TEAMS = {"executors.sales": 2, "executors.service": 1}

BREAKING: list[tuple[str, dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    ("c1", {}, {"customer.b2c": 1, "market.b2b": 2}, ()),
    ("c1", {}, {"customer.b2b": 2, "market.b2c": 2, "market.b2b": NO}, ()),
    ("c2", {}, {"customer.b2b2c": 1, "data.first": 2}, ()),
    ("c2", {}, SHARED, ("gap_data_sharing",)),
    ("c3", {}, {"data.second": 1}, ("g1",)),
    ("c3", {}, {"data.third": 2}, ("gap_external_data",)),
    ("c3", {"r11": 1}, {"data.third": 2}, ()),
    ("c4", {}, {"technology.custom": None, "executors.it": 0}, ()),
    ("c4", {}, {"technology.owned": None, "executors.sales": 2}, ()),
    ("c5", {}, ERP | {"executors.it": NO}, ()),
    ("c5", {}, ERP | {"costs.integration": 0}, ()),
    ("c6", {"data.q1": 1}, STRATEGY, ()),
    ("c7", {}, {"technology.social": None, "sources.erp": 2}, ()),
    ("c8", {}, {"costs.software": 2, "costs.training": 0, "costs.certs": NO}, ()),
    ("c9", {"customer.q3": 1}, CENTRED, ()),
    ("c9", {"customer.q3": "dont_know"}, CENTRED, ()),
    ("c10", {}, TEAMS, ()),
    ("c11", {"strategies.q2": 1}, {"processes.performance": 0}, ()),
    ("c11", {}, {"processes.performance": NO}, ("p1",)),
    ("c12", {}, {"processes.learning": 0}, ()),
    ("c12", {}, {"costs.software": 2, "costs.admin": 2}, ()),
]

KEEPING: list[tuple[str, dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    ("c1", {}, {"customer.b2c": 1, "market.b2b": 2, "market.b2c": 1}, ()),
    ("c1", {}, {"customer.b2c": 1}, ()),
    ("c2", {}, SHARED, ()),
    ("c2", {}, {"customer.b2b2c": 1, "data.zero": 2}, ()),
    ("c2", {}, {"customer.b2b2c": 2, "data.first": 2}, ()),
    ("c3", {"r11": 2}, {"data.second": 1}, ()),
    ("c3", {"r11": 0}, {"data.first": 1}, ("g1",)),
    ("c4", {}, {"technology.owned": None, "executors.it": 1}, ()),
    ("c4", {}, {"technology.owned": None}, ()),
    ("c4", {}, {"technology.cloud": None, "executors.it": 0}, ()),
    ("c5", {}, ERP, ()),
    ("c6", {"data.q1": 2}, STRATEGY, ()),
    ("c6", {}, STRATEGY, ()),
    ("c7", {}, {"technology.social": None, "sources.web": 1}, ()),
    ("c8", {}, {"costs.software": 2, "costs.training": 1}, ()),
    ("c9", {"customer.q3": 2}, CENTRED, ()),
    ("c9", {}, CENTRED, ()),
    ("c10", {}, TEAMS | {"executors.cross": 1}, ()),
    ("c10", {}, {"executors.sales": 2}, ()),
    ("c11", {"strategies.q2": 3}, {"processes.performance": 0}, ()),
    ("c11", {"strategies.q2": 0}, {"processes.performance": 1}, ()),
    ("c12", {}, {"processes.learning": 1, "costs.training": 1}, ()),
]


def broken(answers: dict[str, Any], choices: dict[str, Any], dropped: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    snapshot = small_workshop(answers, choices, tasks=tuple(task(id, dropped=True) for id in dropped))
    return {warning.rule: warning.blocks for warning in assess(snapshot, CATALOGUE).warnings}


@pytest.mark.parametrize("rule, answers, choices, dropped", BREAKING)
def test_a_contradiction_is_warned_of(rule: str, answers: Any, choices: Any, dropped: tuple[str, ...]) -> None:
    blocks = {one.id: one.blocks for one in CATALOGUE.consistency.rules}
    assert broken(answers, choices, dropped).get(rule) == blocks[rule]


@pytest.mark.parametrize("rule, answers, choices, dropped", KEEPING)
def test_answers_that_go_together_are_left_alone(
    rule: str, answers: Any, choices: Any, dropped: tuple[str, ...]
) -> None:
    assert rule not in broken(answers, choices, dropped)


def test_every_rule_of_the_catalogue_is_checked_and_tried() -> None:
    rules = {one.id for one in CATALOGUE.consistency.rules}
    assert rules == set(RULES) == {case[0] for case in BREAKING} == {case[0] for case in KEEPING}


def test_warnings_give_no_points() -> None:
    first = assess(small_workshop(None, TEAMS), CATALOGUE)
    second = assess(small_workshop(None, TEAMS, tasks=(task("g1", dropped=True),)), CATALOGUE)
    assert first.percent == second.percent


def test_the_worked_example_breaks_six_rules() -> None:
    found = {warning.rule for warning in assess(worked_example(), CATALOGUE).warnings}
    assert found == {"c1", "c5", "c9", "c10", "c11", "c12"}
