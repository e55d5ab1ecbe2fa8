"""Ways from a figure to the answer behind it: each leads to something that is asked, and back."""

import re
from html import unescape
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.rules.scoring.consistency_conditions import LOOKED_AT, RULES
from pages.server import store
from pages.ui.forms import form
from tests.pages.screens.shown import full, screen, show, words


def leads(shown: str) -> list[tuple[str, dict[str, str]]]:
    """Screen and address of each lead in some HTML."""
    found = re.findall(r'class="cv-lead" href="([^"]+)"', shown)
    parts = [urlsplit(unescape(address)) for address in found]
    return [
        (part.path.removeprefix("./"), {name: value[0] for name, value in parse_qs(part.query).items()})
        for part in parts
    ]


@pytest.mark.parametrize("name", ["readiness", "plan", "risks"])
def test_every_lead_of_a_screen_goes_to_something_that_is_asked_and_knows_the_way_back(name: str) -> None:
    workshop, asked = full("it"), catalogue("it")
    found = leads(words(screen(name, workshop, "it")))
    assert len(found) >= 20
    for where, address in found:
        assert (address["w"], address["lang"], address["from"]) == (str(workshop), "it", name)
        if where == "interview":
            assert asked.block_of(address["question"]).id == address["block"]
        else:
            assert where == "relationships" and asked.relation(address["question"])


@pytest.mark.parametrize("name", ["readiness", "plan", "risks"])
def test_no_two_leads_of_a_screen_have_one_name_and_different_ways(name: str, lang: Literal["it", "en"]) -> None:
    shown = words(screen(name, full(lang), lang))
    ways: dict[str, set[str]] = {}
    for address, said in re.findall(r'class="cv-lead" href="([^"]+)">(.*?)</a>', shown):
        ways.setdefault(said, set()).add(address)
    assert len(ways) > 5
    assert [said for said, addresses in ways.items() if len(addresses) > 1] == []


def test_every_gap_contradiction_and_divided_question_is_a_lead() -> None:
    workshop = full("en")
    report = store.report(workshop, "en")
    shown = {address["question"] for _where, address in leads(words(screen("readiness", workshop)))}
    assert {gap.gap.subject for gap in report.open_gaps if "." in gap.gap.subject} <= shown
    assert set(report.readiness.to_discuss) <= shown
    assert {subject for warning in report.readiness.warnings for subject in LOOKED_AT[warning.rule]} <= shown


def test_each_contradiction_names_one_place_in_each_of_its_blocks() -> None:
    asked = catalogue("en")
    assert LOOKED_AT.keys() == RULES.keys()
    for rule in asked.consistency.rules:
        assert tuple(asked.block_of(subject).id for subject in LOOKED_AT[rule.id]) == rule.blocks, rule.id


def test_a_divided_question_shows_where_each_department_stands_and_what_people_remarked() -> None:
    workshop = full("en")
    report, shown = store.report(workshop, "en"), words(screen("readiness", workshop))
    agenda = shown.split("To discuss together")[1]
    divided = report.readiness.to_discuss[0]
    people = {member.id: member for member in report.snapshot.members}
    alone = [answer for answer in report.snapshot.answers if answer.question == divided and answer.member]
    row = agenda.split(report.catalogue.question(divided).text, 1)[1].split("</tr>")[0]
    areas = {area.id: area.name for area in report.catalogue.roles.areas}
    for answer in alone:
        assert f"<span>{areas[people[answer.member].department]} <b>" in row
        if answer.note:
            assert people[answer.member].name in row


@pytest.mark.parametrize("name, question", [("interview", "costs.q2"), ("relationships", "r5")])
def test_the_form_goes_to_the_question_of_the_address_once_and_says_the_way_back(
    name: str, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[object] = []
    mount = form._mount
    monkeypatch.setattr(form, "_mount", lambda **how: wishes.append(how["data"]["focus"]) or mount(**how))
    test = show(name, lang="en", w=full("en"), block="costs", question=question, **{"from": "readiness"})
    assert not test.exception
    assert wishes[-1] is not None and wishes[-1]["group"] == question
    test.run()
    assert wishes[-1] == wishes[0]
    back = next(link.proto for link in test.get("page_link") if link.proto.label == "Back to readiness")
    assert back.page == "readiness"


def test_the_way_goes_on_from_the_last_block_to_the_relationships_and_from_there_to_the_readiness(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions: list[list[dict[str, object]]] = []
    mount = form._mount
    monkeypatch.setattr(form, "_mount", lambda **how: actions.append(how["data"]["actions"]) or mount(**how))
    workshop = full("it")
    for name, address in (
        ("interview", {"block": "costs"}),
        ("relationships", {}),
        ("relationships", {"part": "segments"}),
    ):
        show(name, lang="it", w=workshop, **address)
    assert [each[0]["label"] for each in actions] == [
        "Avanti: Relazioni",
        "Avanti: Segmenti di clienti",
        "Avanti: Preparazione",
    ]
