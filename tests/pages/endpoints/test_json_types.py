"""What the endpoints really answer is what `json_types.py` describes, and the browser reads nothing else."""

import json
from uuid import UUID, uuid4

import httpx

from pages.endpoints import json_types
from pages.endpoints.live import figures
from pages.endpoints.live.events import read_events
from pages.server import store
from tests.described import strictly, unread
from tests.server import WRITE, note, save


def test_a_change_is_asked_for_and_answered_as_described(client: httpx.Client, workshop: UUID) -> None:
    id = uuid4()
    asked = note("Uno", id=id)
    strictly(json_types, json_types.ChangeRequest).validate_python(asked)
    stale = note("Due", id=id, base=7, seen={"text": "Zero"})
    changes = [asked, asked, stale, {**note(), "verb": "shout"}, "nothing"]
    body = json.dumps({"changes": changes}).encode()
    answer = client.post(f"/api/workshops/{workshop}/changes", content=body, headers=WRITE).json()
    strictly(json_types, json_types.ChangesAnswer).validate_python(answer)
    assert [result["ok"] for result in answer["results"]] == [True, True, False, False, False]
    assert answer["results"][2]["current"]["text"] == "Uno"


def test_the_board_and_its_figures_are_as_described(client: httpx.Client, workshop: UUID) -> None:
    save(client, workshop, note())
    board = client.get(f"/api/workshops/{workshop}/board").json()
    strictly(json_types, json_types.BoardState).validate_python(board)
    figures = client.get(f"/api/workshops/{workshop}/readiness").json()
    strictly(json_types, json_types.ReadinessFigures).validate_python(figures)
    assert figures == board["readiness"]


def test_an_event_of_the_feed_is_as_described(workshop_here: UUID) -> None:
    with store.reading():
        events = read_events(workshop_here, 0)
    assert events
    for event in events:
        data = event.text.decode().partition("data: ")[2]
        strictly(json_types, json_types.FeedEvent).validate_python(json.loads(data))


def test_the_figures_of_the_feed_are_as_described(workshop_here: UUID) -> None:
    _revision, text = figures.event_of(workshop_here)
    strictly(json_types, json_types.FeedFigures).validate_python(json.loads(text.decode().partition("data: ")[2]))


def test_a_refusal_is_as_described(client: httpx.Client) -> None:
    answer = client.get(f"/api/workshops/{uuid4()}/board", params={"lang": "it"})
    assert answer.status_code == 404
    strictly(json_types, json_types.Refusal).validate_python(answer.json())


def test_how_far_a_report_is_is_told_as_described(client: httpx.Client, workshop: UUID) -> None:
    answer = client.post(f"/api/workshops/{workshop}/report", headers=WRITE)
    strictly(json_types, json_types.ReportState).validate_python(answer.json())


def test_every_name_that_is_described_is_read_in_the_browser() -> None:
    """But for what only other programs read: the audit's names in the feed, and how far a report is."""
    assert unread(json_types) <= {
        "by",
        "by_name",
        "at",
        "url",
        "finished",
        "changes_since",
        "asked",
        "to_discuss",
        "agreed",
        "answers",
        "coverage",
        "gap",
    }
