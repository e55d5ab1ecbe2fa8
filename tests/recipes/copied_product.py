"""A copy of the product for a test that follows a recipe of the README in it, and runs what came out."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from tests.repository.sources import ROOT, files

NEEDED = ("app.py", "canvas_model", "exporters", "pages", "assets", ".streamlit")
NEEDED_TESTS = ("tests/yardstick.py", "tests/pages/screens/shown.py", "tests/recipes")


def copy_product(folder: Path) -> None:
    """Write the product's files below a folder, and of the tests what opens screens; what Python has compiled comes along."""
    for path in files():
        if path.parts[0] in NEEDED or any(path.is_relative_to(needed) for needed in NEEDED_TESTS):
            compiled = Path(cache_from_source(str(path))) if path.suffix == ".py" else path
            for one in {path, compiled}:
                if (ROOT / one).exists():
                    (folder / one).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / one, folder / one)  # Python knows what it compiled by the day of the file


def run_in(folder: Path, module: str, *arguments: str) -> Any:
    """What a module of the copy prints as JSON, run there with an empty database."""
    return json.loads(run(folder, module, *arguments))


def run(folder: Path, module: str, *arguments: str) -> str:
    """What a module of the copy prints, run there in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DATABASE_URL")}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**kept, "CANVAS_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file."""
    return tomllib.loads(path.read_text("utf-8"))


def write_toml(path: Path, contents: Mapping[str, Any]) -> None:
    """Write contents as TOML, one line for each key of the top."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {_value(value)}\n" for name, value in contents.items()]
    path.write_text("".join(lines), "utf-8")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_value(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
