"""Imports run one way: app -> pages -> exporters -> canvas_model, and inside each of these without a circle."""

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.repository.sources import ROOT, python_files, text

LAYERS = ("canvas_model", "exporters", "pages", "app")
FOREIGN = {
    "canvas_model": {"streamlit", "plotly", "jinja2", "weasyprint", "starlette", "babel"},
    "exporters": {"streamlit", "sqlmodel", "sqlalchemy", "starlette", "plotly"},
    "pages/endpoints": {"streamlit", "plotly"},
    "pages/server": {"streamlit", "plotly", "starlette"},
}
"""Packages of others that a folder does without."""
ORDER = {
    "canvas_model": ("catalogue", "content", "results", "rules", "checks", "storage", "files", "demo"),
    "canvas_model/rules": ("scoring", "planning", "decisions", "risks"),
    "exporters": (
        "words",
        "report",
        "names",
        "report_sentences",
        "figures",
        "given_answers",
        "annex",
        "data",
        "pdf",
        "export",
        "__main__",
    ),
    "pages": ("server", "ui", "screens"),
    "pages/endpoints": ("access", "bodies", "responses", "live", "workshop", "service", "routes"),
}
"""The rooms of a folder, each of which imports only itself and what stands before it."""
APART = {
    "pages/endpoints": ("pages/ui", "pages/screens"),
    "pages/screens": ("pages/endpoints",),
    "pages/ui": ("pages/endpoints",),
    "pages/server": ("pages/endpoints",),
    "exporters": ("canvas_model/storage",),
    "canvas_model/files": ("canvas_model/storage",),
}
"""Folders that never import certain others: screens and endpoints meet in `pages/server`, a file is made without a session."""
SCREENS = sorted(
    {path.parts[2] for path in python_files("pages") if path.parts[1] == "screens" and len(path.parts) > 3}
)


@cache
def modules() -> dict[str, Path]:
    """The product's modules by their dotted names; a package stands for its `__init__.py`."""
    found = {}
    for path in python_files(*LAYERS[:3], "app.py"):
        parts = path.with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module that a file imports, wherever in the file; for a name out of a module, the module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text(path) or "", str(path))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by dots"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(name if name in modules() else str(node.module) for name in names)
    return frozenset(found)


def imported_paths(path: Path) -> set[Path]:
    """The files of the product that a file imports."""
    return {modules()[name] for name in imported(path) if name in modules()}


def inside(path: Path, folder: str) -> bool:
    return path.is_relative_to(folder)


def circle(arrows: dict[str, set[str]]) -> list[str] | None:
    """One circle among rooms (room -> those it imports), or None."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return None


def arrows_between_rooms(folder: Path, imports: dict[Path, set[Path]]) -> dict[str, set[str]]:
    """Which of the folders and files right below a folder import which others, through whatever stands inside them."""
    arrows: dict[str, set[str]] = {}
    for path, targets in imports.items():
        for target in targets:
            if path.is_relative_to(folder) and target.is_relative_to(folder):
                one, other = (each.relative_to(folder).parts[0] for each in (path, target))
                if one != other:
                    arrows.setdefault(one, set()).add(other)
    return arrows


FOLDERS = sorted({parent for path in python_files(*LAYERS[:3]) for parent in path.parents if parent != Path()})


@pytest.mark.parametrize("path", python_files(*LAYERS[:3], "app.py"), ids=str)
def test_a_layer_imports_only_itself_and_what_is_below(path: Path) -> None:
    layer = path.parts[0].removesuffix(".py")
    above = {*LAYERS[LAYERS.index(layer) + 1 :], "tests"}
    assert not {name for name in imported(path) if name.partition(".")[0] in above}


@pytest.mark.parametrize("folder", FOREIGN)
def test_a_folder_does_without_the_packages_that_are_not_its_business(folder: str) -> None:
    found = {
        f"{path}: {name}"
        for path in modules().values()
        if inside(path, folder)
        for name in imported(path)
        if name.partition(".")[0] in FOREIGN[folder]
    }
    assert not found


@pytest.mark.parametrize("folder", APART)
def test_a_folder_never_imports_those_it_is_kept_apart_from(folder: str) -> None:
    found = {
        f"{path} -> {target}"
        for path in modules().values()
        if inside(path, folder)
        for target in imported_paths(path)
        if any(inside(target, other) for other in APART[folder])
    }
    assert not found


@pytest.mark.parametrize("folder", ORDER)
def test_a_room_imports_only_itself_and_what_stands_before_it(folder: str) -> None:
    order = ORDER[folder]
    found = set()
    for path in modules().values():
        for target in imported_paths(path):
            if inside(path, folder) and inside(target, folder):
                one, other = (each.relative_to(folder).parts[0].removesuffix(".py") for each in (path, target))
                if one in order and other in order and order.index(other) > order.index(one):
                    found.add(f"{path} -> {target}")
    assert not found


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_imports_another(screen: str) -> None:
    here = f"pages/screens/{screen}"
    found = {
        f"{path} -> {target}"
        for path in modules().values()
        if inside(path, here)
        for target in imported_paths(path)
        if inside(target, "pages/screens") and not inside(target, here)
    }
    assert not found


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_there_is_no_circle_between_the_rooms_of_a_folder(folder: Path) -> None:
    imports = {path: imported_paths(path) for path in modules().values()}
    assert circle(arrows_between_rooms(folder, imports)) is None


def test_a_circle_between_two_folders_is_found() -> None:
    """Not only between two files: `a/x` imports `b/y`, and `b/z`, which is another file, imports `a/w`."""
    imports = {Path("p/a/x.py"): {Path("p/b/y.py")}, Path("p/b/z.py"): {Path("p/a/w.py")}}
    assert circle(arrows_between_rooms(Path("p"), imports))


def test_the_walk_sees_imports_inside_functions(tmp_path: Path) -> None:
    file = tmp_path / "late.py"
    file.write_text(
        "def f():\n    import streamlit\n    from plotly import express\n    from pages.server import store\n"
    )
    assert imported(file) == {"streamlit", "plotly", "pages.server.store"}


def test_every_layer_was_read() -> None:
    for name, least in (("canvas_model", 20), ("exporters", 10), ("pages", 20), ("app.py", 1)):
        assert len(python_files(name)) >= least
    assert (ROOT / "pages" / "main.py").exists()
    for folder in (*FOREIGN, *ORDER, *APART):
        assert (ROOT / folder).is_dir(), folder
    rooms = [ROOT / folder / room for folder, order in ORDER.items() for room in order]
    assert [str(room) for room in rooms if not room.is_dir() and not room.with_suffix(".py").is_file()] == []
