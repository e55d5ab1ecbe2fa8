"""The scripts as browsers get them."""

import httpx
import pytest

from pages.server.scripts import address, scripts, version


@pytest.mark.parametrize("path", sorted(scripts()))
def test_a_script_is_served_for_good_under_the_address_of_its_version(client: httpx.Client, path: str) -> None:
    answer = client.get(address(path))
    assert answer.status_code == 200
    assert answer.content == scripts()[path]
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        f"/scripts/{version()}/board/none.js",
        f"/scripts/{version()}/board/board.css",
        f"/scripts/{version()}/catalogue/en/blocks.toml",
        f"/scripts/{version()}/board/../../pages/main.py",
        f"/scripts/{version()}/board/%2e%2e/sync/ids.js",
        f"/scripts/{version()}/",
        "/scripts/0123456789abcdef/board/board.js",
        "/scripts/board/board.js",
    ],
)
def test_nothing_else_is_a_script_and_another_version_is_gone(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_scripts_are_only_read(client: httpx.Client) -> None:
    assert client.post(address("board/board.js"), headers={"X-Canvas": "1"}).status_code == 405
