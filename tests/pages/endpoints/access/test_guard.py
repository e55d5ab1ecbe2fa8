"""What the guard lets in, refuses and adds, asked of the running server."""

import asyncio
import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
import websockets
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import ConnectionClosed, InvalidStatus

from pages.endpoints.access import guard, write_pace
from pages.endpoints.access.guard import Guard
from pages.endpoints.access.socket_limits import BURST, Bucket
from tests.key import KEY, cookie
from tests.server import FIELDS, RUN, WRITE, Server, new_workshop, note, running
from tests.yardstick import PATIENCE

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SOMEWHERE = "00000000-0000-4000-8000-000000000000"
ROUTES = [
    ("GET", "/"),
    ("GET", "/readiness"),
    ("GET", "/static/none.js"),
    ("GET", "/_stcore/health"),
    ("GET", "/_stcore/host-config"),
    ("GET", "/media/none.png"),
    ("GET", "/readyz"),
    ("GET", "/fonts/SourceSans3VF-Upright.woff2"),
    ("GET", "/fonts/none.woff2"),
    ("GET", "/api/nothing"),
    ("GET", f"/api/workshops/{SOMEWHERE}/board"),
    ("GET", f"/api/workshops/{SOMEWHERE}/readiness"),
    ("GET", f"/api/feed?w={SOMEWHERE}"),
    ("GET", f"/api/workshops/{SOMEWHERE}/file"),
    ("POST", f"/api/workshops/{SOMEWHERE}/changes"),
    ("POST", f"/api/workshops/{SOMEWHERE}/report"),
    ("POST", "/api/workshops"),
    ("POST", "/api/import"),
    ("GET", f"/reports/{SOMEWHERE}/1/it/x.pdf"),
    ("PUT", "/_stcore/upload_file/x/y"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_answer_carries_the_security_headers(client: httpx.Client, method: str, path: str) -> None:
    for headers in ({}, {"Host": "evil.example"}, {"Cookie": ""}):
        answer = client.request(method, path, headers=headers)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers["content-security-policy"]
        framed, data = path.startswith("/reports/"), path.startswith("/api/")
        assert answer.headers["x-frame-options"] == ("SAMEORIGIN" if framed else "DENY")
        assert "default-src 'none'" in policy
        assert f"frame-ancestors {'`self`' if framed else '`none`'}".replace("`", "'") in policy
        assert "evil" not in policy
        if data:
            assert "script-src" not in policy
            continue
        assert re.search(r"script-src 'self' blob: 'wasm-unsafe-eval' 'sha256-[A-Za-z0-9+/=]{44}';", policy)
        assert "img-src 'self' data: blob:;" in policy
        assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
        assert "camera=()" in answer.headers["permissions-policy"]


@pytest.mark.parametrize(
    "path",
    ["/api/nothing", f"/api/workshops/{SOMEWHERE}/board", "/readyz", "/media/x", f"/reports/{SOMEWHERE}/1/it/x.pdf"],
)
def test_nothing_of_a_workshop_is_stored_on_the_way(client: httpx.Client, path: str) -> None:
    assert client.get(path).headers["cache-control"] == "no-store"


def test_fonts_are_kept_for_good(client: httpx.Client) -> None:
    answer = client.get("/fonts/SourceSans3VF-Upright.woff2")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "font/woff2")
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/fonts/OFL-NotoEmoji.txt", "/fonts/..%2F..%2Fapp.py", "/fonts/%2e%2e/locale"])
def test_only_fonts_are_served_as_fonts(client: httpx.Client, path: str) -> None:
    assert b"import" not in client.get(path).content
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/.git/config",
        "/.streamlit/secrets.toml",
        "/pages/.hidden",
        "/api/docs",
        "/reports/x",
    ],
)
def test_what_strangers_look_for_is_not_there(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert not re.search(r"traceback|site-packages|sqlite|/home|/root|version", answer.text, re.IGNORECASE)


@pytest.mark.parametrize("method", ["TRACE", "PATCH", "PROPFIND", "CONNECT"])
def test_strange_methods_are_refused(client: httpx.Client, method: str) -> None:
    assert client.request(method, "/").status_code in (400, 403, 405)


STRANGE: dict[str, dict[str, str]] = {
    "nothing of its own, as a proxy that rewrites the host and forwards nothing": {},
    "another host": {"Host": "evil.example"},
    "another computer's address": {"Host": "192.168.1.7"},
    "what a proxy adds": {"X-Forwarded-For": "10.0.0.1", "X-Forwarded-Host": "localhost", "Via": "1.1 proxy"},
    "that it is forwarded for this computer": {"Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1"},
    "a cookie of another name": {"Cookie": "canvas=1; session=consultant"},
    "an empty cookie": {"Cookie": "{name}="},
    "a made-up cookie": {"Cookie": "{name}=consultant"},
    "a cookie without its signature": {"Cookie": "{name}={session}"},
    "a cookie with another session's signature": {"Cookie": "{name}=00000000000000000000000000000000.{signature}"},
    "a cut cookie": {"Cookie": "{name}={session}.{cut}"},
    "a signature in other letters": {"Cookie": "{name}={session}.{swapped}"},
    "the key itself as a cookie": {"Cookie": "{name}={key}"},
    "the key as a password": {"Authorization": "Bearer {key}"},
    "a cookie that is no text": {"Cookie": "{name}=\u00ff\u00fe.\u00ff"},
}
"""What somebody without the key may say of himself."""


def strange(headers: dict[str, str]) -> dict[str, bytes]:
    name, _, value = cookie()["Cookie"].partition("=")
    session, _, signature = value.partition(".")
    told = {"name": name, "session": session, "signature": signature, "cut": signature[:-1], "key": KEY}
    told["swapped"] = signature.swapcase()
    return {header: text.format(**told).encode("latin-1") for header, text in headers.items()}


@pytest.fixture(scope="module")
def stranger(server: Server) -> Iterator[httpx.Client]:
    """A client without the key."""
    with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=PATIENCE, verify=False) as opened:
        yield opened


@pytest.mark.parametrize("said", STRANGE)
def test_whoever_has_not_the_key_gets_one_sentence_and_nothing_more(
    stranger: httpx.Client, server: Server, said: str
) -> None:
    headers = {**strange(STRANGE[said]), "Accept-Language": b"it-IT,it;q=0.9,en;q=0.8"}
    for method, path in ROUTES:
        if path == "/readyz":
            continue
        answer = stranger.request(method, path, headers=headers)
        assert (path, answer.status_code) == (path, 401)
        told = answer.json()["message"] if path.startswith("/api/") else answer.text.strip()
        assert told.startswith("Per aprire il programma")
        assert told.count(". ") == 0 and len(told) < 160
        assert "set-cookie" not in answer.headers
    origin = f"http://127.0.0.1:{server.port}"
    more = {name: value.decode("latin-1") for name, value in strange(STRANGE[said]).items() if name != "Host"}
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(open_socket(server, origin=origin, headers=more))


def test_whether_it_works_is_told_to_everybody_and_why_not_only_to_whoever_has_the_key(
    stranger: httpx.Client, client: httpx.Client
) -> None:
    assert set(stranger.get("/readyz").json()) <= {"ready", "seconds"}
    assert client.get("/readyz").json()["ready"]


def test_the_sentence_is_in_the_readers_language(stranger: httpx.Client) -> None:
    def said(accepted: str, path: str = "/") -> str:
        return stranger.get(path, headers={"Accept-Language": accepted}).text

    assert said("de, en;q=0.5, it;q=0.4").startswith("This tool")
    assert said("en", "/?lang=it").startswith("Per aprire")
    assert said("\x7f;q=x,,it;q=nan").startswith("This tool")


def test_bound_to_the_network_it_opens_to_nobody_without_the_key(tmp_path: Path) -> None:
    with running(tmp_path / "data", uvicorn_host="0.0.0.0") as started:
        with httpx.Client(base_url=started.url, verify=False) as passing:
            for path in ("/", f"/api/workshops/{SOMEWHERE}/board", "/_stcore/health"):
                assert passing.get(path).status_code == 401
            answer = passing.post("/api/workshops", json={"id": str(uuid4()), "fields": FIELDS}, headers=WRITE)
            assert answer.status_code == 401
        with pytest.raises(InvalidStatus):
            asyncio.run(open_socket(started, origin=f"http://127.0.0.1:{started.port}", headers={}))
        with started.client() as client:
            assert client.get(f"/api/workshops/{new_workshop(client)}/board").status_code == 200


def test_uvicorn_on_loopback_serves_as_streamlit_does(tmp_path: Path) -> None:
    with running(tmp_path / "data", uvicorn_host="127.0.0.1") as started, started.client() as client:
        assert "<title>Streamlit</title>" in client.get("/").text
        assert client.get(f"/api/workshops/{new_workshop(client)}/board").status_code == 200


ORIGINS = [
    "null",
    "http://evil.example",
    "http://localhost",
    "http://localhost:1",
    "https://localhost:{port}",
    "http://127.0.0.1:{other}",
    "http://LOCALHOST:{port}",
    "http://sub.localhost:{port}",
    "http://localhost:{port}/",
    "http://localhost:{port}.evil.example",
    "http://evil.example#localhost:{port}",
    "http://user@localhost:{port}",
    "http://[::1]:{port}",
    "ws://localhost:{port}",
    "file://",
    "",
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_write_from_another_origin_is_refused(
    client: httpx.Client, workshop: UUID, server: Server, origin: str
) -> None:
    said = origin.format(port=server.port, other=server.port + 1)
    headers = {**WRITE, "Host": f"localhost:{server.port}", "Origin": said}
    answer = client.post(f"/api/workshops/{workshop}/changes", json={"changes": [note()]}, headers=headers)
    assert answer.status_code == 403
    assert client.get(f"/api/workshops/{workshop}/board").json()["revision"] == 1


def test_a_write_from_the_page_itself_is_made(client: httpx.Client, workshop: UUID, server: Server) -> None:
    headers = {**WRITE, "Host": f"localhost:{server.port}", "Origin": f"http://localhost:{server.port}"}
    answer = client.post(f"/api/workshops/{workshop}/changes", json={"changes": [note()]}, headers=headers)
    assert answer.json()["results"][0]["ok"]


@pytest.mark.parametrize("mark", [{}, {"X-Canvas": "0"}, {"X-Canvas": ""}, {"X-Canvas": "1, 1"}])
@pytest.mark.parametrize(
    "path", ["/api/workshops", "/api/import", "/api/workshops/{w}/changes", "/api/workshops/{w}/report"]
)
def test_a_write_without_its_mark_is_refused(
    client: httpx.Client, workshop: UUID, path: str, mark: dict[str, str]
) -> None:
    answer = client.post(path.format(w=workshop), content=b"{}", headers=mark)
    assert (answer.status_code, answer.json()["error"]) == (403, "NotAllowedError")


# --- the socket that the screens speak through ----------------------------------------------------------------------


async def open_socket(
    server: Server, *, origin: str | None, host: str | None = None, headers: dict[str, str] | None = None
) -> None:
    """Open the socket of a screen, with the key unless other `headers` are given."""
    async with websockets.connect(
        f"ws://{host or f'127.0.0.1:{server.port}'}/_stcore/stream",
        host="127.0.0.1",
        port=server.port,
        origin=origin,  # type: ignore[arg-type]
        additional_headers=cookie() if headers is None else headers,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        proxy=None,
    ) as opened:
        assert opened.subprotocol == "streamlit"


def test_the_page_itself_opens_the_socket(server: Server) -> None:
    asyncio.run(open_socket(server, origin=f"http://127.0.0.1:{server.port}"))


@pytest.mark.parametrize("origin", [None, *ORIGINS])
def test_another_origin_opens_no_socket(server: Server, origin: str | None) -> None:
    said = None if origin is None else origin.format(port=server.port, other=server.port + 1)
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(open_socket(server, origin=said))


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.168.1.7"])
def test_a_rebound_name_opens_no_socket(server: Server, host: str) -> None:
    named = f"{host}:{server.port}"
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(open_socket(server, origin=f"http://{named}", host=named))


def test_a_flood_of_messages_closes_the_socket_and_nobody_else_waits(server: Server) -> None:
    async def flood() -> tuple[int, int]:
        origin = f"http://127.0.0.1:{server.port}"
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        async with websockets.connect(
            address, origin=origin, additional_headers=cookie(), subprotocols=["streamlit"], proxy=None
        ) as opened:  # type: ignore[arg-type, list-item]
            sent = 0
            try:
                for sent in range(1, 2_000):
                    await opened.send(RUN)
                    if sent % 20 == 0:
                        await asyncio.sleep(0.001)
                async for _ in opened:
                    pass
            except ConnectionClosed:
                pass
            return sent, opened.close_code or 0

    sent, code = asyncio.run(flood())
    assert code == 1008
    assert sent > 50
    with server.client() as client:
        assert client.get("/readyz").status_code == 200


BROKEN: dict[str, tuple[bytes | str, int]] = {
    "text": ("hello", 1003),
    "text that is none": (b"\x81\x82\x00\x00\x00\x00\xff\xfe", 1007),
    "one byte": (b"\x08", 1002),
    "noise": (bytes(range(1, 255)), 1002),
    "more than a message may have": (bytes(1_500_000), 1009),
    "more than the server takes": (bytes(21_000_000), 1009),
}
"""What is sent, or the frame itself, and the code that the socket is closed with."""


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_frame_closes_its_socket_and_leaves_no_traceback(server: Server, what: str) -> None:
    sent, code = BROKEN[what]
    before = len(server.log.read_text())

    async def story() -> int | None:
        origin = f"http://127.0.0.1:{server.port}"
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        async with websockets.connect(
            address, origin=origin, additional_headers=cookie(), subprotocols=["streamlit"], proxy=None
        ) as opened:  # type: ignore[arg-type, list-item]
            with suppress(ConnectionClosed):
                if what == "text that is none":
                    opened.transport.write(sent)  # type: ignore[arg-type]
                else:
                    await opened.send(sent)
                async with asyncio.timeout(PATIENCE):
                    async for _ in opened:
                        pass
            return opened.close_code

    assert asyncio.run(story()) == code
    asyncio.run(open_socket(server, origin=f"http://127.0.0.1:{server.port}"))
    assert "Traceback" not in server.log.read_text()[before:]


def test_two_hosts_are_refused_without_an_incident(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as opened:
        opened.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert opened.recv(4096).split(b" ")[1] in (b"400", b"401")
    assert "Traceback" not in server.log.read_text()


def test_a_flooded_socket_hears_no_more_and_neither_does_the_screen() -> None:
    """The same at the level of messages: after the bucket is empty the application sees the end, not one message more."""

    async def story() -> tuple[list[str], list[Message]]:
        heard: list[str] = []
        sent: list[Message] = []

        async def screen(_scope: Scope, receive: Receive, send: Send) -> None:
            while True:
                message = await receive()
                heard.append(message["type"])
                if message["type"] == "websocket.disconnect":
                    await send({"type": "websocket.send", "text": "too late"})
                    return

        async def receive() -> Message:
            return {"type": "websocket.receive", "bytes": b"again"}

        async def send(message: Message) -> None:
            sent.append(message)

        await Guard(screen)(socket_scope(), receive, send)
        return heard, sent

    heard, sent = asyncio.run(story())
    assert heard[-1] == "websocket.disconnect"
    assert BURST <= heard.count("websocket.receive") <= BURST + 5
    assert [message["type"] for message in sent] == ["websocket.close"]
    assert sent[0]["code"] == 1008


@pytest.mark.parametrize(
    ("limit", "many", "all_of_one", "refused"),
    [("MOST_SOCKETS", 3, False, 1), ("MOST_OF_A_SESSION", 3, True, 1), ("MOST_OF_A_SESSION", 3, False, 0)],
)
def test_there_is_an_end_to_how_many_sockets_are_open_and_to_those_of_one_browser(
    monkeypatch: pytest.MonkeyPatch, limit: str, many: int, all_of_one: bool, refused: int
) -> None:
    monkeypatch.setattr(guard, limit, 2)

    async def story() -> list[int]:
        leave = asyncio.Event()
        codes: list[int] = []

        async def screen(_scope: Scope, _receive: Receive, _send: Send) -> None:
            await leave.wait()

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            codes.append(message["code"])

        guarded, one = Guard(screen), cookie()
        scopes = [socket_scope(one if all_of_one else cookie()) for _ in range(many)]
        opened = [asyncio.create_task(guarded(scope, receive, send)) for scope in scopes]
        await asyncio.sleep(0)
        leave.set()
        await asyncio.gather(*opened)
        await guarded(scopes[0], receive, send)
        assert guarded.sockets.total == 0
        return codes

    assert asyncio.run(story()) == [1013] * refused


def test_one_browser_that_writes_too_fast_waits_and_the_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_pace, "BURST", 3)
    monkeypatch.setattr(write_pace, "PER_SECOND", 0.0)
    arrived: list[str] = []

    async def application(scope: Scope, _receive: Receive, _send: Send) -> None:
        arrived.append(scope["method"])

    async def receive() -> Message:
        return {"type": "http.request"}

    async def story() -> list[Message]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        guarded, hasty = Guard(application), cookie()
        for method in ("POST", "PUT", "DELETE", "GET", "POST", "GET"):
            await guarded(request_scope(hasty, method), receive, send)
        await guarded(request_scope(cookie(), "POST"), receive, send)
        return sent

    sent = asyncio.run(story())
    assert arrived == ["POST", "PUT", "DELETE", "GET", "GET", "POST"]
    assert [message["status"] for message in sent if message["type"] == "http.response.start"] == [429]
    assert json.loads(sent[1]["body"])["error"] == "TooFastError"


def request_scope(browser: dict[str, str], method: str) -> Scope:
    return {**socket_scope(browser), "type": "http", "scheme": "http", "path": "/api/workshops", "method": method}


def socket_scope(headers_of_browser: dict[str, str] | None = None) -> Scope:
    headers = [
        (b"host", b"localhost:8501"),
        (b"origin", b"http://localhost:8501"),
        (b"cookie", (headers_of_browser or cookie())["Cookie"].encode()),
    ]
    return {
        "type": "websocket",
        "scheme": "ws",
        "path": "/_stcore/stream",
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8501),
        "headers": headers,
    }


def test_a_bucket_refills_with_time() -> None:
    now = 0.0
    bucket = Bucket(burst=3, per_second=2, clock=lambda: now)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now = 1.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    now = 1000.0
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    "headers", [{}, {"X-Xsrftoken": "made-up"}, {"Origin": "http://evil.example"}, {"Host": "evil.example"}]
)
def test_nothing_is_uploaded_by_whoever_was_not_asked(client: httpx.Client, headers: dict[str, str]) -> None:
    answer = client.put("/_stcore/upload_file/session/file", files={"file": ("a.exe", b"MZ")}, headers=headers)
    assert answer.status_code == 403
