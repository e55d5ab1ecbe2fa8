"""Makes PDFs in processes of their own with limited time and memory: a hostile text ends such a worker, not the server."""

import atexit
import json
import logging
import os
import queue
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from datetime import date
from typing import IO, Any
from uuid import uuid4

from canvas_model.catalogue import ASSETS
from canvas_model.content import Snapshot
from canvas_model.errors import ReportEngineMissingError, ReportFailedError, ReportTooSlowError

SECONDS = 30
"""The most that one PDF may take, of the clock and of the processor."""
MOST = 2
"""PDFs made at the same time."""
_PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_",
    "FONTCONFIG",
    "XDG_",
    "DYLD_",
    "LD_LIBRARY",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "PYTHON",
    "SOURCE_DATE_EPOCH",
)
"""Names of environment variables that a worker gets; keys and database addresses are not among them."""

_OWN = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy begins no threads of its own in a worker: a report has nothing for them to do, and each reserves memory."""

logger = logging.getLogger(__name__)


class PdfWorkers:
    """At most `most` worker processes, started when needed, kept warm, replaced when one dies."""

    def __init__(self, *, most: int = MOST, seconds: float = SECONDS) -> None:
        """Start nothing yet."""
        self.seconds = seconds
        self._places = threading.BoundedSemaphore(most)
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        atexit.register(self.close)

    def pdf(self, snapshot: Snapshot, *, language: str | None = None, made_on: date) -> bytes:
        """The report of a snapshot as a PDF; blocks, so call it from a thread.

        Raises ReportTooSlowError past the time limit, ReportEngineMissingError without Pango, and ReportFailedError,
        with a number that is also in the log, for anything else; the next call gets a fresh worker.
        """
        request = {
            "snapshot": snapshot.model_dump(mode="json"),
            "language": language or snapshot.workshop.language,
            "made_on": made_on.isoformat(),
        }
        if not self._places.acquire(timeout=self.seconds):
            raise ReportTooSlowError(seconds=round(self.seconds))
        try:
            return self._ask_a_worker(request, snapshot)
        finally:
            self._places.release()

    def warm(self) -> None:
        """Start one worker ahead of the first request."""
        self._idle.put(_Worker(self.seconds))

    def close(self) -> None:
        """End every idle worker."""
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return

    def _ask_a_worker(self, request: dict[str, Any], snapshot: Snapshot) -> bytes:
        worker, warm = self._take_worker()
        try:
            reply, content = worker.ask(request)
        except _WorkerEndedError as ended:
            worker.end()
            if ended.too_slow:
                raise ReportTooSlowError(seconds=round(self.seconds)) from None
            if warm:  # it may have died while it waited: a fresh one shows whether this report is the reason
                return self._ask_a_worker(request, snapshot)
            raise _failed(snapshot, f"the worker ended with status {ended.status}") from None
        except BaseException:
            worker.end()
            raise
        if reply["result"] != "made":
            worker.end()
        else:
            self._idle.put(worker)
        for notice in reply.get("notices", ()):
            logger.warning("report of workshop %s, revision %s: %s", snapshot.id, snapshot.revision, notice)
        if reply["result"] == "engine":
            raise ReportEngineMissingError(command=reply["command"])
        if reply["result"] == "failed":
            raise _failed(snapshot, reply["trace"])
        return content

    def _take_worker(self) -> "tuple[_Worker, bool]":
        """A worker, and whether it was waiting already."""
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return _Worker(self.seconds), False
            if worker.alive():
                return worker, True
            worker.end()


def _failed(snapshot: Snapshot, trace: str) -> ReportFailedError:
    incident = uuid4().hex[:8]
    logger.error("incident %s: report of workshop %s, revision %s: %s", incident, snapshot.id, snapshot.revision, trace)
    return ReportFailedError(incident=incident)


class _WorkerEndedError(Exception):
    """The process ended before it had answered: by itself, or stopped for being too slow."""

    def __init__(self, status: int | None, *, too_slow: bool) -> None:
        self.status = status
        self.too_slow = too_slow


class _Worker:
    """One process and the two pipes to it: length-prefixed JSON there, length-prefixed JSON and bytes back."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.folder = tempfile.mkdtemp(prefix="crm-canvas-pdf-")
        environment = {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
        self.process = subprocess.Popen(  # noqa: S603 (our own module and a number)
            [sys.executable, "-m", "exporters.pdf.worker_process", str(seconds)],
            cwd=ASSETS.parent,
            env={**environment, **_OWN, "TMPDIR": self.folder, "TEMP": self.folder, "TMP": self.folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The reply and the file; raises _WorkerEndedError when the process ends first, by itself or for being too slow."""
        assert self.process.stdin
        assert self.process.stdout
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            self.process.kill()

        timer = threading.Timer(self.seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            body = json.dumps(request).encode()
            self.process.stdin.write(struct.pack(">I", len(body)) + body)
            self.process.stdin.flush()
            reply = json.loads(_read(self.process.stdout, _length(self.process.stdout)))
            return reply, _read(self.process.stdout, _length(self.process.stdout))
        except (EOFError, OSError):
            status = self.process.wait()
            raise _WorkerEndedError(
                status, too_slow=slow.is_set() or status == -getattr(signal, "SIGXCPU", 0)
            ) from None
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill the process, wait for it and remove its temporary files, so that nothing stays behind."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                with suppress(OSError):  # what was still to be written has nobody to read it
                    pipe.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _length(pipe: IO[bytes]) -> int:
    length: int = struct.unpack(">I", _read(pipe, 4))[0]
    return length


def _read(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content


_workers = PdfWorkers()


def pdf(snapshot: Snapshot, *, language: str | None = None, made_on: date) -> bytes:
    """A PDF from the server's own workers; see `PdfWorkers.pdf`."""
    return _workers.pdf(snapshot, language=language, made_on=made_on)


def warm() -> None:
    """Start a worker before anybody asks."""
    _workers.warm()
