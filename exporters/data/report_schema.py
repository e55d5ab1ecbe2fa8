"""The JSON Schema of the JSON report, made from the shapes that the report is written with.

`python -m exporters.data.report_schema > assets/report.schema.json` updates the stored one.
"""

import json
import sys
from typing import Any

from canvas_model.languages import LANGUAGES
from exporters.data.json_ import FORMAT, VERSION
from exporters.data.report_shapes import REPORT


def report_schema() -> dict[str, Any]:
    """The schema: every field of the report with its type; no field may be missing, and there are no others."""
    schema = REPORT.model.model_json_schema(mode="serialization")
    schema["properties"]["format"] = {"const": FORMAT}
    schema["properties"]["version"] = {"const": VERSION}
    schema["properties"]["language"] = {"enum": list(LANGUAGES)}
    definitions = schema.pop("$defs")
    for one in definitions.values():
        if one.get("type") == "object":  # what has a default in Python is written all the same
            one |= {"required": list(one["properties"]), "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "CRM Canvas Workshop report (JSON)",
        "$defs": definitions,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n")
