"""A screen that breaks: one sentence with a number, and never what went wrong inside."""

import asyncio
import re
from pathlib import Path

import websockets
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.key import cookie
from tests.server import ROOT, RUN, Server, running
from tests.yardstick import PATIENCE

SCREEN = """
import streamlit as st
st.write("before")
password = "s3cr3t-in-a-variable"
raise RuntimeError("postgresql://canvas:s3cr3t@db/canvas")
"""
APP = """
from pathlib import Path
import streamlit as st
from starlette.middleware import Middleware
from pages.endpoints.access.guard import Guard
from pages.endpoints.service.lifespan import lifespan
from pages.endpoints.routes import ROUTES
from pages.ui.script_errors import show_incident
app = st.App(
    Path(__file__).parent / "screen.py", routes=ROUTES, lifespan=lifespan, middleware=[Middleware(Guard)],
    on_script_error=show_incident,
)
"""


async def shown(server: Server) -> str:
    """Everything that a browser is sent until the screen has run."""
    origin = f"http://127.0.0.1:{server.port}"
    said: list[str] = []
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    async with websockets.connect(
        address, origin=origin, additional_headers=cookie(), subprotocols=["streamlit"], proxy=None
    ) as opened:  # type: ignore[arg-type, list-item]
        await opened.send(RUN)
        async with asyncio.timeout(PATIENCE):
            async for frame in opened:
                message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
                if message.WhichOneof("type") == "delta":
                    said.append(str(message.delta))
                if message.WhichOneof("type") == "script_finished":
                    break
    return "\n".join(said)


def test_a_screen_that_breaks_shows_a_number_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(SCREEN)
    (tmp_path / "broken_app.py").write_text(APP)
    path = {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    with running(tmp_path / "data", uvicorn_host="127.0.0.1", app="broken_app:app", environment=path) as server:
        said = asyncio.run(shown(server))
        log = server.log.read_text()
    assert "before" in said
    [number] = re.findall(r"support: ([0-9a-f]{8})", said)
    assert "Something went wrong here" in said
    assert not re.search(r"RuntimeError|postgresql|s3cr3t|Traceback", said)
    assert log.count(f"incident {number} at a screen") == 1
    assert "RuntimeError" in log
