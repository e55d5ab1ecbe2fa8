"""The files of the repository, as git would keep them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOP = frozenset(
    {
        "app.py",
        "pages",
        "canvas_model",
        "exporters",
        "assets",
        "tests",
        "requirements.txt",
        "README.md",
        "pyproject.toml",
        "Makefile",
        ".streamlit",
        ".ci",
        "CHANGELOG.md",
        "LICENSE",
        ".gitignore",
    }
)


@cache
def files() -> tuple[Path, ...]:
    """What is tracked, or would be: everything that is not ignored."""
    if not (ROOT / ".git").exists():  # an archive holds what was tracked and nothing else
        found = [path.relative_to(ROOT) for name in TOP for path in [ROOT / name, *(ROOT / name).rglob("*")]]
        kept = {path for path in found if (ROOT / path).is_file() and "__pycache__" not in path.parts}
        return tuple(sorted(kept))
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return tuple(path for name in sorted(told.split("\0")) if name and (ROOT / (path := Path(name))).is_file())


def python_files(*folders: str) -> list[Path]:
    """The Python files under some top-level folders (or the top-level files of these names)."""
    return [path for path in files() if path.suffix == ".py" and path.parts[0] in folders]


@cache
def text(path: Path) -> str | None:
    """What a file says; None when it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
