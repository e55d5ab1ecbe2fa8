"""Workshop files through the endpoints: out and in again, and what is refused on the way in."""

import json
import re
import sqlite3
import time
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from canvas_model.limits import FILE_LIMIT
from tests.server import FIELDS, WRITE, Server, new_workshop, note, save, texts

DEMO = write_canvas(demo_snapshot("it", today=date(2026, 11, 21)))


def bring_in(client: httpx.Client, content: bytes, **query: str) -> httpx.Response:
    return client.post("/api/import", content=content, headers=WRITE, params=query)


def count(server: Server) -> int:
    with sqlite3.connect(f"file:{server.file}?mode=ro", uri=True) as connection:
        held: int = connection.execute("SELECT count(*) FROM workshop").fetchone()[0]
        return held


def changed(**fields: Any) -> bytes:
    """The demo's file with something else in its snapshot."""
    whole = json.loads(DEMO)
    whole["snapshot"].update(fields)
    return json.dumps(whole).encode()


def without_ids(content: bytes) -> dict[str, Any]:
    """What a file says, apart from ids, origin, revision, time and the numbers that own tasks and risks are given."""
    snapshot = json.loads(content)["snapshot"]
    names = {member["id"]: member["name"] for member in snapshot.get("members", ())}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: plain(item)
                for key, item in value.items()
                if key not in ("id", "version", "revision", "changed_at", "origin", "number")
            }
        if isinstance(value, list):
            return sorted((plain(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
        return names.get(value, value) if isinstance(value, str) else value

    told: dict[str, Any] = plain(snapshot)
    return told


def test_a_file_comes_back_as_it_went(client: httpx.Client) -> None:
    answer = bring_in(client, DEMO)
    assert answer.status_code == 201
    again = client.get(f"/api/workshops/{answer.json()['id']}/file")
    assert again.headers["content-type"] == "application/json"
    assert without_ids(again.content) == without_ids(DEMO)


def test_an_import_makes_a_new_workshop_and_touches_no_other(client: httpx.Client) -> None:
    first, second = (bring_in(client, DEMO).json()["id"] for _ in range(2))
    assert first != second
    assert json.loads(DEMO)["snapshot"]["id"] not in (first, second)
    before = client.get(f"/api/workshops/{first}/board").json()
    save(client, UUID(second), note("only in the second"))
    assert client.get(f"/api/workshops/{first}/board").json() == before


def test_an_import_sent_twice_makes_one(client: httpx.Client, server: Server) -> None:
    before, wanted = count(server), str(uuid4())
    assert [bring_in(client, DEMO, id=wanted).json() for _ in range(3)] == [{"id": wanted}] * 3
    assert count(server) == before + 1


@pytest.mark.parametrize("how", ["made", "imported"])
def test_a_workshop_that_was_deleted_is_not_made_again_as_if_nothing_had_happened(
    client: httpx.Client, server: Server, how: str
) -> None:
    wanted = str(uuid4())

    def send() -> httpx.Response:
        if how == "imported":
            return bring_in(client, DEMO, id=wanted)
        return client.post("/api/workshops", json={"id": wanted, "fields": FIELDS}, headers=WRITE)

    assert [send().status_code for _ in range(2)] == [201, 201]
    hidden = note(kind="workshop", id=UUID(wanted), values={"hidden": True}, seen={"hidden": False})
    save(client, wanted, hidden)
    before = count(server)
    refused = send()
    assert (refused.status_code, refused.json()["error"]) == (409, "WorkshopDeletedError")
    assert count(server) == before
    save(client, wanted, note(kind="workshop", id=UUID(wanted), values={"hidden": False}, seen={"hidden": True}))
    assert send().status_code == 201


DEEP = b'{"format": "crm-canvas", "version": 1, "snapshot": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
REFUSED: dict[str, bytes] = {
    "nothing": b"",
    "no file of ours": b'{"format": "other"}',
    "a list": b"[]",
    "cut short": DEMO[: len(DEMO) // 2],
    "900 levels": b"[" * 900 + b"]" * 900,
    "100,000 levels": DEEP,
    "a million digits": DEMO.replace(b'"version": 1\n}', b'"version": ' + b"9" * 1_000_000 + b"\n}"),
    "NaN": changed(revision=float("nan")),
    "infinity": changed(revision=float("inf")),
    "a field twice": DEMO.replace(b'"format"', b'"format": "crm-canvas", "format"', 1),
    "UTF-16": DEMO.decode().encode("utf-16"),
    "half a surrogate pair": changed(archived="\ud800"),
    "notes as a number": changed(notes=7),
    "a note as text": changed(notes=["note"]),
    "a member as a list": changed(members=[[]]),
    "a negative revision": changed(revision=-1),
    "a role": changed(role="admin"),
    "a thousand and one notes": changed(
        notes=[{"id": str(uuid4()), "block": "customer", "text": "x"} for _ in range(1001)]
    ),
    "a note for nobody": changed(
        notes=[{"id": str(uuid4()), "block": "customer", "text": "x", "member": str(uuid4())}]
    ),
    "a block that is not there": changed(notes=[{"id": str(uuid4()), "block": "nowhere", "text": "x"}]),
    "a note too long": changed(notes=[{"id": str(uuid4()), "block": "customer", "text": "x" * 2001}]),
    "a date before reason": changed(workshop={**json.loads(DEMO)["snapshot"]["workshop"], "held_on": "0001-01-01"}),
    "a newer format": DEMO.replace(b'"version": 1\n}', b'"version": 99\n}'),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_kept_is_refused_with_its_place(
    client: httpx.Client, server: Server, content: bytes
) -> None:
    before, started = count(server), time.monotonic()
    answer = bring_in(client, content)
    assert time.monotonic() - started < 10
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"] in ("FileRefusedError", "FileNewerError")
    assert answer.json()["message"].endswith((".", "!"))
    assert count(server) == before


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_refusal_names_the_place_in_the_readers_language(client: httpx.Client, lang: str) -> None:
    said = bring_in(client, REFUSED["a note too long"], lang=lang).json()["message"]
    assert "notes[0].text" in said
    assert ("caratteri" if lang == "it" else "characters") in said


@pytest.mark.parametrize("size", [FILE_LIMIT + 1, 50 * 1024**2])
def test_a_file_past_the_limit_is_refused_and_the_sentence_arrives(
    client: httpx.Client, server: Server, size: int
) -> None:
    before = count(server)
    answer = bring_in(client, DEMO + b" " * (size - len(DEMO)))
    assert (answer.status_code, answer.json()["error"]) == (422, "FileTooLargeError")
    assert count(server) == before


def test_a_file_at_the_limit_and_one_with_a_byte_order_mark_are_read(client: httpx.Client) -> None:
    assert bring_in(client, DEMO + b" " * (FILE_LIMIT - len(DEMO))).status_code == 201
    assert bring_in(client, b"\xef\xbb\xbf" + DEMO).status_code == 201


@pytest.mark.parametrize(
    "client_name",
    [
        "a/b:[*]?",
        "../../etc/passwd",
        "CON",
        "nul.txt",
        "Müller & Søn",
        "客户",
        "😀",
        "a\r\nSet-Cookie: x=1",
        '"; x="',
        "x" * 120,
        "-",
    ],
)
def test_the_file_name_is_harmless_whatever_the_client_is_called(client: httpx.Client, client_name: str) -> None:
    workshop = new_workshop(client, client=client_name)
    answer = client.get(f"/api/workshops/{workshop}/file")
    named = answer.headers["content-disposition"]
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[a-z0-9-]{1,40}-r1\.canvas\.json", named)
    assert "set-cookie" not in answer.headers


def test_the_name_carries_the_revision(client: httpx.Client, workshop: UUID) -> None:
    save(client, workshop, note(), note())
    assert client.get(f"/api/workshops/{workshop}/file").headers["content-disposition"].endswith("-r3.canvas.json")
    assert len(texts(client, workshop)) == 2


@pytest.mark.parametrize("lang", ["it", "en"])
def test_tasks_that_wait_for_each_other_are_put_right_and_that_is_said(client: httpx.Client, lang: str) -> None:
    first, second = (f"own:{UUID(int=number, version=4)}" for number in (1, 2))
    tasks = [
        {"task": first, "name": "One", "predecessors": [second]},
        {"task": second, "name": "Two", "predecessors": [first]},
    ]
    answer = bring_in(client, changed(tasks=tasks), lang=lang)
    assert answer.status_code == 201
    [said] = answer.json()["repaired"]
    assert said.startswith({"it": "«Two» non aspetta più «One»", "en": "“Two” no longer waits for “One”"}[lang])
    exported = json.loads(client.get(f"/api/workshops/{answer.json()['id']}/file").content)
    assert {task["name"]: task["predecessors"] for task in exported["snapshot"]["tasks"]} == {
        "One": [second],
        "Two": [],
    }


def test_a_file_whose_workshop_is_here_opens_it_updates_it_or_makes_another(
    client: httpx.Client, server: Server
) -> None:
    first = new_workshop(client)
    save(client, first, note("Here"))
    content = client.get(f"/api/workshops/{first}/file").content
    before = count(server)
    opened = bring_in(client, content, existing="open")
    assert (opened.status_code, opened.json()) == (200, {"id": str(first)})
    assert count(server) == before
    whole = json.loads(content)
    whole["snapshot"]["notes"][0]["text"] = "Changed in the file"
    whole["snapshot"]["notes"].append({"id": str(uuid4()), "block": "data", "text": "New in the file"})
    op = str(uuid4())
    for _again in range(2):
        updated = bring_in(client, json.dumps(whole).encode(), existing="update", id=op)
        assert updated.status_code == 200
        assert updated.json() == {"id": str(first), "new": 1, "changed": 1, "refused": []}, "the same answer again"
    assert count(server) == before
    held = json.loads(client.get(f"/api/workshops/{first}/file").content)["snapshot"]["notes"]
    assert sorted(one["text"] for one in held) == ["Changed in the file", "New in the file"]
    assert bring_in(client, content).json()["id"] != str(first)
    assert bring_in(client, content, existing="keep").status_code == 201
    assert count(server) == before + 2
    assert bring_in(client, content, existing="other").status_code == 400


def test_a_file_whose_workshop_is_not_here_is_brought_in_whatever_is_asked(
    client: httpx.Client, server: Server
) -> None:
    before = count(server)
    for wanted in ("open", "update"):
        assert bring_in(client, changed(id=str(uuid4())), existing=wanted).status_code == 201
    assert count(server) == before + 2
