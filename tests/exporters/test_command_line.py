"""The command line: files out of files, and one line for everything that cannot be."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import pytest

from exporters.__main__ import main
from exporters.command_line_files import write

ROOT = Path(__file__).parents[2]


def there(*names: str) -> list[str]:
    """Those of the names that this system has."""
    return [name for name in names if Path(name).exists()]


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


@pytest.mark.parametrize("day", ["0001-01-01", "1990-01-01", "2099-12-31", "9999-12-31"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_day_around_which_the_demo_has_no_room_is_refused_in_one_line(called, tmp_path, day, language):
    one_line(called("demo", "--date", day, "--language", language, "--output", tmp_path / "o"), "2099")
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_report_of_any_day_of_the_calendar_is_made(called, demo, tmp_path, day):
    for format in ("json", "csv"):
        done = called("report", demo, "--format", format, "--date", day, "--output", tmp_path / "o")
        assert (done.returncode, done.stderr) == (0, "")


def circular(demo: Path, file: Path) -> Path:
    """The demo with two tasks of its own that wait for each other."""
    whole = json.loads(demo.read_text("utf-8"))
    first, second = (f"own:{UUID(int=number, version=4)}" for number in (1, 2))
    whole["snapshot"].setdefault("tasks", []).extend(
        [
            {"task": first, "name": "Order\u00a0it", "predecessors": [second]},
            {"task": second, "name": "Unpack it", "predecessors": [first]},
        ]
    )
    file.write_text(json.dumps(whole), "utf-8")
    return file


@pytest.mark.parametrize("language", ["it", "en"])
def test_tasks_that_wait_for_each_other_are_put_right_and_that_is_said(called, demo, tmp_path, language):
    file = circular(demo, tmp_path / "circle.canvas.json")
    done = called("report", file, "--format", "json", "--language", language, "--output", tmp_path / "o.json")
    assert done.returncode == 0
    said = {
        "it": "«Unpack it» non aspetta più «Order\u00a0it»",
        "en": "“Unpack it” no longer waits for “Order\u00a0it”",
    }
    assert done.stderr.count("\n") == 1
    assert str(file) in done.stderr and said[language] in done.stderr
    tasks = {
        task["name"]: task["predecessors"]
        for task in json.loads((tmp_path / "o.json").read_text("utf-8"))["plan"]["tasks"]
    }
    assert tasks["Unpack it"] == [] and len(tasks["Order\u00a0it"]) == 1


# --- where the output goes ----------------------------------------------------------------------------------------


def test_a_device_is_written_through_and_stays_a_device(called, demo):
    before = Path(os.devnull).stat()
    assert called("report", demo, "--format", "csv", "--output", os.devnull).returncode == 0
    assert called("demo", "--output", os.devnull).returncode == 0
    after = Path(os.devnull).stat()
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_ino, after.st_rdev, after.st_mode) == (before.st_ino, before.st_rdev, before.st_mode)


def test_a_named_pipe_is_written_through_and_read_through(called, demo, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    listener.start()
    assert called("demo", "--language", "it", "--date", "2026-11-23", "--output", pipe).returncode == 0
    listener.join(10)
    assert heard == [demo.read_bytes()]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    speaker = threading.Thread(target=lambda: pipe.write_bytes(demo.read_bytes()), daemon=True)
    speaker.start()
    assert called("report", pipe, "--format", "csv", "--output", tmp_path / "o.csv").returncode == 0
    speaker.join(10)
    assert (tmp_path / "o.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_hyphen_is_standard_output_and_standard_input(demo):
    made = piped("demo", "--language", "it", "--date", "2026-11-23", "--output", "-")
    assert (made.returncode, made.stderr, made.stdout) == (0, b"", demo.read_bytes())
    report = piped("report", "-", "--format", "json", "--date", "2026-11-23", "--output", "-", given=made.stdout)
    assert (report.returncode, report.stderr) == (0, b"")
    assert json.loads(report.stdout)["made_on"] == "2026-11-23"


@pytest.mark.parametrize("language, named", [("it", "ingresso standard"), ("en", "standard input")])
def test_standard_input_that_is_no_workshop_is_refused_in_one_line(language, named):
    done = piped("report", "-", "--language", language, "--output", "-", given=b"{")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1 and named in done.stderr.decode()


def test_a_reader_who_leaves_gets_no_traceback(demo):
    command = [sys.executable, "-m", "exporters", "report", str(demo), "--format", "json", "--output", "-"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        said = running.stderr.read().decode()
    assert running.returncode == 2
    assert said.count("\n") == 1 and "Traceback" not in said


def test_an_endless_device_is_refused_and_not_read_to_its_end(called, tmp_path):
    one_line(called("report", "/dev/zero", "--language", "en", "--output", tmp_path / "o"), "/dev/zero")


def test_a_link_is_followed_and_stays_a_link(called, demo, tmp_path):
    (tmp_path / "there").mkdir()
    target, link, other = tmp_path / "there" / "real.csv", tmp_path / "link.csv", tmp_path / "other.csv"
    target.write_text("old")
    link.symlink_to(Path("there") / "real.csv")
    other.symlink_to("link.csv")
    inode = target.stat().st_ino
    assert called("report", demo, "--format", "csv", "--output", other).returncode == 0
    assert link.is_symlink() and other.is_symlink() and not target.is_symlink()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert target.stat().st_ino != inode, "replaced whole, never half written"
    assert list(target.parent.iterdir()) == [target]


def test_a_file_with_several_names_has_the_new_content_under_all_of_them(called, demo, tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("old" * 200_000)
    other.hardlink_to(one)
    assert called("report", demo, "--format", "csv", "--output", other).returncode == 0
    assert one.samefile(other) and one.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"oldold" not in one.read_bytes()


def test_a_link_to_nothing_yet_makes_its_target(called, demo, tmp_path):
    (tmp_path / "link.csv").symlink_to("new.csv")
    assert called("report", demo, "--format", "csv", "--output", tmp_path / "link.csv").returncode == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "new.csv").is_file() and not (tmp_path / "new.csv").is_symlink()


def test_links_that_lead_in_a_circle_are_named(called, demo, tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    one_line(called("report", demo, "--format", "csv", "--output", tmp_path / "a"), str(tmp_path / "a"))


def test_a_file_that_is_replaced_keeps_its_permissions(called, demo, tmp_path):
    out = tmp_path / "o.csv"
    out.write_text("old")
    out.chmod(0o600)
    assert called("report", demo, "--format", "csv", "--output", out).returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_file_that_is_replaced_keeps_its_owner_and_group(called, demo, tmp_path):
    out = tmp_path / "o.csv"
    out.write_text("old")
    if os.geteuid() == 0:
        os.chown(out, 4321, 8765)
    else:
        os.chown(out, -1, os.getgroups()[-1])
    out.chmod(0o640)
    before = out.stat()
    assert called("report", demo, "--format", "csv", "--output", out).returncode == 0
    after = out.stat()
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert after.st_ino != before.st_ino


@pytest.mark.parametrize("name", ["-", *there("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")])
def test_standard_output_by_any_name_goes_on_in_the_file_it_leads_to(demo, tmp_path, name):
    out = tmp_path / "out"
    with out.open("wb", buffering=0) as shell:
        shell.write(b"BEGIN")
        command = [sys.executable, "-m", "exporters", "demo", "--language", "it", "--date", "2026-11-23", "--output"]
        assert subprocess.run([*command, name], cwd=ROOT, stdout=shell, check=False).returncode == 0
        shell.write(b"END")
    assert out.read_bytes() == b"BEGIN" + demo.read_bytes() + b"END"


def test_an_open_file_is_written_on_by_its_number_and_through_a_link_and_stays_open(tmp_path):
    out, link = tmp_path / "out", tmp_path / "link"
    with out.open("ab", buffering=0) as shell:
        link.symlink_to(f"/dev/fd/{shell.fileno()}")
        paths = [*there(f"/dev/fd/{shell.fileno()}", f"/proc/self/fd/{shell.fileno()}"), str(link)]
        for path in paths:
            write(path, b"content ")
        shell.write(b"END")
    assert out.read_bytes() == b"content " * len(paths) + b"END"
    assert link.is_symlink()
    with pytest.raises(OSError, match="Bad file descriptor"):
        write("/dev/fd/987", b"content")


def piped(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command as a shell joins it to others: bytes in, bytes out."""
    return subprocess.run(
        [sys.executable, "-m", "exporters", *map(str, arguments)],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )


def one_line(done: subprocess.CompletedProcess[str], named: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert named in done.stderr


@pytest.mark.parametrize(
    ("language", "full", "circle"), [("it", "spazio", "l’uno all’altro"), ("en", "space", "each other")]
)
def test_a_full_disk_and_links_in_a_circle_are_told_in_the_readers_language(called, tmp_path, language, full, circle):
    (tmp_path / "one").symlink_to("other")
    (tmp_path / "other").symlink_to("one")
    one_line(called("demo", "--language", language, "--output", tmp_path / "one"), circle)
    if Path("/dev/full").exists():
        one_line(called("demo", "--language", language, "--output", "/dev/full"), full)
