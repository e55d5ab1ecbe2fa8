"""The JSON Schema of the workshop file, made from the models.

`python -m canvas_model.files.canvas_schema > assets/canvas.schema.json` updates the stored one.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from canvas_model.content import KINDS, LISTS, Snapshot, WorkshopFields
from canvas_model.files.canvas_file import FORMAT, VERSION
from canvas_model.limits import LIMITS, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from canvas_model.text_cleaning import Name, Note, Title

_LENGTHS = {get_args(text)[1]: limit for text, limit in ((Note, NOTE_LIMIT), (Title, TITLE_LIMIT), (Name, NAME_LIMIT))}
"""Validator of a text type -> the most characters it accepts."""


def canvas_schema() -> dict[str, Any]:
    """The schema: the fields of `content/`, with the lengths of texts and the numbers of entries that are accepted."""
    snapshot = Snapshot.model_json_schema()
    definitions: dict[str, Any] = snapshot.pop("$defs")
    for kind, name in LISTS.items():
        snapshot["properties"][name]["maxItems"] = LIMITS[kind]
        if KINDS[kind].natural_key:
            definitions[KINDS[kind].__name__]["required"].remove("id")
    models: tuple[type[BaseModel], ...] = (*KINDS.values(), WorkshopFields)
    for model in models:
        for field, limit in _text_limits(model):
            text = definitions[model.__name__]["properties"][field]
            text.get("anyOf", [text])[0]["maxLength"] = limit
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CRM Canvas Workshop file (*.canvas.json)",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "snapshot"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "snapshot": {"$ref": "#/$defs/Snapshot"},
        },
        "$defs": {**definitions, "Snapshot": snapshot},
    }


def _text_limits(model: type[BaseModel]) -> Iterator[tuple[str, int]]:
    """The text fields of a model, each with the most characters it accepts."""
    for name, field in model.model_fields.items():
        optional = [marker for part in get_args(field.annotation) for marker in get_args(part)]
        for marker in (*field.metadata, *optional):
            if isinstance(marker, type(next(iter(_LENGTHS)))) and marker in _LENGTHS:
                yield name, _LENGTHS[marker]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(canvas_schema(), ensure_ascii=False, indent=2) + "\n")
