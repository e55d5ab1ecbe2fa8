"""Who counts as the person at the keyboard."""

from collections.abc import Iterable
from typing import Any

import pytest

from pages.endpoints.access.listening import is_loopback
from pages.endpoints.access.this_computer import at_keyboard

LOOPBACK = ("127.0.0.1",)


def scope(
    *,
    host: str | None = "localhost:8501",
    client: str = "127.0.0.1",
    server: tuple[str, int | None] = ("127.0.0.1", 8501),
    headers: Iterable[tuple[str, str]] = (),
) -> dict[str, Any]:
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    if host is not None:
        raw.append((b"host", host.encode("latin-1")))
    return {"type": "http", "client": (client, 50000), "server": server, "headers": raw}


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8501", "LOCALHOST:8501", "127.0.0.1", "127.0.0.1:9999", "[::1]", "[::1]:8501"],
)
def test_a_loopback_name_on_a_loopback_server_is_the_keyboard(host: str) -> None:
    assert at_keyboard(scope(host=host), lambda port: LOOPBACK)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        ":8501",
        "localhost:",
        "localhost:x",
        "localhost:123456",
        "localhost.",
        "localhost.evil.example",
        "evil.example",
        "evil.example:8501",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "192.168.1.7:8501",
        "[::]",
        "::1",
        "localhost@evil.example",
        "localhost, evil.example",
        "localhost evil.example",
        "xn--lcalhost-c4a",
        "l\u00f6calhost",
    ],
)
def test_any_other_host_is_not(host: str | None) -> None:
    assert not at_keyboard(scope(host=host), lambda port: LOOPBACK)


def test_two_hosts_are_not() -> None:
    asked = scope(host="localhost", headers=[("Host", "localhost")])
    assert not at_keyboard(asked, lambda port: LOOPBACK)


@pytest.mark.parametrize(
    "header",
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Port",
        "X_Forwarded_For",
        "X-Forwarded",
        "X-Real-IP",
        "Via",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Original-Host",
        "X-Cluster-Client-IP",
        "X-Envoy-External-Address",
        "Tailscale-User-Login",
    ],
)
def test_what_a_proxy_passes_on_is_not(header: str) -> None:
    assert not at_keyboard(scope(headers=[(header, "")]), lambda port: LOOPBACK)


@pytest.mark.parametrize(
    "client", ["192.168.1.7", "10.0.0.1", "8.8.8.8", "fe80::1", "::ffff:192.168.1.7", "testclient", ""]
)
def test_another_machine_is_not(client: str) -> None:
    assert not at_keyboard(scope(client=client), lambda port: LOOPBACK)


@pytest.mark.parametrize("bound", [("0.0.0.0",), ("::",), ("192.168.1.7",), ("127.0.0.1", "0.0.0.0"), ()])
def test_a_server_bound_elsewhere_has_no_keyboard(bound: tuple[str, ...]) -> None:
    assert not at_keyboard(scope(), lambda port: bound)


def test_a_server_on_a_socket_file_has_no_keyboard() -> None:
    assert not at_keyboard(scope(server=("/run/canvas.sock", None)), lambda port: LOOPBACK)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_these_addresses_are_this_computer(address: str) -> None:
    assert is_loopback(address)
