"""Every route against what it does not expect: a sentence, never a fault of ours, and nothing half-written."""

import json
import sqlite3
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_model.content import KINDS
from tests.server import FIELDS, WRITE, Server, new_workshop, note, save, texts

SOMETHING = "00000000-0000-4000-8000-000000000001"
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "a word": b"hello",
    "a half": b'{"changes": [',
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e999",
    "NaN": b'{"changes": NaN}',
    "Infinity": b'{"changes": [{"base": Infinity}]}',
    "no changes": b'{"changes": []}',
    "too many changes": json.dumps({"changes": [note() for _ in range(101)]}).encode(),
    "one field too many": b'{"changes": [{}], "role": "admin"}',
    "a field twice": b'{"changes": [], "changes": [{}]}',
    "a field twice inside": b'{"changes": [{"op": "a", "op": "b"}]}',
    "deep": b"[" * 100_000,
    "deep and whole": b'{"changes": [' + b"[" * 900 + b"]" * 900 + b"]}",
    "a million digits": b'{"changes": [' + b"9" * 900_000 + b"]}",
    "UTF-16": '{"changes": []}'.encode("utf-16"),
    "not UTF-8": b'{"changes": ["\xff\xfe"]}',
    "a NUL": b'{"changes": [\x00]}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("path", ["/api/workshops/{w}/changes", "/api/workshops", "/api/import"])
def test_a_body_that_is_not_one_is_refused_with_a_sentence(
    client: httpx.Client, workshop: UUID, path: str, body: bytes
) -> None:
    answer = client.post(path.format(w=workshop), content=body, headers=WRITE)
    assert answer.status_code in (400, 413, 422), answer.text
    assert answer.json()["message"].endswith((".", "?"))
    assert client.get(f"/api/workshops/{workshop}/board").json()["revision"] == 1


@pytest.mark.parametrize("path", ["/api/workshops/{w}/changes", "/api/workshops"])
def test_a_body_past_the_limit_is_refused(client: httpx.Client, workshop: UUID, path: str) -> None:
    answer = client.post(path.format(w=workshop), content=b" " * (1024 * 1024 + 1), headers=WRITE)
    assert (answer.status_code, answer.json()["error"]) == (413, "RequestTooLargeError")


def test_a_body_without_its_length_is_measured(client: httpx.Client, workshop: UUID) -> None:
    parts = (b" " * 65_536 for _ in range(40))
    answer = client.post(f"/api/workshops/{workshop}/changes", content=parts, headers=WRITE)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"op": None},
        {"op": 1},
        {"op": "not-a-uuid"},
        {"op": "{12345678-1234-5678-1234-567812345678}"},
        {"verb": None},
        {"verb": "drop"},
        {"verb": ["put"]},
        {"verb": "__init__"},
        {"kind": 7},
        {"kind": "nothing"},
        {"kind": "journal"},
        {"kind": "note'; DROP TABLE note; --"},
        {"id": None},
        {"id": 5},
        {"id": "x"},
        {"values": []},
        {"values": "text"},
        {"values": {"id": SOMETHING}},
        {"values": {"version": 99}},
        {"values": {"hidden": True}},
        {"values": {"workshop_id": SOMETHING}},
        {"values": {"__class__": "x"}},
        {"base": "1"},
        {"base": 1.5},
        {"base": True},
        {"seen": []},
        {"unknown": 1},
        {"verb": "hide", "id": SOMETHING},
        {"verb": "restore", "id": SOMETHING},
        {"verb": "undo"},
        {"verb": "redo"},
    ],
    ids=json.dumps,
)
def test_a_change_that_is_not_one_is_refused(client: httpx.Client, workshop: UUID, change: dict[str, Any]) -> None:
    whole = {**note(), **change} if change else change
    [result] = save(client, workshop, whole)
    assert not result["ok"]
    assert 400 <= result["status"] < 500
    assert result["message"]
    assert client.get(f"/api/workshops/{workshop}/board").json()["revision"] == 1


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [1e308, -1e308, "", "\x00", "\ud800", "=1+1", "2026-02-30", "9999-12-31", "0001-01-01", "customer"]
    )
    | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", [*KINDS, "workshop"])
def test_no_value_of_any_field_is_a_fault_of_ours(server: Server, kind: str) -> None:
    """Type confusion in every field of every kind: stored or refused, and the board can still be read."""
    from canvas_model.content import WorkshopFields

    model = KINDS.get(kind, WorkshopFields)
    names = [name for name in model.model_fields if name not in ("id", "version")]
    with server.client() as client:
        workshop = new_workshop(client)

        @settings(max_examples=40)
        @given(st.lists(st.dictionaries(st.sampled_from(names), JSON, min_size=1, max_size=3), min_size=8, max_size=8))
        def hold(several: list[dict[str, Any]]) -> None:
            thing = str(workshop) if kind == "workshop" else str(uuid4())
            changes = [note(kind=kind, values=values, id=thing) for values in several]
            results = save(client, workshop, *changes)
            assert all(result["ok"] or 400 <= result["status"] < 500 for result in results), results

        hold()
        assert client.get(f"/api/workshops/{workshop}/board").status_code in (200, 404)
    assert "Traceback" not in server.log.read_text()


ADDRESSES = [*(f"/api/workshops/{{id}}/{what}" for what in ("board", "readiness", "file")), "/api/feed?w={id}"]


@pytest.mark.parametrize("id", ["x", "1", SOMETHING[:-1], "..", "%00", "' OR 1=1 --", "0" * 5000])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_id_that_is_not_one_is_not_found(client: httpx.Client, id: str, address: str) -> None:
    answer = client.get(address.format(id=id))
    assert answer.status_code in (400, 404)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_workshop_that_is_not_there_is_not_found(client: httpx.Client, address: str) -> None:
    answer = client.get(address.format(id=uuid4()))
    assert (answer.status_code, answer.json()["error"]) == (404, "NotFoundError")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"client": ""},
        {"title": None},
        {"held_on": "yesterday"},
        {"held_on": "1066-10-14"},
        {"starts_on": "2100-01-01"},
        {"starts_on": "2026-02-30"},
        {"crm_users": 0},
        {"crm_users": -1},
        {"crm_users": 1e308},
        {"crm_users": "12"},
        {"crm_users": True},
        {"areas": ["nowhere"]},
        {"areas": "sales"},
        {"areas": ["sales"] * 21},
        {"country": "it"},
        {"country": "ZZ"},
        {"language": "fr"},
        {"layout": "round"},
        {"evidence_cap": 2},
        {"role": "admin"},
        {"client": "x" * 10_000},
    ],
    ids=lambda fields: json.dumps(fields)[:40],
)
def test_a_workshop_with_a_wrong_field_is_not_made(
    client: httpx.Client, server: Server, fields: dict[str, Any]
) -> None:
    id = uuid4()
    whole = {**FIELDS, **fields} if fields else {}
    answer = client.post("/api/workshops", json={"id": str(id), "fields": whole}, headers=WRITE)
    assert answer.status_code == 422, answer.text
    assert answer.json()["message"]
    assert client.get(f"/api/workshops/{id}/board").status_code == 404


def test_making_a_workshop_twice_makes_one(client: httpx.Client, server: Server) -> None:
    id = uuid4()
    body = {"id": str(id), "fields": FIELDS}
    assert [client.post("/api/workshops", json=body, headers=WRITE).json() for _ in range(3)] == [{"id": str(id)}] * 3
    with sqlite3.connect(f"file:{server.file}?mode=ro", uri=True) as connection:
        held = connection.execute("SELECT count(*) FROM workshop WHERE id = ?", (id.hex,)).fetchone()
    assert held == (1,)


@pytest.mark.parametrize(
    "text", ["<script>window.pwn=1</script>", "{{7*7}}", "=cmd|' /C calc'!A0", "'; DROP TABLE note;--"]
)
def test_what_people_write_stays_text(client: httpx.Client, workshop: UUID, text: str) -> None:
    [result] = save(client, workshop, note(text))
    assert result["rows"][0]["values"]["text"] == text
    assert texts(client, workshop) == [text]
    answer = client.get(f"/api/workshops/{workshop}/board")
    assert answer.headers["content-type"] == "application/json"
