"""What the README tells people to type exists."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from canvas_model.storage.remedies import MODULE
from tests.repository.sources import ROOT, text

README = text(Path("README.md")) or ""
MAKEFILE = text(Path("Makefile")) or ""
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize(
    "command",
    sorted(
        set(
            re.findall(
                r"\bmake ([a-z]+)\b",
                "\n".join(re.findall(r"`[^`]+`|^\s{4}.*$|^```.*?^```", README, re.MULTILINE | re.DOTALL)),
            )
        )
    ),
)
def test_every_make_command_of_the_readme_exists(command: str) -> None:
    assert command in TARGETS


def test_the_readme_names_the_commands_that_matter() -> None:
    for command in ("make run", "make test", "make check", "make bench", "streamlit run app.py", "requirements.txt"):
        assert command in README
    assert {"run", "test", "check", "bench"} <= TARGETS


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:|#|mailto:)([^)\s]+)\)", README))))
def test_every_link_and_picture_of_the_readme_is_there(target: str) -> None:
    assert (ROOT / target.partition("#")[0]).exists()


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([a-z_.]+)", README))))
def test_every_module_of_the_readme_can_be_run(module: str) -> None:
    if module not in ("venv", "pip", "pytest", "streamlit"):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an archive ignores nothing")
def test_files_that_the_readme_makes_are_not_taken_for_files_of_the_repository() -> None:
    made = set(re.findall(r"--(?:output|file) (\S+)", README))
    assert {"report.pdf", "canvas.dump"} <= made
    ignored = subprocess.run(["git", "check-ignore", *made], cwd=ROOT, capture_output=True, text=True)
    assert set(ignored.stdout.split()) == made


def test_the_command_that_refusals_name_is_the_one_of_the_readme() -> None:
    assert f".venv/bin/python -m {MODULE}" in README


def test_the_makefile_runs_what_is_there() -> None:
    for script in re.findall(r"\.ci/\w+", MAKEFILE):
        assert (ROOT / script).exists()
    assert (ROOT / "tests" / "bench" / "__main__.py").exists()


def test_no_function_hides_the_program_that_is_looked_for() -> None:
    """`command -v chromium` also finds a function of that name, and then nothing is ever installed."""
    prepare = text(Path(".ci/prepare")) or ""
    functions = set(re.findall(r"^(\w+)\(\) \{", prepare, re.MULTILINE))
    looked_for = set(re.findall(r"\bhas ([a-z][\w-]*)", prepare))
    for names in re.findall(r"for name in ([^;]+);", prepare):
        looked_for |= set(names.split())
    assert {"chromium", "initdb", "pdftotext"} <= looked_for
    assert not functions & looked_for


def test_make_lets_python_keep_what_it_has_compiled() -> None:
    """Without that each start of the tool takes twice as long, in containers that forbid it to everybody."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    told = subprocess.run(
        ["make", "-pn", "help"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert re.search(r"^PYTHONDONTWRITEBYTECODE :?= *$", told.stdout, re.MULTILINE)
