"""Real servers on free ports, for the time of a measurement."""

import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.key import cookie

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def serving(app: str, folder: Path, at: Path = ROOT) -> Iterator[int]:
    """Run an ASGI app of the folder `at` under uvicorn with its data in `folder`; yields the port."""
    with serving_process(app, folder, at) as (port, _process):
        yield port


@contextmanager
def serving_process(app: str, folder: Path, at: Path = ROOT) -> Iterator[tuple[int, int]]:
    """The same; yields the port and the number of the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", app, "--port", str(port), "--log-level", "error"]
    server = subprocess.Popen(command, cwd=at, env=os.environ | {"CANVAS_DATA": str(folder)})
    try:
        for _ in range(300):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(10)


class Client:
    """One kept connection that speaks the least HTTP there is, so that what is timed is the server and not its client."""

    def __init__(self, port: int) -> None:
        self.host = f"127.0.0.1:{port}"
        self.cookie = f"Cookie: {cookie()['Cookie']}\r\n"
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers = self.socket.makefile("rb")

    def post(self, path: str, body: object = None) -> Any:
        """The answer's JSON; raises RuntimeError when it is not a success."""
        return json.loads(self._ask("POST", path, json.dumps(body).encode()))

    def get(self, path: str) -> bytes:
        """The answer's body; raises RuntimeError when it is not a success."""
        return self._ask("GET", path, b"")

    def _ask(self, method: str, path: str, body: bytes) -> bytes:
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nX-Canvas: 1\r\nContent-Type: application/json\r\n{self.cookie}"
        self.socket.sendall(head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        status = int(self.answers.readline().split()[1])
        length = 0
        while (line := self.answers.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        content = self.answers.read(length)
        if status >= 300:
            raise RuntimeError(f"{status}: {content[:200]!r}")
        return content


class Screen:
    """One browser's socket to one screen of a Streamlit server; run once when it opens."""

    def __init__(self, port: int, name: str, query: str = "") -> None:
        here = f"localhost:{port}"
        self.opening = connect(
            f"ws://{here}/_stcore/stream",
            origin=f"http://{here}",
            additional_headers=cookie(),
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
        )
        self.ask = BackMsg()
        self.ask.rerun_script.query_string = query
        self.ask.rerun_script.page_name = "" if name == "home" else name
        self.seen: list[ForwardMsg] = []

    def run(self) -> float:
        """Ask for a rerun; the milliseconds until the server says that it is done."""
        self.seen.clear()
        request = self.ask.SerializeToString()
        began = time.perf_counter()
        self.socket.send(request)
        while True:
            message = ForwardMsg.FromString(self.socket.recv(60))
            self.seen.append(message)
            if message.WhichOneof("type") == "script_finished":
                break
        took = (time.perf_counter() - began) * 1000
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise RuntimeError(f"the run ended with {message.script_finished}")
        return took

    def elements(self) -> Counter[str]:
        """How many elements of each kind the last run put up; a container counts as `block`."""
        deltas = [message.delta for message in self.seen if message.WhichOneof("type") == "delta"]
        return Counter(
            str(delta.new_element.WhichOneof("type")) if delta.WhichOneof("type") == "new_element" else "block"
            for delta in deltas
        )

    def __enter__(self) -> Self:
        self.socket = self.opening.__enter__()
        self.run()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.opening.__exit__(kind, error, at)
