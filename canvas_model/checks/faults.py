"""What pydantic finds wrong with a value, said as a phrase that a person understands."""

from collections.abc import Mapping
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
"""Types of pydantic’s errors -> phrases without figures."""


def phrase_of(fault: ErrorDetails) -> Phrase:
    """What a fault that pydantic found means to a person."""
    figures: Mapping[str, Any] = fault.get("ctx", {})
    match fault["type"]:
        case kind if kind in _EXPECTED:
            return Phrase(_EXPECTED[kind])
        case "greater_than_equal":
            return Phrase("at_least", limit=figures["ge"])
        case "less_than_equal":
            return Phrase("at_most", limit=figures["le"])
        case "too_long":
            return Phrase("too_many", count=figures["actual_length"], limit=figures["max_length"])
        case "literal_error":
            return Phrase("expects_one_of", allowed=figures["expected"].replace(" or ", ", ").replace("'", ""))
        case "string_pattern_mismatch":
            return Phrase("expects_country" if fault["loc"][-1] == "country" else "expects_short_id")
    return Phrase("does_not_fit")
