"""Report jobs: the one registry of the PDFs that screens and endpoints ask for; each is made once, whoever asks."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

from canvas_model.content import Snapshot
from canvas_model.errors import CanvasError
from canvas_model.report_errors import ReportCancelledError, TooManyReportsError
from exporters.pdf.worker_pool import MOST
from pages.server.incidents import incident
from pages.server.report_job import Key, ReportJob, kept_files

MOST_ENDED = 200
"""Jobs that have ended and are remembered."""
MOST_UNDER_WAY = 12
"""Jobs that are made or wait at the same time, of all workshops together."""
FAILURE_SECONDS = 10.0
"""How long a failure is told before asking again tries again."""
DELIVERY_SECONDS = 60.0
"""How long a finished report waits for who asked for it, however much is written meanwhile."""


class ReportJobs:
    """The report jobs of this process; safe between threads.

    One report at a time is made for each workshop. Meanwhile one job for each language waits, always the newest: it takes
    the place of an older one that has not begun. A file that is kept is ready at once, whatever is being made. A job belongs
    to those who asked for it, and is cancelled once none of them wants it any more.
    """

    def __init__(
        self,
        make: Callable[[ReportJob], object] = ReportJob.content,
        *,
        threads: int = MOST,
        most: int = MOST_ENDED,
        under_way: int = MOST_UNDER_WAY,
    ) -> None:
        """Make reports with `make`, in at most so many threads; remember at most so many jobs that have ended."""
        self._make = make
        self._most = most
        self._most_under_way = under_way
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="canvas-report")
        self._lock = threading.RLock()
        self._jobs: OrderedDict[Key, ReportJob] = OrderedDict()
        self._working: set[UUID] = set()
        """The workshops of which a report is being made."""
        self._waiting: dict[UUID, dict[str, ReportJob]] = {}

    def find(self, workshop: UUID, revision: int, language: str, made_on: date) -> ReportJob | None:
        """The job of a revision, where it was asked for and is remembered."""
        with self._lock:
            return self._jobs.get((workshop, revision, language, made_on))

    def under_way(self, workshop: UUID, language: str, made_on: date) -> ReportJob | None:
        """The job of a workshop that is being made now, if it is one in this language."""
        unfinished = self.unfinished(workshop, language, made_on)
        return next((job for job in unfinished if job.state == "working"), None)

    def unfinished(self, workshop: UUID, language: str, made_on: date) -> list[ReportJob]:
        """The jobs of a workshop in a language that are being made or wait."""
        jobs = self._of(workshop, language, made_on)
        return [job for job in jobs if not job.has_ended and not job.refused]

    def last_ready(self, workshop: UUID, language: str, made_on: date) -> ReportJob | None:
        """The finished job of a workshop's newest revision that has one."""
        return _newest(self._ready(workshop, language, made_on))

    def ask(
        self,
        snapshot: Snapshot,
        language: str,
        made_on: date,
        *,
        by: str = "",
        follower: str = "",
        again: bool = False,
    ) -> ReportJob:
        """The job of a snapshot, begun or put in line where there is none; `again` begins a failed one anew.

        It belongs to `by` too from then on, and `follower` waits to be told of it. Returns the job of a newer revision where
        one is being made or waits already. Raises TooManyReportsError when as many are under way as can be.
        """
        job = ReportJob(snapshot, language, made_on)
        with self._lock:
            if found := self._standing(job.key, again):
                return _also_of(found, by, follower)
        kept = kept_files().holds(job.file_key)  # reads the whole workshop: not while others wait for the lock
        with self._lock:
            found = self._standing(job.key, again) or (None if kept else self._newer(job))
            if found:
                return _also_of(found, by, follower)
            if not kept:
                self._queue(job)
            self._jobs[job.key] = _also_of(job, by, follower)
            self._jobs.move_to_end(job.key)
            if kept:
                self._end(job)
        return job

    def frozen(self, workshop: UUID, language: str, made_on: date, follower: str = "") -> ReportJob | None:
        """The job that who asks now is served with, though the workshop has gone on: one being made, or not yet delivered.

        So that whoever asks again and again while people write gets a report in the end, and not one for each revision.
        """
        with self._lock:
            if job := self.under_way(workshop, language, made_on):
                job.followers.add(follower)
                return job
            recent = [job for job in self._ready(workshop, language, made_on) if _is_recent(job)]
            newest = _newest(recent)
            is_owed = any(follower in job.followers for job in recent)
            return newest if newest and (is_owed or not newest.delivered) else None

    def deliver(self, job: ReportJob, follower: str = "") -> None:
        """Note that somebody was told of the report: who asks from now on asks for a newer one."""
        with self._lock:
            job.delivered = True
            for earlier in self._ready(job.snapshot.id, job.language, job.made_on):
                earlier.followers.discard(follower)

    def cancel(self, job: ReportJob, by: str) -> bool:
        """Take back what `by` asked for; a job that nobody wants any more ends. Returns whether it ended."""
        with self._lock:
            job.owners.discard(by)
            if job.has_ended or job.replaced_by or job.owners:
                return False
            job.stop.ask()
            if job.state == "working":
                job.refused = ReportCancelledError()  # its thread ends it, as soon as the worker has ended
            else:
                self._waiting[job.snapshot.id].pop(job.language)
                self._end(job, ReportCancelledError())
            return True

    def stop(self) -> None:
        """End what is being made and begin nothing more until somebody asks again: the server is about to stop."""
        with self._lock:
            for job in [job for job in self._jobs.values() if not job.has_ended]:
                job.owners.clear()
                self.cancel(job, "")

    def close(self) -> None:
        """Begin nothing more, and wait for what is being made."""
        with self._lock:
            self._waiting.clear()
        self._threads.shutdown()

    def _ready(self, workshop: UUID, language: str, made_on: date) -> list[ReportJob]:
        return [job for job in self._of(workshop, language, made_on) if job.state == "ready"]

    def _of(self, workshop: UUID, language: str, made_on: date) -> list[ReportJob]:
        """The jobs of a workshop in a language on a day, of all its revisions."""
        with self._lock:
            jobs = list(self._jobs.values())
        return [job for job in jobs if (job.snapshot.id, job.language, job.made_on) == (workshop, language, made_on)]

    def _standing(self, key: Key, again: bool) -> ReportJob | None:
        """The job of a key, unless it failed and is to be tried again, was cancelled, or its file is gone."""
        job = self._jobs.get(key)
        if job is None or job.refused is None:
            return None if job and job.is_gone else job
        if job.ended_at is None or job.state == "cancelled":
            return None
        long_ago = time.monotonic() - job.ended_at > FAILURE_SECONDS
        return None if again or long_ago else job

    def _newer(self, job: ReportJob) -> ReportJob | None:
        """A job that is being made or waits, of a newer revision in the same language."""
        unfinished = self.unfinished(job.snapshot.id, job.language, job.made_on)
        return next((other for other in unfinished if other.snapshot.revision > job.snapshot.revision), None)

    def _queue(self, job: ReportJob) -> None:
        waiting = self._waiting.get(job.snapshot.id, {})
        older = waiting.get(job.language)
        under_way = len(self._working) + sum(map(len, self._waiting.values()))
        if not older and under_way >= self._most_under_way:
            raise TooManyReportsError
        if job.snapshot.id not in self._working:
            self._begin(job)
            return
        self._waiting.setdefault(job.snapshot.id, {})[job.language] = job
        if older:
            self._jobs.pop(older.key, None)
            job.owners |= older.owners
            older.replaced_by = job

    def _begin(self, job: ReportJob) -> None:
        job.state = "working"
        self._working.add(job.snapshot.id)
        self._threads.submit(self._run, job)

    def _run(self, job: ReportJob) -> None:
        refused: CanvasError | None = None
        try:
            if not job.refused:
                self._make(job)
        except CanvasError as error:
            refused = error
        except Exception as error:  # noqa: BLE001 - nobody waits for this thread: it is told with the state
            refused = incident(error, "a report", job.snapshot.id)
        with self._lock:
            self._end(job, job.refused or refused)
            self._begin_next(job.snapshot.id)

    def _end(self, job: ReportJob, refused: CanvasError | None = None) -> None:
        job.end(refused)
        self._forget(self._most)

    def _begin_next(self, workshop: UUID) -> None:
        self._working.remove(workshop)
        waiting = self._waiting.get(workshop, {})
        if waiting:
            self._begin(waiting.pop(next(iter(waiting))))
        else:
            self._waiting.pop(workshop, None)

    def _forget(self, most: int) -> None:
        ended = [key for key, job in self._jobs.items() if job.has_ended]
        for key in ended[: max(0, len(ended) - most)]:
            del self._jobs[key]


def _newest(jobs: list[ReportJob]) -> ReportJob | None:
    return max(jobs, key=lambda job: job.snapshot.revision, default=None)


def _is_recent(job: ReportJob) -> bool:
    return job.ended_at is not None and time.monotonic() - job.ended_at < DELIVERY_SECONDS


def _also_of(job: ReportJob, by: str, follower: str) -> ReportJob:
    job.owners.add(by)
    if not job.has_ended:
        job.followers.add(follower)
    return job


JOBS = ReportJobs()
