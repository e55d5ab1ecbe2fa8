"""The whole tool as its users start it: a process of its own, on a free port, with a database of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from tests.key import cookies
from tests.yardstick import PATIENCE

ROOT = Path(__file__).parents[1]
FIELDS: dict[str, Any] = {
    "client": "Esempio S.r.l.",
    "title": "CRM",
    "held_on": date(2026, 11, 2).isoformat(),
    "starts_on": date(2026, 11, 9).isoformat(),
}
WRITE = {"X-Canvas": "1"}
RUN = BackMsg(rerun_script=ClientState()).SerializeToString()
"""What a browser sends to see a screen."""


@dataclass
class Server:
    """A running server and the folder of its database."""

    process: "subprocess.Popen[bytes]"
    port: int
    folder: Path
    log: Path

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def file(self) -> Path:
        return self.folder / "workshops.db"

    def client(self, person: dict[str, str] | None = None, **headers: str) -> httpx.Client:
        """A client of its API with the key, somebody new or the person with these cookies.

        It goes without the certificates, whose reading costs more than most requests.
        """
        address = f"http://127.0.0.1:{self.port}"
        return httpx.Client(
            base_url=address, headers=headers, cookies=person or cookies(), timeout=PATIENCE, verify=False
        )

    def wait(self, status: int = 200) -> None:
        """Until it answers with a status."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {self.log.read_text()}")
            try:
                with self.client() as client:
                    if client.get("/readyz").status_code == status:
                        return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"the server does not answer: {self.log.read_text()}")

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Tell it to end; returns the seconds that took."""
        started = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return time.monotonic() - started

    def start_again(self) -> None:
        """After a stop: the same port and folder."""
        self.process = start(self.folder, port=self.port).process
        self.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def start(
    folder: Path,
    *,
    port: int | None = None,
    uvicorn_host: str | None = None,
    app: str = "app:app",
    environment: Mapping[str, str] | None = None,
) -> Server:
    """Start without waiting: by `streamlit run`, or by uvicorn on an address."""
    port = port or free_port()
    if uvicorn_host:
        command = ["-m", "uvicorn", app, "--host", uvicorn_host, "--port", str(port), "--log-level", "warning"]
    else:
        command = ["-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    folder.mkdir(parents=True, exist_ok=True)
    log = folder.parent / f"{folder.name}-{port}.log"
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**kept, "CANVAS_DATA": str(folder), **(environment or {})},
            stdout=out,
            stderr=out,
        )
    return Server(process, port, folder, log)


@contextmanager
def running(folder: Path, *, ready: int = 200, **how: Any) -> Iterator[Server]:
    """A server that answers, ended with the block."""
    server = start(folder, **how)
    try:
        server.wait(ready)
        yield server
    finally:
        server.stop()


def new_workshop(client: httpx.Client, /, **fields: Any) -> UUID:
    """An empty workshop, made through the endpoint."""
    id = uuid4()
    answer = client.post("/api/workshops", json={"id": str(id), "fields": {**FIELDS, **fields}}, headers=WRITE)
    assert answer.status_code == 201, answer.text
    return id


def note(text: str = "Un’idea", *, id: UUID | None = None, op: UUID | None = None, **more: Any) -> dict[str, Any]:
    """A change that puts a note on the canvas."""
    values = {"block": "customer", "text": text}
    return {
        "op": str(op or uuid4()),
        "verb": "put",
        "kind": "note",
        "id": str(id or uuid4()),
        "values": values,
        "base": None,
        "seen": None,
    } | more


def save(client: httpx.Client, workshop: UUID | str, *changes: Any, **query: str) -> list[dict[str, Any]]:
    """What became of a batch of changes; half surrogate pairs go as JavaScript writes them."""
    body = json.dumps({"changes": changes}).encode()
    answer = client.post(f"/api/workshops/{workshop}/changes", content=body, headers=WRITE, params=query)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def texts(client: httpx.Client, workshop: UUID) -> list[str]:
    """The texts of the notes as they stand."""
    board = client.get(f"/api/workshops/{workshop}/board").json()
    return [entry["text"] for entry in board["content"]["notes"]]
