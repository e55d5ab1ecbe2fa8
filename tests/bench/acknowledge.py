"""Acknowledging a note, against a bare route that writes one row."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from pages.endpoints.access.write_pace import BURST
from tests.bench.servers import Client, serving

ROUNDS = BURST - 10
"""As many as one session may send at one go: past that it is kept to a pace."""
TEXT = "Nessuna regola scritta per passare un lead alle vendite"


def measure() -> tuple[float, float]:
    """Median milliseconds (ours, the floor), taken in turns so that the machine's moods fall on both."""
    with tempfile.TemporaryDirectory() as data:
        folder = Path(data)
        with serving("app:app", folder) as ours, serving("tests.bench.floor:app", folder) as floor:
            client, bare = Client(ours), Client(floor)
            fields = {"client": "Esempio", "title": "CRM", "held_on": "2026-11-02", "starts_on": "2026-11-09"}
            workshop = client.post("/api/workshops", {"id": str(uuid4()), "fields": fields})["id"]

            def note() -> None:
                values = {"block": "data", "text": TEXT, "department": "sales"}
                change = {"op": str(uuid4()), "verb": "put", "kind": "note", "id": str(uuid4()), "values": values}
                answer = client.post(f"/api/workshops/{workshop}/changes", {"changes": [change]})
                assert answer["results"][0]["ok"], answer

            def row() -> None:
                bare.post("/note", {"id": str(uuid4()), "block": "data", "text": TEXT})

            mine: list[float] = []
            theirs: list[float] = []
            for _ in range(ROUNDS):
                mine.append(_timed(note))
                theirs.append(_timed(row))
            return statistics.median(mine[50:]), statistics.median(theirs[50:])


def _timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
