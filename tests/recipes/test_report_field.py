"""The README's recipe for another field in the JSON report, followed in a copy of the product."""

import json
from collections.abc import Mapping
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.recipes.copied_product import copy_product, run

STEPS: Mapping[str, tuple[str, str]] = {
    "exporters/data/report_shapes.py": (
        '        "finding": str,\n',
        '        "finding": str,\n        "made_for": str,\n',
    ),
    "exporters/data/json_.py": (
        "        finding=report.finding,\n",
        "        finding=report.finding,\n        made_for=snapshot.workshop.client,\n",
    ),
}
"""File -> what stands in it, and what the recipe asks to stand there instead."""


def test_a_field_is_a_line_in_its_shape_and_a_line_that_fills_it(tmp_path: Path) -> None:
    copy_product(tmp_path)
    for name, (before, after) in STEPS.items():
        source = (tmp_path / name).read_text("utf-8")
        assert source.count(before) == 1
        (tmp_path / name).write_text(source.replace(before, after), "utf-8")
    schema = json.loads(run(tmp_path, "exporters.data.report_schema"))
    run(tmp_path, "exporters", "demo", "--language", "en", "--output", "demo.canvas.json")
    run(tmp_path, "exporters", "report", "demo.canvas.json", "--format", "json", "--output", "report.json")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["made_for"] == report["workshop"]["client"] != ""
    Draft202012Validator(schema).validate(report)
    del report["made_for"]
    assert not Draft202012Validator(schema).is_valid(report)
