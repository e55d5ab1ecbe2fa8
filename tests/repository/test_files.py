"""What the repository holds, and what it never says."""

import re
import stat
from pathlib import Path
from statistics import median
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_cache import populate_hash_if_needed

from tests.repository.sources import ROOT, TOP, files, python_files, text

PRODUCT = ("canvas_model", "exporters", "pages", "app.py")
REFUSED_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
VENDORED = re.compile(r"(^|/)vendor/")
LONGEST = 250

# Written in pieces, so that this file does not say them.
NEVER_SAID = {
    "a path of somebody's machine": r"/(?:home|root|Users|work|tmp)/[a-z0-9]",
    "a package registry": r"\b(?:pypi|pythonhosted|npmjs|unpkg|jsdelivr|cdnjs)\.(?:org|com|net)\b|\bfiles\.python"
    + "hosted",
    "a tool that wrote it": r"(?i)\b(?:chat"
    + r"gpt|cop"
    + r"ilot|clau"
    + r"de|gem"
    + r"ini|anthro"
    + r"pic|open"
    + r"ai)\b",
    "an unfinished thought": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b",
}


def test_the_top_level_is_fixed() -> None:
    assert {path.parts[0] for path in files()} <= TOP
    assert {name for name in TOP if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("path", [path for path in files() if not VENDORED.search(str(path))], ids=str)
def test_no_file_is_named_after_nothing(path: Path) -> None:
    for part in (*path.parts[:-1], path.name.partition(".")[0]):
        assert not set(re.split(r"[_-]", part.lower())) & REFUSED_NAMES


@pytest.mark.parametrize("what", NEVER_SAID)
def test_no_file_says(what: str) -> None:
    said = re.compile(NEVER_SAID[what])
    found = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path in files()
        if not VENDORED.search(str(path)) and path != Path("tests/repository/test_files.py")
        for number, line in enumerate((text(path) or "").splitlines(), 1)
        if said.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", python_files(*PRODUCT), ids=str)
def test_a_module_opens_with_one_line_that_says_what_it_is_for(path: Path) -> None:
    source = text(path) or ""
    if source.strip():
        assert re.match(r'"""[A-Z0-9`«“].+', source)


def test_modules_are_short() -> None:
    lines = {path: len((text(path) or "").splitlines()) for path in python_files(*PRODUCT)}
    assert not {path: count for path, count in lines.items() if count > LONGEST}
    assert median(count for count in lines.values() if count) <= 90


def test_nobody_prints_or_swallows_everything() -> None:
    bare = re.compile(r"^\s*(?:except\s*:|print\()")
    found = [
        f"{path}:{number}"
        for path in python_files(*PRODUCT)
        for number, line in enumerate((text(path) or "").splitlines(), 1)
        if bare.match(line)
    ]
    assert not found


@pytest.mark.parametrize("name", [".ci/run", ".ci/prepare", ".ci/pictures"])
def test_scripts_can_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & stat.S_IXUSR
    assert (text(Path(name)) or "").startswith("#!")


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_dependency_has_its_sentence_and_its_range(name: str) -> None:
    lines = [line for line in (text(Path(name)) or "").splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        wanted, _, why = line.partition("  # ")
        assert len(why) > 10, line
        exact = wanted.strip() == "streamlit==1.67.0"
        assert exact or re.match(r"[\w\[\]-]+>=[\d.]+,<[\d.]+(;.*)?\s*$", wanted), line


def test_people_are_not_followed() -> None:
    assert "gatherUsageStats = false" in (text(Path(".streamlit/config.toml")) or "")


def test_a_press_that_comes_as_a_run_ends_waits_for_its_end() -> None:
    """Two runs of one browser at once: the end of the first would forget the press that the second works."""
    asked = Mock()
    session = SimpleNamespace(_state=None, _scriptrunner=SimpleNamespace(request_rerun=asked))
    AppSession.request_rerun(session, None)
    asked.assert_called_once()


def test_messages_are_always_sent_whole() -> None:
    """Never by name: a page that has just forgotten the message breaks off, with all that was pressed."""
    message = ForwardMsg()
    message.delta.new_element.html.body = "x" * config.get_option("server.maxMessageSize") * 1_000_000
    populate_hash_if_needed(message)
    assert not message.metadata.cacheable
