"""The JSON report: every figure of the rules, names in the language, keys that stay."""

import json
from dataclasses import fields

import pytest

from canvas_model.content import RiskEdit, natural_id
from canvas_model.results import BlockResult, Plan, PlannedTask, Readiness, RiskResult
from exporters.data.json_ import document

TOP = [
    *("format", "version", "language", "made_on", "workshop", "finding", "decisions", "members", "notes"),
    *("answers", "readiness", "relationships", "plan", "responsibilities", "risks"),
]


@pytest.mark.parametrize("language", ["it", "en"])
def test_carries_every_figure_of_the_rules(full, report, language):
    made = report(full(language))
    found = json.loads(document(made))
    assert list(found) == TOP
    assert found["readiness"]["percent"] == made.readiness.percent
    assert [block["maturity"] for block in found["readiness"]["blocks"]] == [b.maturity for b in made.readiness.blocks]
    assert len(found["readiness"]["gaps"]) == len(made.readiness.gaps)
    assert [task["early_start"] for task in found["plan"]["tasks"]] == [task.early_start for task in made.plan.tasks]
    assert [task["late_finish"] for task in found["plan"]["tasks"]] == [task.late_finish for task in made.plan.tasks]
    assert found["plan"]["go_live_80"] == made.plan.go_live_80.isoformat()
    assert [risk["residual_score"] for risk in found["risks"]] == [risk.residual_score for risk in made.risks]
    assert found["relationships"]["index"] == made.relationships.index


@pytest.mark.parametrize(
    "place, model, without",
    [
        (("readiness",), Readiness, ()),
        (("readiness", "blocks", 0), BlockResult, ("exact",)),
        (("plan",), Plan, ()),
        (("plan", "tasks", 0), PlannedTask, ("version",)),
        (("risks", 0), RiskResult, ("version",)),
    ],
)
def test_no_field_of_the_results_is_left_out(full, report, place, model, without):
    found = json.loads(document(report(full("en"))))
    for key in place:
        found = found[key]
    assert {field.name for field in fields(model)} - set(without) <= set(found)


def test_holds_every_note(full, report):
    made = report(full("en"))
    found = json.loads(document(made))
    assert [(one["id"], one["text"]) for one in found["notes"]] == [
        (str(one.id), one.text) for one in made.snapshot.notes
    ]


def test_names_are_in_the_language_asked_for(full, report):
    italian, english = (json.loads(document(report(full(language)))) for language in ("it", "en"))
    assert [block["name"] for block in italian["readiness"]["blocks"]] != [
        b["name"] for b in english["readiness"]["blocks"]
    ]
    assert [block["id"] for block in italian["readiness"]["blocks"]] == [
        b["id"] for b in english["readiness"]["blocks"]
    ]


def test_a_workshop_without_a_word_says_null_and_not_zero(bare, report):
    found = json.loads(document(report(bare("en"))))
    assert found["readiness"]["percent"] is None
    assert all(block["maturity"] is None for block in found["readiness"]["blocks"])


def test_what_is_worked_out_from_few_answers_is_called_provisional(full, bare, report):
    early, judged = report(bare("en")), report(full("en"))
    edit = RiskEdit(id=natural_id(early.snapshot.id, "risk", "d4"), risk="d4", probability=5)
    one_set = report(bare("en").model_copy(update={"risks": (edit,)}))
    for made, provisional in ((early, True), (one_set, True), (judged, False)):
        found = json.loads(document(made))
        assert {found[part]["provisional"] for part in ("readiness", "plan")} == {provisional}
        assert found["relationships"]["provisional"] is made.relationships.is_first_look
        said = {risk["id"]: (risk["provisional"], risk["band_name"]) for risk in found["risks"]}
        names = {band.id: band.name for band in made.catalogue.risk_scale.risk_bands}
        for risk in made.risks:
            open_yet = provisional and (made is early or risk.id != "d4")
            assert said[risk.id] == (open_yet, "provisional" if open_yet else names[risk.band])


def test_an_added_task_says_why(full, report):
    found = json.loads(document(report(full("en"))))
    added = [task for task in found["plan"]["tasks"] if task["origin"] == "gap"]
    assert added
    assert all(task["reasons"][0].startswith("Added because ") for task in added)
