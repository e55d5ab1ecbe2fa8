"""No PDF worker outlives its server: whenever and however that one ends, while the worker starts, works or waits."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import write_canvas
from tests.server import ROOT, WRITE, start

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads the processes of Linux")

DEMO = write_canvas(demo_snapshot("it", today=date(2026, 11, 23)))
PATIENCE = 5.0
"""Seconds within which a worker must be gone."""
SERVER = """
import sys, threading
from datetime import date
from exporters.pdf.worker_pool import PdfWorkers
from canvas_model.demo.snapshot import demo_snapshot
day = date(2026, 11, 23)
demo = demo_snapshot("en", today=day)
words = demo.model_copy(update={"notes": demo.notes * 20})  # more than a pipe holds: it is cut short by the end
print("asks", flush=True)
PdfWorkers().pdf(words, made_on=day)
print("made", flush=True)
threading.Event().wait()
"""


def workers_of(server: int) -> list[int]:
    """The living workers that a process started; each has its number as its last word."""
    return [
        int(process.name)
        for process in Path("/proc").iterdir()
        if process.name.isdigit() and _is_worker(process, server) and _runs(process)
    ]


def _is_worker(process: Path, server: int) -> bool:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"exporters.pdf.worker_process" in words and str(server).encode() in words


def _runs(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def left_behind(server: int) -> list[int]:
    """The workers that outlive a server that has ended, once they had time to end too; ended here."""
    until = time.monotonic() + PATIENCE
    while (left := workers_of(server)) and time.monotonic() < until:
        time.sleep(0.02)
    for worker in left:
        os.kill(worker, 9)
    return left


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[list["subprocess.Popen[str]"]]:
    """Programs that ask for a report, at one and the same time."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", SERVER]
    begun = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(3)]
    yield begun
    for program in begun:
        program.kill()
        program.wait()
        if program.stdout:
            program.stdout.close()


def test_a_server_killed_within_a_second_of_the_first_request_leaves_no_worker(
    asking: list["subprocess.Popen[str]"],
) -> None:
    for seconds, server in zip((0.02, 0.2, 0.6), asking, strict=True):
        assert server.stdout
        assert server.stdout.readline() == "asks\n"
        until = time.monotonic() + PATIENCE
        while not workers_of(server.pid) and time.monotonic() < until:
            time.sleep(0.005)
        assert workers_of(server.pid)
        time.sleep(seconds)
        server.kill()
        server.wait()
        assert not left_behind(server.pid)


def test_a_worker_whose_server_ended_before_it_began_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "left").write_text("")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    run = subprocess.run(
        [sys.executable, "-m", "exporters.pdf.worker_process", str(gone.pid)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.DEVNULL if sys.platform != "linux" else None,
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0
    assert not tmp_path.exists()


@pytest.mark.parametrize("sent", [b"", b"\0\0", b"\0\0\1\0{", b"\0\0\0\1{"])
def test_where_no_kernel_helps_the_end_of_the_pipe_ends_a_worker_also_in_the_midst_of_a_request(sent: bytes) -> None:
    program = (
        "import exporters.pdf.worker_process as worker, os, queue, sys, tempfile, threading\n"
        "os.environ['TMPDIR'] = tempfile.mkdtemp()\n"
        "threading.excepthook = lambda _: None\n"
        "threading.Thread(target=worker._listen, args=(sys.stdin.buffer, queue.Queue()), daemon=True).start()\n"
        "threading.Event().wait()"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, input=sent, timeout=20, check=False)
    assert run.returncode == 0


def test_what_workers_of_killed_servers_left_is_removed_by_the_next_and_nobody_elses(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    ours, theirs, others = (tmp_path / f"crm-canvas-pdf-{name}" for name in (f"{gone.pid}-a", f"{os.getpid()}-a", "x"))
    for folder in (ours, theirs, others):
        folder.mkdir()
        (folder / "font").write_text("")
    program = "from exporters.pdf.worker import _sweep; _sweep()"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    assert sorted(tmp_path.iterdir()) == sorted([theirs, others])


@pytest.mark.full
def test_twenty_servers_killed_at_random_moments_leave_no_worker(tmp_path: Path) -> None:
    moments = random.Random(20)
    had_workers = 0
    for number in range(20):
        server = start(tmp_path / f"data{number}")
        try:
            server.wait()
            with server.client(**WRITE) as client:
                made = client.post("/api/import", content=DEMO)
                client.post(f"/api/workshops/{made.json()['id']}/report")
            time.sleep(moments.random())
            had_workers += bool(workers_of(server.process.pid))
        finally:
            server.process.kill()
            server.process.wait()
        assert not left_behind(server.process.pid)
    assert had_workers >= 10
