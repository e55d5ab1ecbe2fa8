"""A part of the report made by a copy of the process: the same file, and what goes wrong in the copy is heard."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from exporters.pdf.document import make_pdf
from exporters.pdf.forked_layout import Twin
from exporters.pdf.workers import PdfWorkers
from tests.yardstick import PATIENCE

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one part is made after the other")


@pytest.mark.parametrize("language", ["it", "en"])
def test_at_once_or_one_after_the_other_it_is_the_same_file(full, report, made_on, language, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # fontTools writes into some fonts when it made them smaller
    with closing(PdfWorkers(most=1, seconds=PATIENCE)) as workers:
        for _ in range(2):  # a twin makes one after the other
            assert workers.pdf(full(language), made_on=made_on) == make_pdf(report(full(language)))


def test_a_worker_is_copied_before_it_has_a_thread_or_a_font(tmp_path, monkeypatch, bare, made_on):
    """A copy made later would wait for ever for Pango's own thread, which newer versions have, to find it a font."""
    program = (
        "import os, pathlib\n"
        "def copied():\n"
        "    from exporters.pdf.document import _font_configuration\n"
        "    threads = len(list(pathlib.Path('/proc/self/task').iterdir()))\n"
        f"    pathlib.Path({str(tmp_path / 'copied')!r}).open('a').write(f'{{threads}} {{_font_configuration.cache_info().currsize}};')\n"
        "os.register_at_fork(before=copied)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(program, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with closing(PdfWorkers(most=1, seconds=PATIENCE)) as workers:
        workers.pdf(bare("en"), made_on=made_on)
    assert (tmp_path / "copied").read_text() == "1 0;"


class Document:
    """Stands for a laid out document of three pages."""

    def __init__(self, task: str) -> None:
        self.task = task
        self.pages = [type("Page", (), {"anchors": {name: None}}) for name in ("a", "b", "a")]

    def write_pdf(self, **_: object) -> bytes:
        if self.task == "complaint":
            logging.getLogger("weasyprint").warning("no such font")
        if self.task == "late fault":
            raise MemoryError("all of it")
        return self.task.encode()


def lay_out(task: str, first: Callable[[], int]) -> Document:
    if task == "fault":
        raise ZeroDivisionError
    if task == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "no end":
        time.sleep(600)
    first()
    return Document(task)


@pytest.fixture
def twin(caplog) -> Iterator[Twin]:
    caplog.set_level(logging.WARNING, logger="weasyprint")
    made = Twin(lay_out, lambda: None)
    yield made
    made.end()


@pytest.mark.filterwarnings("ignore:This process")  # the tests' own threads hold nothing that the copy needs
class TestTwin:
    def test_says_what_it_is_before_it_is_written_and_makes_the_next(self, twin):
        for task, first in (("one", 7), ("two", 9)):
            part = twin.begin(task)
            part.number_from(first)
            assert (part.pages, part.starts, part.pdf()) == (3, {"a": first, "b": first + 1}, task.encode())

    def test_its_complaints_are_heard_once(self, twin, caplog):
        for task in ("complaint", "none"):
            part = twin.begin(task)
            part.number_from(1)
            part.pdf()
        assert caplog.messages == ["no such font"]

    def test_its_fault_is_ours(self, twin):
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            assert twin.begin("fault").pages

    def test_so_is_one_that_comes_later(self, twin):
        part = twin.begin("late fault")
        part.number_from(1)
        with pytest.raises(RuntimeError, match="all of it"):
            part.pdf()

    def test_one_that_is_killed_is_missed_and_stays_missed(self, twin):
        for _ in range(2):
            part = twin.begin("death")
            part.number_from(1)
            with pytest.raises(RuntimeError, match="ended"):
                part.pdf()

    def test_one_that_never_ends_is_ended(self):
        twin = Twin(lay_out, lambda: None)
        twin.begin("no end")
        twin.end()
        assert not Path(f"/proc/{twin.process}").exists()

    def test_one_whose_process_dies_dies_as_well(self):
        program = (
            "import time\nfrom exporters.pdf.forked_layout import beside\n"
            "with beside(lambda *_: time.sleep(600)) as twin:\n"
            "    twin.begin('')\n    print(twin.process, flush=True)\n    time.sleep(600)\n"
        )
        with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as run:
            assert run.stdout
            process = int(run.stdout.readline())
            run.kill()
        for _ in range(PATIENCE * 10):
            if not alive(process):
                return
            time.sleep(0.1)
        pytest.fail("it goes on without anybody who waits for it")

    @pytest.mark.parametrize(
        "line",
        [
            "import threading, time; threading.Thread(target=time.sleep, args=(1,)).start()",
            "import os\ndef full(): raise BlockingIOError(11, 'Resource temporarily unavailable')\nos.fork = full",
        ],
        ids=["beside other threads", "without room"],
    )
    def test_where_it_cannot_be_made_safely_there_is_none(self, line):
        program = (
            f"{line}\nfrom exporters.pdf.forked_layout import beside\nwith beside(print) as twin:\n    print(twin)"
        )
        run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "None"


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
