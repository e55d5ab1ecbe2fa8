"""Makes PDFs in processes of their own with limited time and memory: a hostile text ends such a worker, not the server."""

import atexit
import logging
import queue
import threading
from datetime import date
from typing import Any
from uuid import uuid4

from canvas_model.content import Snapshot
from canvas_model.content.text_size import characters_of, entries_of
from canvas_model.limits import report_memory, report_seconds
from canvas_model.report_errors import (
    ReportCancelledError,
    ReportEngineMissingError,
    ReportFailedError,
    ReportTooSlowError,
)
from exporters.pdf.worker import Worker, WorkerEndedError

MOST = 2
"""PDFs made at the same time."""

logger = logging.getLogger(__name__)


class Stop:
    """A wish, told from another thread, that a report be made no longer."""

    def __init__(self) -> None:
        """Nobody wishes so yet."""
        self.asked = False
        self._lock = threading.Lock()
        self._worker: Worker | None = None

    def ask(self) -> None:
        """End the worker that makes the report, or the next one that begins to."""
        with self._lock:
            self.asked = True
            if self._worker:
                self._worker.stop()

    def concerns(self, worker: Worker | None) -> None:
        """Name the worker that makes the report; None once it is over."""
        with self._lock:
            self._worker = worker
            if worker and self.asked:
                worker.stop()


class PdfWorkers:
    """At most `most` worker processes, started when needed, kept warm, replaced when one dies."""

    def __init__(self, *, most: int = MOST, seconds: float | None = None) -> None:
        """Start nothing yet. A PDF may take `seconds`, or as many as its workshop's texts need."""
        self.seconds = seconds
        self._places = threading.BoundedSemaphore(most)
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._busy: set[Worker] = set()
        atexit.register(self.close)

    def pdf(self, snapshot: Snapshot, *, language: str | None = None, made_on: date, stop: Stop | None = None) -> bytes:
        """The report of a snapshot as a PDF; blocks, so call it from a thread, and from another `stop` it if you wish.

        Raises ReportCancelledError when stopped, ReportTooSlowError past the time limit, ReportEngineMissingError without
        Pango, and ReportFailedError, with a number that is also in the log, for anything else; the next call gets a fresh worker.
        """
        size = characters_of(snapshot), entries_of(snapshot)
        seconds = self.seconds or report_seconds(*size)
        request = {
            "seconds": seconds,
            "memory": report_memory(*size),
            "snapshot": snapshot.model_dump(mode="json"),
            "language": language or snapshot.workshop.language,
            "made_on": made_on.isoformat(),
        }
        if not self._places.acquire(timeout=seconds):
            raise ReportTooSlowError(seconds=round(seconds))
        try:
            return self._ask_a_worker(request, snapshot, stop or Stop())
        finally:
            self._places.release()

    def warm(self) -> None:
        """Start one worker ahead of the first request."""
        self._idle.put(Worker())

    def close(self) -> None:
        """End every worker, also in the midst of a report."""
        for worker in tuple(self._busy):
            worker.stop()
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return

    def _ask_a_worker(self, request: dict[str, Any], snapshot: Snapshot, stop: Stop) -> bytes:
        if stop.asked:
            raise ReportCancelledError
        worker, warm = self._take_worker()
        self._busy.add(worker)
        try:
            stop.concerns(worker)
            reply, content = worker.ask(request)
        except WorkerEndedError as ended:
            worker.end()
            if ended.too_slow:
                raise ReportTooSlowError(seconds=round(request["seconds"])) from None
            if worker.stopped:
                raise ReportCancelledError from None
            if warm:  # it may have died while it waited: a fresh one shows whether this report is the reason
                return self._ask_a_worker(request, snapshot, stop)
            raise _failed(snapshot, str(ended)) from None
        except BaseException:
            worker.end()
            raise
        finally:
            stop.concerns(None)
            self._busy.discard(worker)
        if reply["result"] != "made" or reply["spent"]:
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

    def _take_worker(self) -> tuple[Worker, bool]:
        """A worker, and whether it was waiting already."""
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                return Worker(), False
            if worker.alive():
                return worker, True
            worker.end()


def _failed(snapshot: Snapshot, trace: str) -> ReportFailedError:
    incident = uuid4().hex[:8]
    logger.error("incident %s: report of workshop %s, revision %s: %s", incident, snapshot.id, snapshot.revision, trace)
    return ReportFailedError(incident=incident)


WORKERS = PdfWorkers()
"""The server's own."""
