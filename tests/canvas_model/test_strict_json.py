"""The strict JSON reader: one reading for files and requests; only what a database keeps is judged differently."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_model.errors import FileRefusedError, MalformedRequestError
from canvas_model.strict_json import DEPTH_LIMIT, decode
from pages.endpoints.bodies import read_json

BROKEN = {
    "nothing": b"",
    "a half": b'{"a": [',
    "NaN": b'{"a": NaN}',
    "Infinity": b"[-Infinity]",
    "a field twice": b'[{"a": 1, "a": 1}]',
    "deep": b"[" * (DEPTH_LIMIT + 1) + b"]" * (DEPTH_LIMIT + 1),
    "deep and broken": b"[" * 100_000,
    "a million digits": b"[" + b"9" * 1_000_000 + b"]",
    "UTF-16": "[1]".encode("utf-16"),
    "not UTF-8": b'["\xff"]',
    "a NUL": b"[\x00]",
}
NOT_KEPT: dict[str, tuple[bytes, Any]] = {
    "a long number": (b"[12345678901234567890]", [12345678901234567890]),
    "a number past every limit": (b"[1e999]", [float("inf")]),
    "half a pair": (b'["\\ud800"]', ["\ud800"]),
    "half a pair as a name": (b'{"\\udfff": 1}', {"\udfff": 1}),
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_readers_disagree_about_is_refused_in_a_file_and_in_a_request(body: bytes) -> None:
    with pytest.raises(FileRefusedError):
        decode(body)
    with pytest.raises(MalformedRequestError):
        read_json(body)


@pytest.mark.parametrize(("body", "value"), NOT_KEPT.values(), ids=NOT_KEPT)
def test_what_no_database_keeps_is_refused_in_a_file_and_left_to_the_changes_in_a_request(
    body: bytes, value: Any
) -> None:
    with pytest.raises(FileRefusedError):
        decode(body)
    assert read_json(body) == value


@given(VALUES)
def test_a_file_and_a_request_read_the_same(value: Any) -> None:
    body = json.dumps([value]).encode()
    assert decode(body) == read_json(body) == [value]
