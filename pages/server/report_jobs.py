"""PDFs being made: one job for a workshop's revision, language and day, whoever and however often it is asked for."""

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from canvas_model.content import Snapshot
from canvas_model.errors import CanvasError
from exporters.pdf import workers
from exporters.pdf.cache import ReportCache, report_key
from pages.server import store
from pages.server.incidents import incident
from pages.server.threads import in_thread

MOST_JOBS = 200
FAILURE_SECONDS = 10.0
"""How long a failure is told before asking again tries again."""

KEPT_SECONDS = 0.2
"""How long the first answer waits: what is kept is ready by then, and no second question is needed."""

Key = tuple[UUID, int, str, date]


@dataclass
class Job:
    """A PDF of one snapshot: being made, made, or refused."""

    snapshot: Snapshot
    language: str
    made_on: date
    refused: CanvasError | None = None
    ended: float | None = None

    @property
    def state(self) -> str:
        """working, ready or failed."""
        if self.ended is None:
            return "working"
        return "failed" if self.refused else "ready"

    @property
    def can_be_tried_again(self) -> bool:
        """Whether it failed long enough ago."""
        return self.refused is not None and self.ended is not None and time.monotonic() - self.ended > FAILURE_SECONDS

    def content(self) -> bytes:
        """The PDF, made when it is not kept; blocks."""
        key = report_key(self.snapshot, language=self.language, made_on=self.made_on, format="pdf")
        return kept_files().fetch(key, lambda: workers.pdf(self.snapshot, language=self.language, made_on=self.made_on))


@cache
def kept_files() -> ReportCache:
    """Where finished PDFs are kept: beside the database."""
    path = store.store().path
    return ReportCache((path.parent if path else store.ROOT / "data") / "reports")


class Jobs:
    """The jobs of this process, the oldest forgotten first; touched by the event loop only."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[Key, Job] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def find(self, workshop: UUID, revision: int, language: str, made_on: date) -> Job | None:
        """The job of a revision, if it was asked for."""
        return self._jobs.get((workshop, revision, language, made_on))

    async def ask(self, snapshot: Snapshot, language: str, made_on: date, *, again: bool = False) -> Job:
        """The job of a snapshot, begun when there is none; `again` begins a failed one anew."""
        key = (snapshot.id, snapshot.revision, language, made_on)
        job = self._jobs.get(key)
        if job is not None and not job.can_be_tried_again and not (again and job.refused):
            return job
        self._jobs[key] = job = Job(snapshot, language, made_on)
        while len(self._jobs) > MOST_JOBS:
            self._jobs.popitem(last=False)
        task = asyncio.create_task(self._make(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait([task], timeout=KEPT_SECONDS)
        return job

    async def _make(self, job: Job) -> None:
        try:
            await in_thread("report", job.content)
        except CanvasError as error:
            job.refused = error
        except Exception as error:  # noqa: BLE001 - nobody waits for this task: it is told with the state
            job.refused = incident(error, "a report", job.snapshot.id)
        finally:
            job.ended = time.monotonic()


JOBS = Jobs()
