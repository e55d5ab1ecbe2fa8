"""Imports run one way: app -> pages -> exporters -> canvas_model."""

import ast
from pathlib import Path

import pytest

from tests.repository.sources import ROOT, python_files, text

LAYERS = ("canvas_model", "exporters", "pages", "app")
NOT_IN = {
    "canvas_model": {"streamlit", "plotly", "jinja2", "weasyprint", "starlette", "babel"},
    "exporters": {"streamlit", "sqlmodel", "sqlalchemy", "starlette", "plotly"},
    "pages": set(),
    "app": set(),
}
INSIDE = ("", "rules", "storage", "files")
"""The folders of `canvas_model`, each of which imports only itself and what stands before it; first what is in none."""


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(text(path) or "", str(path))):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by dots"
            modules.add(node.module or "")
            modules.update(f"{node.module}.{alias.name}" for alias in node.names)
    return modules


def layer(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", python_files(*LAYERS[:3], "app.py"), ids=str)
def test_a_layer_imports_only_itself_and_what_is_below(path: Path) -> None:
    above = set(LAYERS[LAYERS.index(layer(path)) + 1 :]) | NOT_IN[layer(path)] | {"tests"}
    assert not {module for module in imported(path) if module.partition(".")[0] in above}


@pytest.mark.parametrize("path", python_files("exporters"), ids=str)
def test_a_file_is_made_without_a_session(path: Path) -> None:
    assert not {module for module in imported(path) if module.startswith("canvas_model.storage")}


@pytest.mark.parametrize("path", python_files("canvas_model"), ids=str)
def test_rules_know_nothing_of_storage_and_storage_nothing_of_files(path: Path) -> None:
    folder = path.parts[1] if path.parts[1] in INSIDE else ""
    behind = tuple(f"canvas_model.{name}" for name in INSIDE[INSIDE.index(folder) + 1 :])
    assert not {module for module in imported(path) if module.startswith(behind or ("none",))}


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    file = tmp_path / "late.py"
    file.write_text("def f():\n    import streamlit\n    from plotly import express\n")
    assert {"streamlit", "plotly", "plotly.express"} <= imported(file)


def test_every_layer_was_read() -> None:
    for name, least in (("canvas_model", 20), ("exporters", 10), ("pages", 20), ("app.py", 1)):
        assert len(python_files(name)) >= least
    assert (ROOT / "pages" / "main.py").exists()
