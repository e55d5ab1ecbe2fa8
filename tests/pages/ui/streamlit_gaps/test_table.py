"""The tables of Streamlit's gaps and of its parts say what the files say."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import streamlit

from pages.server.scripts import scripts
from pages.ui.streamlit_gaps import GAPS, HERE, NEEDED_IN, Gap
from pages.ui.streamlit_gaps.test_ids import ATTRIBUTES, Part
from tests.repository.sources import ROOT, files, text

TESTS = ("tests/pages/ui/streamlit_gaps/test_gaps_in_runs.py", "tests/browser/test_streamlit_gaps.py")
NO_GAPS = {
    f"{HERE}/__init__.py",
    f"{HERE}/test_ids.py",
    "assets/streamlit/test_ids.js",
    "assets/streamlit/closed_store.js",
    "assets/streamlit/folding.js",
    "assets/streamlit/leads.js",
    "assets/streamlit/new_workshop_draft.js",
    "assets/streamlit/when_drawn.js",
    "assets/streamlit/printing.js",
    "assets/streamlit/shelf_undo.js",
}
"""What stands in the folders of the gaps and is none: their tables, and what any page would need from the browser."""
SOURCES = (".py", ".js", ".css")
NAMED = re.compile(r"\bst[A-Z][\w-]*|\bdata-(?:test-[\w-]+|stale|collapsed)")
"""A name of Streamlit's page, wherever it stands."""
TEST_ID = re.compile(r"""data-testid[\^*~$|]?=\\?["']?([\w-]+)|get_by_test_id\(\s*["']([\w-]+)""")


@cache
def named() -> dict[str, set[str]]:
    """Each name of Streamlit's page with the files that use it, as it is or by its name in the list."""
    found: dict[str, set[str]] = {}
    members = {f"Part.{part.name}": str(part) for part in Part}
    by_script = dict(re.findall(r'^  (\w+): "([\w-]+)",$', scripts()["streamlit/test_ids.js"].decode(), re.MULTILINE))
    for path in files():
        if path.suffix not in SOURCES or path.parts[0] not in ("pages", "assets", "tests") or "vendor" in path.parts:
            continue
        if str(path) in (*NO_GAPS, str(Path(__file__).relative_to(ROOT)), "tests/browser/test_test_ids.py"):
            continue
        source = text(path) or ""
        names = set(NAMED.findall(source)) | {one or other for one, other in TEST_ID.findall(source)}
        names |= {members[name] for name in re.findall(r"\bPart\.[A-Z_]+", source) if name in members}
        if path.suffix == ".js":
            names |= {by_script[name] for name in re.findall(r"\bPART\.(\w+)", source)}
        for name in names - {"st"}:  # how all of them begin
            found.setdefault(name, set()).add(str(path))
    return found


def test_every_name_of_streamlit_s_page_is_in_the_list_of_its_parts() -> None:
    known = {*map(str, Part), *ATTRIBUTES}
    assert {name: used for name, used in named().items() if name not in known} == {}


def test_every_part_in_the_list_is_used() -> None:
    assert {*map(str, Part), *ATTRIBUTES} - set(named()) == set()


def test_scripts_call_the_parts_what_the_list_calls_them() -> None:
    entries = re.findall(r'^  \w+: "([\w-]+)",$', scripts()["streamlit/test_ids.js"].decode(), re.MULTILINE)
    assert entries
    assert set(entries) <= set(map(str, Part))
    for path, content in scripts().items():
        if path != "streamlit/test_ids.js" and "/vendor/" not in path:
            assert not re.search(r"\bst[A-Z]\w+", content.decode()), f"{path} names a part itself"


@cache
def gap_tests() -> dict[str, str]:
    """The tests of gaps with their sources."""
    found = {}
    for file in TESTS:
        source = text(Path(file)) or ""
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[node.name] = ast.get_source_segment(source, node) or ""
    return found


@pytest.mark.parametrize("gap", GAPS, ids=lambda gap: gap.test)
def test_a_gap_has_its_files_and_a_test_that_names_them(gap: Gap) -> None:
    for place in gap.where:
        file, _, part = place.partition("#")
        assert part in (text(Path(file)) or ""), f"{place} is not there"
    assert "mended(" in gap_tests()[gap.test]
    first = gap.where[0].partition("#")[0]
    assert Path(first).name in gap_tests()[gap.test], f"the test does not name {first}"


@pytest.mark.parametrize("gap", [gap for gap in GAPS if gap.where[0].startswith(HERE)], ids=lambda gap: gap.test)
def test_a_module_opens_with_its_gap_and_says_what_can_go(gap: Gap) -> None:
    said = ast.get_docstring(ast.parse(text(Path(gap.where[0])) or "")) or ""
    assert said.splitlines()[0] == gap.lack
    assert f"Needed in Streamlit {NEEDED_IN}. Once " in said
    assert " can go" in said


def test_every_file_of_the_folders_is_in_the_table() -> None:
    folders = (HERE, "assets/streamlit")
    there = {str(path) for path in files() if any(path.is_relative_to(folder) for folder in folders)}
    listed = {place.partition("#")[0] for gap in GAPS for place in gap.where}
    assert there - listed == NO_GAPS


def test_the_table_is_about_the_streamlit_that_is_installed() -> None:
    assert streamlit.__version__ == NEEDED_IN
