"""Checking values against the fields of a model."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from canvas_model.checks.faults import phrase_of
from canvas_model.errors import ValueRefusedError

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], values: Mapping[str, Any]) -> M:
    """A model with these values; raises ValueRefusedError, which names the first field that is wrong and says why.

    Texts raise their own refusals, such as TextTooLongError.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"] if isinstance(part, str | int)) or "?"
        raise ValueRefusedError(field=place, reason=phrase_of(fault)) from error
