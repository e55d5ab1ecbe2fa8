"""The JSON Schema of the report: every report there can be fits it, and it says something."""

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from canvas_model.demo.snapshot import demo_snapshot
from exporters.data.json_ import document
from exporters.data.report_schema import report_schema
from exporters.report import build_report
from tests.canvas_model.files.test_canvas_file import random_snapshot
from tests.canvas_model.small_workshop import workshops
from tests.exporters.data.everything_written import everything_written

SCHEMA = report_schema()
FORMATS = FormatChecker()
FORMATS.checks("date-time", ValueError)(lambda text: not isinstance(text, str) or bool(datetime.fromisoformat(text)))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FORMATS)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_field_of_any_object_may_be_missing_and_none_may_be_added() -> None:
    objects = {"the report": SCHEMA} | {
        name: one for name, one in SCHEMA["$defs"].items() if one.get("type") == "object"
    }
    assert len(objects) > 20
    for name, one in objects.items():
        assert sorted(one["required"]) == sorted(one["properties"]), name
        assert one["additionalProperties"] is False, name


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_demo_and_the_empty_and_the_full_workshop_fit(full, bare, report, made_on, language) -> None:
    demo = demo_snapshot(language, today=made_on)
    for snapshot in (demo, full(language), bare(language), everything_written("g1")[0]):
        VALIDATOR.validate(json.loads(document(report(snapshot))))


@settings(max_examples=20)
@given(workshops())
def test_any_workshop_fits(made_on, snapshot) -> None:
    VALIDATOR.validate(json.loads(document(build_report(snapshot, language="en", made_on=made_on))))


@pytest.mark.parametrize("seed", range(10))
def test_any_file_fits(made_on, seed) -> None:
    VALIDATOR.validate(json.loads(document(build_report(random_snapshot(seed), made_on=made_on))))


WRONG = {
    "a field that is not there": lambda whole: whole["plan"].pop("go_live"),
    "a field too many": lambda whole: whole["readiness"].update(mood="good"),
    "a level as text": lambda whole: whole["answers"][0].update(level="3"),
    "another format": lambda whole: whole.update(format="crm-canvas"),
    "another version": lambda whole: whole.update(version=1),
    "another language": lambda whole: whole.update(language="xx"),
    "a time that is none": lambda whole: whole["workshop"].update(changed_at="yesterday"),
    "a day that is none": lambda whole: whole.update(made_on="tomorrow"),
    "a task without its reasons": lambda whole: whole["plan"]["tasks"][0].pop("reasons"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_report_does_not_fit(full, report, what) -> None:
    whole = json.loads(document(report(full("en"))))
    WRONG[what](whole)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(whole)
