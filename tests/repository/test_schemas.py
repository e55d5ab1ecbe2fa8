"""The stored JSON Schemas are those that the code makes."""

import json

import pytest

from canvas_model.files.canvas_schema import canvas_schema
from exporters.data.report_schema import report_schema
from tests.repository.sources import ROOT

SCHEMAS = {
    "canvas.schema.json": (canvas_schema, "canvas_model.files.canvas_schema"),
    "report.schema.json": (report_schema, "exporters.data.report_schema"),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_stored_schema_is_the_one_of_the_code(name: str) -> None:
    make, module = SCHEMAS[name]
    stored = json.loads((ROOT / "assets" / name).read_text("utf-8"))
    assert stored == make(), f"write it anew: python -m {module} > assets/{name}"
