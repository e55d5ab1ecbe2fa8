"""The scripts of one version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.server import scripts as module
from pages.server.scripts import address, imported, needed, scripts, version


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Scripts of the test's own."""
    for path, content in {
        "sync/a.js": 'import { b } from "./b.js";\n',
        "sync/b.js": "export const b = 1;\n",
        "board/c.js": 'import { a } from "../sync/a.js";\nimport {\n  b,\n} from "../sync/b.js";\nimport "./side.js";\n',
        "board/side.js": "",
        "board/style.css": "p { color: red }",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content)
    monkeypatch.setattr(module, "ASSETS", tmp_path)
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    scripts.cache_clear()
    version.cache_clear()


def test_only_scripts_are_scripts(assets: Path) -> None:
    assert set(scripts()) == {"sync/a.js", "sync/b.js", "board/c.js", "board/side.js"}


def test_a_change_in_any_script_makes_another_version(assets: Path) -> None:
    before = version()
    (assets / "sync" / "b.js").write_text("export const b = 2;\n")
    assert version() == before, "one process serves what it has read"
    forget()
    assert version() != before
    assert address("sync/b.js") == f"/scripts/{version()}/sync/b.js"


def test_a_name_is_part_of_the_version(assets: Path) -> None:
    before = version()
    (assets / "board" / "side.js").rename(assets / "board" / "other.js")
    forget()
    assert version() != before


def test_imports_of_every_form_are_found(assets: Path) -> None:
    assert list(imported("board/c.js")) == ["sync/a.js", "sync/b.js", "board/side.js"]


def test_a_script_needs_what_it_imports_and_what_that_imports_once(assets: Path) -> None:
    assert needed("board/c.js") == ["board/c.js", "sync/a.js", "sync/b.js", "board/side.js"]
