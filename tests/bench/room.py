"""A full room: everybody listens to one workshop while answers come in, and all see the figures move."""

import asyncio
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from canvas_model.catalogue import catalogue
from canvas_model.content import natural_id
from tests.bench.servers import Client, serving, serving_process
from tests.key import cookie

PEOPLE = 30
PER_SECOND = 16
ANSWERS = 240
REVISION = re.compile(rb'"revision":(\d+)')


@dataclass(frozen=True)
class Found:
    """Percent of a core; milliseconds until an answer is saved, here and on the floor, and until all see its figures."""

    processor: float
    saved: float
    floor: float
    figures: float


@dataclass
class Listener:
    """One who looks: when the figures of which revision came."""

    came: list[tuple[int, float]] = field(default_factory=list)

    async def listen(self, port: int, workshop: str) -> None:
        """Read the feed until cancelled."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        writer.write(
            f"GET /api/feed?w={workshop} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie()['Cookie']}\r\n\r\n".encode()
        )
        is_figures = False
        while line := await reader.readline():
            if is_figures and (revision := REVISION.search(line)):
                self.came.append((int(revision[1]), time.perf_counter()))
            is_figures = line.startswith(b"event: figures")

    def when(self, revision: int) -> float:
        """When figures came that hold what was written with this revision."""
        return min(at for one, at in self.came if one >= revision)


def measure() -> Found:
    """Let many look and some write, at a steady pace."""
    with tempfile.TemporaryDirectory() as data:
        folder = Path(data)
        with serving("tests.bench.floor:app", folder) as port:
            bare = Client(port)
            row = {"block": "data", "text": "Nessuna regola scritta"}
            floor = asyncio.run(_paced(lambda _: bare.post("/note", {"id": str(uuid4()), **row})))
        with serving_process("app:app", folder) as (port, process):
            return asyncio.run(_room(port, process, [took for _, _, took in floor]))


async def _room(port: int, process: int, floor: list[float]) -> Found:
    client = Client(port)
    workshop, answers = _workshop(client)
    listeners = [Listener() for _ in range(PEOPLE)]
    tasks = [asyncio.create_task(listener.listen(port, workshop)) for listener in listeners]
    await asyncio.sleep(2)
    began, used = time.perf_counter(), _processor(process)

    def save(number: int) -> Any:
        answer = client.post(f"/api/workshops/{workshop}/changes", {"changes": [answers[number]]})
        assert answer["results"][0]["ok"], answer
        return answer["revision"]

    written = await _paced(save)
    processor = 100 * (_processor(process) - used) / (time.perf_counter() - began)
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    late = [1000 * max(0, one.when(revision) - at) for revision, at, _ in written for one in listeners]
    return Found(processor, _p95([took for _, _, took in written]), _p95(floor), _p95(late))


async def _paced(act: Callable[[int], Any]) -> list[tuple[Any, float, float]]:
    """What each act gave, when it was done, and the milliseconds it took."""
    began, done = time.perf_counter(), []
    for number in range(ANSWERS):
        await asyncio.sleep(max(0, began + number / PER_SECOND - time.perf_counter()))
        at = time.perf_counter()
        given = await asyncio.to_thread(act, number)
        done.append((given, time.perf_counter(), 1000 * (time.perf_counter() - at)))
    return done


def _workshop(client: Client) -> tuple[str, list[dict[str, Any]]]:
    """A workshop with people in it, and an answer of somebody to a question for each write."""
    fields = {"client": "Esempio", "title": "CRM", "held_on": "2026-11-02", "starts_on": "2026-11-09"}
    workshop = client.post("/api/workshops", {"id": str(uuid4()), "fields": fields})["id"]
    members = [str(uuid4()) for _ in range(PEOPLE)]
    people = [_put("member", id, {"name": f"Person {number}"}) for number, id in enumerate(members)]
    client.post(f"/api/workshops/{workshop}/changes", {"changes": people})
    questions = [question.id for block in catalogue("en").blocks.blocks for question in block.questions]
    answers = []
    for question, member in list(product(questions, members))[:ANSWERS]:
        id = str(natural_id(UUID(workshop), "answer", question, UUID(member)))
        answers.append(
            _put("answer", id, {"question": question, "member": member, "state": "answered", "level": len(answers) % 5})
        )
    return workshop, answers


def _put(kind: str, id: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"op": str(uuid4()), "verb": "put", "kind": kind, "id": id, "values": values}


def _processor(process: int) -> float:
    """Seconds of processor that a process has used; Linux tells it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
