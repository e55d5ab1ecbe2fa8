"""From an error that pydantic reports to a phrase that a person understands."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic_core import ErrorDetails

from canvas_model.phrases import Phrase

_EXPECTED = {
    "string_type": "expects_text",
    "int_type": "expects_whole_number",
    "int_from_float": "expects_whole_number",
    "float_type": "expects_number",
    "bool_type": "expects_truth",
    "tuple_type": "expects_list",
    "model_type": "expects_object",
    "date_type": "expects_date",
    "date_parsing": "expects_date",
    "date_from_datetime_parsing": "expects_date",
    "date_from_datetime_inexact": "expects_date",
    "datetime_type": "expects_moment",
    "datetime_parsing": "expects_moment",
    "datetime_from_date_parsing": "expects_moment",
    "datetime_object_invalid": "expects_moment",
    "uuid_type": "expects_id",
    "uuid_parsing": "expects_id",
    "finite_number": "not_finite",
    "missing": "missing",
    "extra_forbidden": "unknown_field",
}
"""Type of a pydantic error -> key of a phrase that has no placeholders."""


def _limit(value: object) -> object:
    """Pydantic tells a day as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def phrase_of(fault: ErrorDetails) -> Phrase:
    """The phrase for an error of pydantic."""
    context: Mapping[str, Any] = fault.get("ctx", {})
    match fault["type"]:
        case kind if kind in _EXPECTED:
            return Phrase(_EXPECTED[kind])
        case "greater_than_equal":
            return Phrase("at_least", limit=_limit(context["ge"]))
        case "less_than_equal":
            return Phrase("at_most", limit=_limit(context["le"]))
        case "too_long":
            return Phrase("too_many", count=context["actual_length"], limit=context["max_length"])
        case "literal_error":
            return Phrase("expects_one_of", allowed=context["expected"].replace(" or ", ", ").replace("'", ""))
        case "string_pattern_mismatch":
            return Phrase("expects_country" if fault["loc"][-1] == "country" else "expects_short_id")
    return Phrase("does_not_fit")
