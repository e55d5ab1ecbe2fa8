"""The key: how a browser gets in with it, where it is kept, and what becomes of it."""

import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from canvas_model.storage.opening import open_store
from tests.key import KEY
from tests.server import ROOT, Server, new_workshop, running
from tests.yardstick import PATIENCE

OWN_KEY = {"CANVAS_KEY": ""}
"""The environment of a tool that makes its own key."""


def stranger(server: Server) -> httpx.Client:
    return httpx.Client(base_url=server.url, timeout=PATIENCE, verify=False)


@pytest.fixture
def browser(server: Server) -> Iterator[httpx.Client]:
    """A client that keeps cookies and has none yet."""
    with stranger(server) as opened:
        yield opened


def typed(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command that prints the address."""
    command = [sys.executable, "-m", "pages.server.access_key", *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_the_key_is_traded_for_a_cookie_that_no_script_reads_and_is_in_no_address_after_it(
    browser: httpx.Client,
) -> None:
    answer = browser.get("/enter", params={"key": KEY, "lang": "en"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=en")
    assert answer.headers["cache-control"] == "no-store"
    assert re.search(r"; HttpOnly; Max-Age=\d{8}; Path=/; SameSite=lax$", answer.headers["set-cookie"])
    assert KEY not in answer.headers["set-cookie"] and KEY not in answer.text
    assert browser.get("/").status_code == 200
    assert browser.get(f"/api/workshops/{new_workshop(browser)}/board").status_code == 200


def test_whoever_brings_the_key_again_stays_who_he_was(browser: httpx.Client, server: Server) -> None:
    browser.get("/enter", params={"key": KEY})
    [first] = browser.cookies.values()
    browser.get("/enter", params={"key": KEY})
    assert list(browser.cookies.values()) == [first]
    with stranger(server) as other:
        other.get("/enter", params={"key": KEY})
        assert list(other.cookies.values()) != [first]


@pytest.mark.parametrize(
    "wrong",
    ["", KEY[:-1], KEY + "x", KEY.upper(), "x" * 10_000, "ключ", "%00", "' OR 1=1 --"],
    ids=lambda key: key[:20],
)
def test_another_key_opens_nothing_and_one_is_asked_again(browser: httpx.Client, wrong: str) -> None:
    answer = browser.get("/enter", params={"key": wrong}, headers={"Accept": "text/html", "Accept-Language": "it"})
    assert answer.status_code == 401
    assert not browser.cookies
    assert "Per aprire il programma" in answer.text and 'name="key"' in answer.text
    assert (wrong or "nothing") not in answer.text
    assert browser.get("/").status_code == 401


def test_the_tools_own_key_is_made_once_for_its_owner_alone_and_outlives_the_server(tmp_path: Path) -> None:
    with running(tmp_path / "data", environment=OWN_KEY) as server, stranger(server) as browser:
        told = typed(str(server.port), CANVAS_DATA=str(server.folder), **OWN_KEY).stdout.strip()
        file = server.folder / "key"
        key = file.read_text().strip()
        assert len(key) >= 43
        assert told == f"{server.url}/enter?key={key}"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert browser.get(told, follow_redirects=True).status_code == 200
        workshop = new_workshop(browser)
        server.stop()
        assert key not in server.log.read_text()
    with running(tmp_path / "data", port=server.port, environment=OWN_KEY):
        assert browser_again(server, browser).get(f"/api/workshops/{workshop}/board").status_code == 200
        file.unlink()
    with running(tmp_path / "data", port=server.port, environment=OWN_KEY):
        assert browser_again(server, browser).get("/").status_code == 401


def browser_again(server: Server, browser: httpx.Client) -> httpx.Client:
    """The same browser, opened again."""
    opened = stranger(server)
    opened.cookies = browser.cookies
    return opened


def test_two_tools_on_one_computer_do_not_take_each_other_s_cookie(tmp_path: Path, browser: httpx.Client) -> None:
    other_key = "of another tool on the same computer, long enough"
    browser.get("/enter", params={"key": KEY})
    with running(tmp_path / "data", environment={"CANVAS_KEY": other_key}) as other:
        assert browser.get(f"{other.url}/").status_code == 401
        assert browser.get(f"{other.url}/enter", params={"key": other_key}).status_code == 303
        assert browser.get(f"{other.url}/").status_code == 200
    assert browser.get("/").status_code == 200


def test_a_key_that_is_easy_to_guess_or_cannot_be_kept_opens_nothing_and_says_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    short = typed(CANVAS_KEY="secret", LC_ALL="it_IT.UTF-8")
    nowhere = typed(CANVAS_DATA=str(in_the_way), LC_ALL="en_GB.UTF-8", **OWN_KEY)
    assert (short.returncode, short.stdout) == (2, "")
    assert short.stderr.startswith("La chiave in CANVAS_KEY è troppo corta")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert str(in_the_way / "key") in nowhere.stderr and "Traceback" not in nowhere.stderr
    with (
        running(tmp_path / "data", ready=503, environment={"CANVAS_KEY": "secret"}) as server,
        stranger(server) as asking,
    ):
        assert asking.get("/").text.startswith("The key in CANVAS_KEY is too short")
        assert asking.get("/enter", params={"key": "secret"}).status_code == 503


@pytest.mark.skipif(os.name == "nt", reason="there nobody has `make run`")
def test_the_key_is_not_shown_for_a_port_that_another_program_has() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        started = subprocess.run(
            ["sh", ".ci/prepare", "start", str(taken.getsockname()[1])], cwd=ROOT, capture_output=True, text=True
        )
    assert (started.returncode, started.stdout) == (1, "")
    assert "make run PORT=" in started.stderr


def test_a_folder_that_is_made_for_the_data_is_its_owners_alone(tmp_path: Path) -> None:
    by_key, by_database = tmp_path / "one", tmp_path / "two"
    assert typed(CANVAS_DATA=str(by_key), **OWN_KEY).returncode == 0
    open_store(f"sqlite:///{by_database / 'workshops.db'}").close()
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (by_key, by_database)] == [0o700, 0o700]
