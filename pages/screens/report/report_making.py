"""PDFs made while the screen waits: asked for once per revision, language and day, looked after from any rerun."""

import threading
import time
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from uuid import UUID

from canvas_model.content import Snapshot
from canvas_model.errors import CanvasError, ReportFailedError
from exporters.pdf.cache import report_key
from exporters.pdf.workers import MOST
from pages.server.incidents import incident
from pages.server.report_jobs import Job, kept_files

MOST_KNOWN = 50

Key = tuple[UUID, int, str, date]


@dataclass(frozen=True)
class Making:
    """A PDF under way, done or refused."""

    work: "Future[None]"
    begun: float = field(default_factory=time.monotonic)

    def done(self) -> bool:
        """Whether it is over, one way or the other."""
        return self.work.done()

    def seconds(self) -> int:
        """How long it has been under way."""
        return int(time.monotonic() - self.begun)

    def refused(self) -> CanvasError | None:
        """What it was refused for; None while it is under way, and when it was made."""
        error = self.work.exception() if self.done() else None
        return error if isinstance(error, CanvasError) else ReportFailedError(incident="–") if error else None


_known: OrderedDict[Key, Making] = OrderedDict()
_lock = threading.Lock()


def look(snapshot: Snapshot, language: str, made_on: date) -> Making | None:
    """The making of a revision's PDF, done or under way; None when nobody asked and none is kept from earlier."""
    key = (snapshot.id, snapshot.revision, language, made_on)
    with _lock:
        if key in _known:
            return _known[key]
    name = report_key(snapshot, language=language, made_on=made_on, format="pdf")
    if not (kept_files().folder / name).exists():
        return None
    kept: Future[None] = Future()
    kept.set_result(None)
    return _remember(key, kept)


def begin(snapshot: Snapshot, language: str, made_on: date) -> Making:
    """Begin the PDF, unless it is being made or is made; one that failed is begun anew."""
    found = look(snapshot, language, made_on)
    if found is not None and not found.refused():
        return found
    job = Job(snapshot, language, made_on)
    return _remember((snapshot.id, snapshot.revision, language, made_on), _threads().submit(_make, job))


def forget() -> None:
    """Forget what was asked for, as a restart does; finished files stay."""
    with _lock:
        _known.clear()


def _make(job: Job) -> None:
    try:
        job.content()
    except CanvasError:
        raise
    except Exception as error:
        raise incident(error, "a report", job.snapshot.id) from error


def _remember(key: Key, work: "Future[None]") -> Making:
    making = Making(work)
    with _lock:
        _known[key] = making
        while len(_known) > MOST_KNOWN:
            _known.popitem(last=False)
    return making


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MOST, thread_name_prefix="canvas-report")
