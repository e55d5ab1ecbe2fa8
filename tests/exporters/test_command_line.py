"""The command line: files out of files, and one line for everything that cannot be."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporters.__main__ import main

ROOT = Path(__file__).parents[2]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as somebody types it."""
    return subprocess.run(
        [sys.executable, "-m", "exporters", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def called(capsys):
    """The command without a process of its own, for the many ways of going wrong."""

    def call(*arguments: object) -> subprocess.CompletedProcess[str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, out, err)

    return call


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.canvas.json"
    done = run("demo", "--language", "it", "--date", "2026-11-23", "--output", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path


@pytest.mark.parametrize("format, start", [("pdf", b"%PDF"), ("json", b"{"), ("csv", b"\xef\xbb\xbf")])
@pytest.mark.parametrize("language", ["it", "en"])
def test_makes_every_format_of_the_demo_in_both_languages(demo, tmp_path, format, start, language):
    out = tmp_path / f"out.{format}"
    done = run("report", demo, "--format", format, "--language", language, "--output", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [out]


def test_the_same_day_gives_the_same_file(called, demo, tmp_path):
    for name in ("a", "b"):
        called("report", demo, "--format", "json", "--date", "2026-11-23", "--output", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert json.loads((tmp_path / "a").read_bytes())["made_on"] == "2026-11-23"


BAD_FILES = {
    "empty": b"",
    "text": b"not json",
    "binary": bytes(range(256)),
    "cut": b'{"format": "crm-canvas", "version": 1, "snap',
    "deep": b"[" * 100_000,
    "list": b"[]",
    "other format": b'{"format": "x"}',
    "newer": b'{"format": "crm-canvas", "version": 99, "snapshot": {}}',
    "no snapshot": b'{"format": "crm-canvas", "version": 1}',
    "nan": b'{"format": "crm-canvas", "version": NaN}',
    "twice": b'{"format": "crm-canvas", "format": "crm-canvas"}',
    "utf-16": '{"format": "crm-canvas"}'.encode("utf-16"),
    "huge number": b'{"format": "crm-canvas", "version": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("kind", BAD_FILES)
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_file_that_cannot_be_read_is_named_in_one_line(called, tmp_path, kind, language):
    file, out = tmp_path / "bad.canvas.json", tmp_path / "out.json"
    file.write_bytes(BAD_FILES[kind])
    done = called("report", file, "--format", "json", "--language", language, "--output", out)
    one_line(done, str(file))
    assert not out.exists()


def test_the_line_names_the_place_in_the_file(called, demo, tmp_path):
    whole = json.loads(demo.read_text("utf-8"))
    whole["snapshot"]["notes"][3]["text"] = 7
    file = tmp_path / "bad.canvas.json"
    file.write_text(json.dumps(whole), "utf-8")
    done = called("report", file, "--format", "json", "--output", tmp_path / "out.json")
    one_line(done, str(file))
    assert "notes" in done.stderr and "3" in done.stderr


def test_paths_that_cannot_be_are_named(called, demo, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    one_line(called("report", tmp_path / "nowhere.json", "--output", tmp_path / "o"), "nowhere.json")
    one_line(called("report", tmp_path / "folder", "--output", tmp_path / "o"), "folder")
    one_line(called("report", "a\nb", "--output", tmp_path / "o"), "a b")
    one_line(called("report", demo, "--format", "csv", "--output", tmp_path / "folder"), "folder")
    one_line(called("report", demo, "--format", "csv", "--output", tmp_path / "missing" / "o.csv"), "missing")
    one_line(called("report", demo, "--format", "csv", "--output", tmp_path / "file" / "o.csv"), "file")
    one_line(called("demo", "--output", tmp_path / "missing" / "o.json"), "missing")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(called, demo, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o500)
    one_line(called("report", demo, "--format", "csv", "--output", tmp_path / "closed" / "o.csv"), "closed")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("report",),
        ("report", "x", "--format", "xls", "--output", "y"),
        ("nonsense",),
        ("demo", "--language", "fr", "--output", "y"),
    ],
)
def test_a_command_that_is_not_one_gets_one_line(called, arguments):
    one_line(called(*arguments), "python -m exporters")


def test_without_pango_the_line_says_what_to_type(demo, tmp_path):
    (tmp_path / "weasyprint.py").write_text("print('advice')\nraise OSError('cannot load library libpango-1.0-0')")
    done = run("report", demo, "--language", "it", "--output", tmp_path / "o.pdf", PYTHONPATH=str(tmp_path))
    one_line(done, "Pango")
    assert "install" in done.stderr
    assert not (tmp_path / "o.pdf").exists()


def one_line(done: subprocess.CompletedProcess[str], named: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert named in done.stderr
