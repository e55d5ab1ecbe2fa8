"""Reading the entries of a workshop file, or refusing them with the place of the fault."""

import json
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError

from canvas_model.checks.faults import phrase_of
from canvas_model.content import KINDS, LISTS, Content, natural_id
from canvas_model.errors import CanvasError, FileRefusedError, TextTooLongError
from canvas_model.limits import LIMITS
from canvas_model.phrases import Phrase
from canvas_model.strict_json import Path, place

Model = TypeVar("Model", bound=BaseModel)


def read_entries(kind: str, workshop: UUID, items: object) -> tuple[Content, ...]:
    """The entries of one kind. An id that follows from the natural key may be missing. Raises FileRefusedError."""
    name, model = LISTS[kind], KINDS[kind]
    if not isinstance(items, list):
        raise FileRefusedError(place=name, reason=Phrase("expects_list"))
    if len(items) > LIMITS[kind]:
        raise FileRefusedError(place=name, reason=Phrase("too_many", count=len(items), limit=LIMITS[kind]))
    return tuple(_entry(model, workshop, item, (name, index)) for index, item in enumerate(items))


def _entry(model: type[Content], workshop: UUID, item: object, path: Path) -> Content:
    fields = read_object(item, path)
    if not model.natural_key or "id" in fields:
        return read_model(model, fields, path)
    entry = read_model(model, {**fields, "id": str(workshop)}, path)
    return entry.model_copy(update={"id": natural_id_of(workshop, model.kind, entry)})


def natural_id_of(workshop: UUID, kind: str, entry: Content) -> UUID:
    """The id that follows from the natural key of an entry."""
    return natural_id(workshop, kind, *(getattr(entry, field) for field in entry.natural_key))


def read_object(value: object, path: Path) -> dict[str, Any]:
    """The value, if it is a JSON object; else raises FileRefusedError."""
    if not isinstance(value, dict):
        raise FileRefusedError(place=place(*path), reason=Phrase("missing" if value is None else "expects_object"))
    return value


def read_model(model: type[Model], value: object, path: Path) -> Model:
    """A model from a JSON object; raises FileRefusedError with the place of the first fault."""
    fields = read_object(value, path)
    try:
        # Read as JSON, strictness allows a date as text, which JSON has no other form for, but no number as text.
        return model.model_validate_json(json.dumps(fields), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise FileRefusedError(place=place(*path, *first["loc"]), reason=phrase_of(first)) from None
    except CanvasError as error:
        where = place(*path, _refused_text(model, fields))
        raise FileRefusedError(place=where, reason=_text_reason(error)) from None


def _text_reason(error: CanvasError) -> Phrase:
    if isinstance(error, TextTooLongError):
        return Phrase("too_long", **error.details)
    return Phrase("expects_text")


def _refused_text(model: type[BaseModel], fields: dict[str, Any]) -> str:
    """The name of the field whose text was refused: the error says what is wrong but not where.

    One field after another is blanked, until the refusal is gone.
    """
    blanked = dict(fields)
    for name in model.model_fields:
        if name in blanked:
            blanked[name] = ""
            try:
                model.model_validate_json(json.dumps(blanked), strict=True)
            except ValidationError:
                return name
            except CanvasError:
                continue
            return name
    raise AssertionError(model)
