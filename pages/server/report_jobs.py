"""Report jobs: the one registry of the PDFs that screens and endpoints ask for; each is made once, whoever asks."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Literal
from uuid import UUID

from canvas_model.content import Snapshot
from canvas_model.errors import CanvasError
from exporters.pdf import worker_pool
from exporters.pdf.cache import ReportCache, report_key
from pages.server import store
from pages.server.incidents import incident

MOST_JOBS = 200
"""Finished and failed jobs that are remembered."""
FAILURE_SECONDS = 10.0
"""How long a failure is told before asking again tries again."""

State = Literal["waiting", "working", "ready", "failed"]
Key = tuple[UUID, int, str, date]


@cache
def kept_files() -> ReportCache:
    """Where finished PDFs are kept: beside the database."""
    path = store.store().path
    return ReportCache((path.parent if path else store.ROOT / "data") / "reports")


@dataclass(eq=False)
class ReportJob:
    """The PDF of one snapshot in a language on a day. Only `ReportJobs` changes it."""

    snapshot: Snapshot
    language: str
    made_on: date
    state: State = "waiting"
    refused: CanvasError | None = None
    """Why it failed."""
    asked_at: float = field(default_factory=time.monotonic)
    ended_at: float | None = None
    replaced_by: "ReportJob | None" = None
    """The job of a newer revision that took the place of this one before it had begun."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when it is ready, failed or replaced."""

    @property
    def key(self) -> Key:
        """What it is a PDF of."""
        return self.snapshot.id, self.snapshot.revision, self.language, self.made_on

    @property
    def has_ended(self) -> bool:
        """Whether it is ready or failed."""
        return self.ended_at is not None

    @cached_property
    def file_key(self) -> str:
        """The name of its file among the kept ones."""
        return report_key(self.snapshot, language=self.language, made_on=self.made_on, format="pdf")

    def seconds(self) -> int:
        """How long ago it was asked for."""
        return int(time.monotonic() - self.asked_at)

    def content(self) -> bytes:
        """The PDF, made when it is not kept; blocks. Raises the refusal of the worker that makes it."""
        return kept_files().fetch(
            self.file_key, lambda: worker_pool.pdf(self.snapshot, language=self.language, made_on=self.made_on)
        )

    def wait(self) -> "ReportJob":
        """Block until it has ended; returns it, or the newest one that replaced it, ended too."""
        job = self
        job.over.wait()
        while job.replaced_by:
            job = job.replaced_by
            job.over.wait()
        return job


class ReportJobs:
    """The report jobs of this process; safe between threads.

    One report at a time is made for each workshop. Meanwhile one job for each language waits, always the newest: it takes
    the place of an older one that has not begun. A file that is kept is ready at once, whatever is being made.
    """

    def __init__(
        self,
        make: Callable[[ReportJob], object] = ReportJob.content,
        *,
        threads: int = worker_pool.MOST,
        most: int = MOST_JOBS,
    ) -> None:
        """Make reports with `make`, in at most so many threads; remember at most so many jobs that have ended."""
        self._make = make
        self._most = most
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="canvas-report")
        self._lock = threading.RLock()
        self._jobs: OrderedDict[Key, ReportJob] = OrderedDict()
        self._working: dict[UUID, ReportJob] = {}
        self._waiting: dict[UUID, dict[str, ReportJob]] = {}

    def find(self, workshop: UUID, revision: int, language: str, made_on: date) -> ReportJob | None:
        """The job of a revision, where it was asked for and is remembered."""
        with self._lock:
            return self._jobs.get((workshop, revision, language, made_on))

    def under_way(self, workshop: UUID, language: str, made_on: date) -> ReportJob | None:
        """The job of a workshop that is being made now, if it is one in this language."""
        with self._lock:
            job = self._working.get(workshop)
        return job if job and (job.language, job.made_on) == (language, made_on) else None

    def last_ready(self, workshop: UUID, language: str, made_on: date) -> ReportJob | None:
        """The finished job of a workshop's newest revision that has one."""
        with self._lock:
            ready = [job for job in self._jobs.values() if job.state == "ready"]
        same = [job for job in ready if (job.snapshot.id, job.language, job.made_on) == (workshop, language, made_on)]
        return max(same, key=lambda job: job.snapshot.revision, default=None)

    def ask(self, snapshot: Snapshot, language: str, made_on: date, *, again: bool = False) -> ReportJob:
        """The job of a snapshot, begun or put in line where there is none; `again` begins a failed one anew.

        Returns the job of a newer revision where one is being made or waits already.
        """
        job = ReportJob(snapshot, language, made_on)
        with self._lock:
            if found := self._standing(job.key, again):
                return found
        kept = kept_files().holds(job.file_key)  # reads the disk: not while others wait for the lock
        with self._lock:
            found = self._standing(job.key, again) or (None if kept else self._newer(job))
            if found:
                return found
            self._jobs[job.key] = job
            self._jobs.move_to_end(job.key)
            if kept:
                self._end(job)
            else:
                self._queue(job)
        return job

    def forget(self) -> None:
        """Forget every job that has ended, as a restart does; their files stay."""
        with self._lock:
            self._forget(0)

    def close(self) -> None:
        """Begin nothing more, and wait for what is being made."""
        with self._lock:
            self._waiting.clear()
        self._threads.shutdown()

    def _standing(self, key: Key, again: bool) -> ReportJob | None:
        """The job of a key, unless it failed and is to be tried again."""
        job = self._jobs.get(key)
        if job is None or job.refused is None or job.ended_at is None:
            return job
        long_ago = time.monotonic() - job.ended_at > FAILURE_SECONDS
        return None if again or long_ago else job

    def _newer(self, job: ReportJob) -> ReportJob | None:
        """A job that is being made or waits, of a newer revision in the same language."""
        workshop = job.snapshot.id
        others = (self._working.get(workshop), self._waiting.get(workshop, {}).get(job.language))
        newer = [other for other in others if other and other.language == job.language]
        return next((other for other in newer if other.snapshot.revision > job.snapshot.revision), None)

    def _queue(self, job: ReportJob) -> None:
        if job.snapshot.id not in self._working:
            self._begin(job)
            return
        waiting = self._waiting.setdefault(job.snapshot.id, {})
        older = waiting.get(job.language)
        waiting[job.language] = job
        if older:
            self._jobs.pop(older.key, None)
            older.replaced_by = job
            older.over.set()

    def _begin(self, job: ReportJob) -> None:
        job.state = "working"
        self._working[job.snapshot.id] = job
        self._threads.submit(self._run, job)

    def _run(self, job: ReportJob) -> None:
        refused = None
        try:
            self._make(job)
        except CanvasError as error:
            refused = error
        except Exception as error:  # noqa: BLE001 - nobody waits for this thread: it is told with the state
            refused = incident(error, "a report", job.snapshot.id)
        with self._lock:
            self._end(job, refused)
            self._begin_next(job.snapshot.id)

    def _end(self, job: ReportJob, refused: CanvasError | None = None) -> None:
        job.refused = refused
        job.state = "failed" if refused else "ready"
        job.ended_at = time.monotonic()
        job.over.set()
        self._forget(self._most)

    def _begin_next(self, workshop: UUID) -> None:
        del self._working[workshop]
        waiting = self._waiting.get(workshop, {})
        if waiting:
            self._begin(waiting.pop(next(iter(waiting))))
        else:
            self._waiting.pop(workshop, None)

    def _forget(self, most: int) -> None:
        ended = [key for key, job in self._jobs.items() if job.has_ended]
        for key in ended[: max(0, len(ended) - most)]:
            del self._jobs[key]


JOBS = ReportJobs()
