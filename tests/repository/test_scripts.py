"""The browser's scripts: modules that a component needs, whose imports run one way."""

import re
from pathlib import Path
from statistics import median

import pytest

from pages.server.scripts import FOLDERS, imported, needed, scripts
from tests.repository.sources import files, python_files, text

LOADER = "streamlit/loader.js"
"""What Streamlit gets itself (`pages/ui/components.py`); it imports once it knows that it can."""
MAY_IMPORT = {
    "sync": {"sync"},
    "board": {"board", "sync"},
    "forms": {"forms", "streamlit", "sync"},
    "streamlit": {"streamlit", "sync"},
}
LONGEST, MEDIAN = 250, 90
OURS = sorted(path for path in scripts() if "/vendor/" not in path and path != LOADER)


def mounted() -> set[str]:
    """The scripts that Python mounts as components."""
    sources = "".join(text(path) or "" for path in python_files("pages"))
    return set(re.findall(r'\bcomponent\(\s*"\w+",\s*"([\w/]+\.js)"', sources))


def test_every_script_of_the_repository_is_served() -> None:
    found = {path for path in files() if path.suffix == ".js" and path.parts[0] == "assets"}
    assert found == {Path("assets") / path for path in scripts()}


def test_every_script_is_needed_by_a_component() -> None:
    assert len(mounted()) >= 6
    assert {path for start in mounted() for path in needed(start)} | {LOADER} == set(scripts())


@pytest.mark.parametrize("path", OURS)
def test_a_script_is_a_module_that_imports_only_what_its_folder_may(path: str) -> None:
    source = scripts()[path].decode()
    assert re.search(r"^export ", source, re.MULTILINE), "no export"
    assert source.startswith("/**"), "no first line that says what it is for"
    assert all(other in scripts() for other in imported(path))
    assert {other.partition("/")[0] for other in imported(path)} <= MAY_IMPORT[path.partition("/")[0]]


@pytest.mark.parametrize("path", OURS)
def test_no_script_imports_itself_by_a_way_round(path: str) -> None:
    assert not [start for start in imported(path) if path in needed(start)]


@pytest.mark.parametrize("path", OURS)
def test_imports_stand_on_top(path: str) -> None:
    source = scripts()[path].decode()
    head = re.match(r"/\*\*.*?\*/\n\n?(?:import\b[^;]*;\n)*", source, re.DOTALL)
    assert head is not None
    assert not re.search(r"^import\b|\bimport\(|\bwindow\.canvas", source[head.end() :], re.MULTILINE)


def test_scripts_are_short() -> None:
    lines = [len(scripts()[path].decode().splitlines()) for path in OURS]
    assert max(lines) <= LONGEST
    assert median(lines) <= MEDIAN


def test_every_folder_has_its_rule() -> None:
    assert set(MAY_IMPORT) == set(FOLDERS)
