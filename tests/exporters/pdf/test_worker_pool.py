"""The PDF workers: what goes wrong in one ends there, is said in a sentence, and the next PDF is made."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from canvas_model.limits import LIMITS, TEXT_LIMIT, report_memory, report_seconds
from canvas_model.report_errors import (
    ReportCancelledError,
    ReportEngineMissingError,
    ReportFailedError,
    ReportTooSlowError,
)
from exporters.pdf.document import make_pdf
from exporters.pdf.worker_pool import PdfWorkers, Stop
from tests.canvas_model.full_workshop import full as full_workshop
from tests.canvas_model.full_workshop import full_of_answers, full_of_notes

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def workers():
    made = PdfWorkers(most=1, seconds=60)
    yield made
    made.close()


@pytest.fixture(scope="module")
def warm(bare, made_on):
    """One worker that has made a report already and waits for the next one."""
    made = PdfWorkers(most=1, seconds=60)
    made.pdf(bare("en"), made_on=made_on)
    yield made
    made.close()


@pytest.fixture
def shadow(tmp_path, monkeypatch):
    """Makes every report run a line of ours instead, in the worker only."""

    def put(line: str) -> None:
        code = f"import os, sys, time\nsys.path.insert(0, {str(ROOT)!r})\nimport exporters.pdf.document\n"
        code += f"exporters.pdf.document.make_pdf = lambda report: {line}\n"
        (tmp_path / "sitecustomize.py").write_text(code, "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return put


@posix
def test_a_worker_is_not_called_grown_for_the_memory_of_who_started_it():
    asked = "from exporters.pdf.worker_process import _has_grown; print(_has_grown())"
    run = f"held = bytearray(600 * 1024**2); import subprocess, sys; subprocess.run([sys.executable, '-c', {asked!r}])"
    assert subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT).stdout == "False\n"
    grown = f"held = bytearray(600 * 1024**2); {asked}"
    assert subprocess.run([sys.executable, "-c", grown], capture_output=True, text=True, cwd=ROOT).stdout == "True\n"


def children() -> list[int]:
    run = subprocess.run(
        ["ps", "-o", "pid=,stat=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in run.stdout.splitlines() if "Z" in line.split()[1]]


def test_the_same_report_is_the_same_file_in_a_worker_cold_or_warm_or_here(
    workers, full, bare, report, made_on, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # fontTools writes into some fonts when it made them smaller
    one, other = full("it"), bare("en")
    here = {workshop.workshop.language: make_pdf(report(workshop)) for workshop in (one, other)}
    for workshop in (one, other, one):
        made = workers.pdf(workshop, made_on=made_on)
        assert made == here[workshop.workshop.language], workshop.workshop.language


@posix
def test_a_worker_stays_warm_and_ctrl_c_in_the_terminal_is_left_to_the_server(warm, bare, made_on, capfd):
    process = warm._idle.queue[0].process
    process.send_signal(signal.SIGINT)
    assert warm.pdf(bare("it"), made_on=made_on).startswith(b"%PDF")
    assert warm._idle.queue[0].process is process and process.poll() is None
    assert "KeyboardInterrupt" not in capfd.readouterr().err


@posix
def test_a_worker_killed_while_idle_is_replaced(warm, bare, made_on):
    killed = warm._idle.queue[0].process
    os.kill(killed.pid, signal.SIGKILL)
    assert warm.pdf(bare("en"), made_on=made_on).startswith(b"%PDF")
    assert warm._idle.queue[0].process is not killed


@posix
def test_a_worker_killed_at_work_is_replaced(workers, bare, made_on):
    workers.warm()
    process = workers._idle.queue[0].process
    threading.Timer(0.1, process.kill).start()
    assert workers.pdf(bare("en"), made_on=made_on).startswith(b"%PDF")
    assert process.poll() is not None
    assert children() == []


def test_a_report_that_kills_every_worker_is_said_with_a_number(shadow, bare, made_on):
    shadow("os._exit(3)")
    workers = PdfWorkers(most=1, seconds=60)
    workers.warm()
    with pytest.raises(ReportFailedError) as caught:
        workers.pdf(bare("en"), made_on=made_on)
    assert len(str(caught.value.details["incident"])) == 8
    assert workers._idle.qsize() == 0
    assert children() == []


def test_one_that_takes_too_long_is_stopped(shadow, bare, made_on):
    shadow("time.sleep(60)")
    workers = PdfWorkers(most=1, seconds=3)
    began = time.monotonic()
    with pytest.raises(ReportTooSlowError):
        workers.pdf(bare("en"), made_on=made_on)
    assert time.monotonic() - began < 55
    assert children() == []


def test_one_that_nobody_wants_any_more_ends_in_the_midst_of_it(shadow, bare, made_on):
    shadow("time.sleep(60)")
    workers, stop = PdfWorkers(most=1), Stop()
    workers.warm()
    threading.Timer(1, stop.ask).start()
    began = time.monotonic()
    with pytest.raises(ReportCancelledError):
        workers.pdf(bare("en"), made_on=made_on, stop=stop)
    with pytest.raises(ReportCancelledError):
        workers.pdf(bare("en"), made_on=made_on, stop=stop)
    assert time.monotonic() - began < 30
    assert workers._idle.qsize() == 0
    assert children() == []


def test_a_pool_that_closes_ends_what_is_being_made(shadow, bare, made_on):
    shadow("time.sleep(60)")
    workers = PdfWorkers(most=1)
    workers.warm()
    threading.Timer(1, workers.close).start()
    with pytest.raises(ReportCancelledError):
        workers.pdf(bare("en"), made_on=made_on)
    assert children() == []


@posix
def test_a_worker_that_grew_makes_no_further_report(shadow, bare, made_on):
    shadow("bytes(bytearray(600 << 20)[:4])")
    workers = PdfWorkers(most=1)
    assert workers.pdf(bare("en"), made_on=made_on)
    assert workers._idle.qsize() == 0
    assert children() == []


def test_the_more_is_written_the_more_time_and_memory_its_pdf_may_take():
    hour, entries = 3600, sum(LIMITS.values())
    assert report_seconds(0, 0) == 30
    assert report_seconds(0, 0) < report_seconds(0, entries) < report_seconds(TEXT_LIMIT, entries) < hour
    assert 2 << 30 == report_memory(0, 0) < report_memory(0, entries) < report_memory(TEXT_LIMIT, entries) < 8 << 30


def full_of_people():
    return full_of_answers(people=LIMITS["member"], length=10)


@pytest.mark.full
@pytest.mark.parametrize("made", [full_of_notes, full_of_answers, full_workshop, full_of_people])
def test_the_largest_workshops_have_their_pdf(made, made_on):
    workers = PdfWorkers(most=1)
    try:
        assert workers.pdf(made(), made_on=made_on).startswith(b"%PDF")
    finally:
        workers.close()


@posix
def test_one_that_only_computes_is_stopped_by_its_processor_limit():
    program = "from exporters.pdf.worker_process import _limit_processor; _limit_processor(1)\nwhile True: pass"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=60, check=False)
    assert run.returncode == -signal.SIGXCPU


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_one_that_takes_all_memory_is_stopped(shadow, bare, made_on):
    shadow("bytearray(3 << 30)")
    workers = PdfWorkers(most=1, seconds=60)
    with pytest.raises(ReportFailedError):
        workers.pdf(bare("en"), made_on=made_on)
    workers.close()


def test_without_pango_the_sentence_names_the_command(tmp_path, monkeypatch, bare, made_on):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    workers = PdfWorkers(most=1, seconds=60)
    with pytest.raises(ReportEngineMissingError) as caught:
        workers.pdf(bare("en"), made_on=made_on)
    assert "pango" in str(caught.value.details["command"])


def test_a_bug_is_logged_with_its_number_and_workshop(shadow, bare, made_on, caplog):
    shadow("1 / 0")
    workers = PdfWorkers(most=1, seconds=60)
    with pytest.raises(ReportFailedError) as caught:
        workers.pdf(bare("en"), made_on=made_on)
    assert str(caught.value.details["incident"]) in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert str(bare("en").id) in caplog.text


@posix
def test_no_more_than_the_most_work_at_once(shadow, bare, made_on):
    shadow("(time.sleep(0.3), str(os.getpid()).encode())[1]")
    workers = PdfWorkers(most=2, seconds=60)
    with ThreadPoolExecutor(5) as people:
        made_by = list(people.map(lambda _: workers.pdf(bare("en"), made_on=made_on), range(5)))
    assert len(set(made_by)) == workers._idle.qsize() == 2
    workers.close()


@posix
def test_a_worker_leaves_no_temporary_files(tmp_path, monkeypatch, bare, made_on):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    workers = PdfWorkers(most=1, seconds=60)
    workers.pdf(bare("en"), made_on=made_on)
    assert list(tmp_path.iterdir())
    workers.close()
    assert list(tmp_path.iterdir()) == []


def test_a_worker_opens_no_connection():
    program = (
        "import exporters.pdf.worker_process as worker, socket\nworker._refuse_connections_and_programs()\n"
        "try:\n    socket.create_connection(('127.0.0.1', 9))\nexcept PermissionError:\n    print('refused')"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "refused"


@posix
def test_a_worker_gets_no_secret(monkeypatch, workers, bare, made_on):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    workers.pdf(bare("en"), made_on=made_on)
    pid = workers._idle.queue[0].process.pid
    if Path(f"/proc/{pid}/environ").exists():
        assert b"secret" not in Path(f"/proc/{pid}/environ").read_bytes()
