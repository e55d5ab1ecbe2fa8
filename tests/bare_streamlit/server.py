"""A server that is Streamlit with its own settings, and a browser's socket to it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.server import free_port
from tests.yardstick import PATIENCE

SCREENS = Path(__file__).parent / "screens.py"
QUIET = {
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
}
"""What only keeps it from opening a browser, telling its makers, and watching files."""


@dataclass(frozen=True)
class BareServer:
    """Where it answers."""

    port: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @contextmanager
    def session(self, screen: str, query: str = "", *, known: str = "") -> "Iterator[Session]":
        """One browser's socket to a screen, which has not been run yet; with the id of a session that the page had."""
        spoken = ["streamlit", "none", known] if known else ["streamlit"]
        address = f"ws://localhost:{self.port}/_stcore/stream"
        with connect(address, origin=self.url, subprotocols=spoken, max_size=None, proxy=None) as socket:  # type: ignore[arg-type]
            yield Session(socket, screen, query)


class Session:
    """What a browser says to the server, and hears."""

    def __init__(self, socket, screen: str, query: str) -> None:
        self.socket, self.screen, self.query = socket, screen, query

    def ask(self, *, pressed: str = "", known: tuple[str, ...] = ()) -> None:
        """Ask for a run: with a button pressed, or saying which messages the browser still has."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.screen
        message.rerun_script.cached_message_hashes.extend(known)
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        self.socket.send(message.SerializeToString())

    def hear(self) -> list[ForwardMsg]:
        """Everything until a run has ended of itself."""
        heard = []
        while True:
            message = ForwardMsg.FromString(self.socket.recv(PATIENCE))
            heard.append(message)
            ended = message.WhichOneof("type") == "script_finished"
            if ended and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return heard

    def run(self, *, pressed: str = "", known: tuple[str, ...] = ()) -> list[ForwardMsg]:
        """Ask for a run and hear it."""
        self.ask(pressed=pressed, known=known)
        return self.hear()


@contextmanager
def bare_streamlit(folder: Path) -> Iterator[BareServer]:
    """Start it in an empty folder, where it finds none of our settings."""
    server = BareServer(free_port())
    command = [sys.executable, "-m", "streamlit", "run", str(SCREENS), "--server.port", str(server.port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | QUIET, stdout=log, stderr=log)
    try:
        _wait(server, process, folder / "log")
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(server: BareServer, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{server.url}/_stcore/health", timeout=PATIENCE).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError(f"Streamlit does not start: {log.read_text()}")
