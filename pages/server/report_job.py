"""One report job: the PDF of a named revision in a language on a day, from being asked for until it can be taken away."""

import time
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Literal
from uuid import UUID

from canvas_model.content import LISTS, Snapshot
from canvas_model.errors import CanvasError, NotFoundError
from canvas_model.folders import data_folder
from canvas_model.report_errors import ReportCancelledError
from exporters.pdf.cache import ReportCache, report_key
from exporters.pdf.worker_pool import WORKERS, Stop
from pages.server import store

State = Literal["waiting", "working", "ready", "failed", "cancelled"]
Key = tuple[UUID, int, str, date]


@cache
def kept_files() -> ReportCache:
    """Where finished PDFs are kept: beside the database, or among the data where that is on a server."""
    path = store.store().path
    return ReportCache((path.parent if path else data_folder()) / "reports")


@dataclass(eq=False)
class ReportJob:
    """The PDF of one snapshot in a language on a day. Only `ReportJobs` changes it."""

    snapshot: Snapshot
    """Once the file is kept, without the lists of what people wrote: a job that has ended holds no workshop in memory."""
    language: str
    made_on: date
    state: State = "waiting"
    refused: CanvasError | None = None
    """Why it failed, or that it was cancelled."""
    owners: set[str] = field(default_factory=set)
    """Who asked for it; it goes on as long as one of them wants it."""
    let_go: bool = False
    """Whether the snapshot has lost its lists."""
    followers: set[str] = field(default_factory=set)
    """Who asked while it was under way and has not been told yet that it is ready."""
    delivered: bool = False
    """Whether anybody has been told so."""
    asked_at: float = field(default_factory=time.monotonic)
    ended_at: float | None = None
    replaced_by: "ReportJob | None" = None
    """The job of a newer revision that took the place of this one before it had begun."""
    stop: Stop = field(default_factory=Stop)
    """Ends the worker in the midst of it."""

    @property
    def key(self) -> Key:
        """What it is a PDF of."""
        return self.snapshot.id, self.snapshot.revision, self.language, self.made_on

    @property
    def has_ended(self) -> bool:
        """Whether it is ready, failed or cancelled."""
        return self.ended_at is not None

    @property
    def newest(self) -> "ReportJob":
        """The job itself, or the last one of those that took its place."""
        job = self
        while job.replaced_by:
            job = job.replaced_by
        return job

    @cached_property
    def file_key(self) -> str:
        """The name of its file among the kept ones."""
        return report_key(self.snapshot, language=self.language, made_on=self.made_on, format="pdf")

    def seconds(self) -> int:
        """How long ago it was asked for."""
        return int(time.monotonic() - self.asked_at)

    @property
    def is_gone(self) -> bool:
        """Whether it was ready, and its file went to make room for others since."""
        return self.let_go and self.state == "ready" and not kept_files().holds(self.file_key)

    def content(self) -> bytes:
        """The PDF, made when it is not kept; blocks. Raises the refusal of the worker, NotFoundError where it is gone."""
        if self.is_gone:
            raise NotFoundError
        return kept_files().fetch(self.file_key, self._make)

    def kept(self) -> bytes | None:
        """The PDF where it is kept; None where it has to be made."""
        return kept_files().get(self.file_key)

    def end(self, refused: CanvasError | None = None) -> None:
        """Note how it ended, and let go of what people wrote once the file is kept."""
        self.refused = refused
        cancelled = isinstance(refused, ReportCancelledError)
        self.state = "cancelled" if cancelled else "failed" if refused else "ready"
        if refused or kept_files().holds(self.file_key):
            self.let_go = True
            self.snapshot = self.snapshot.model_copy(update=dict.fromkeys(LISTS.values(), ()))
        self.ended_at = time.monotonic()

    def _make(self) -> bytes:
        return WORKERS.pdf(self.snapshot, language=self.language, made_on=self.made_on, stop=self.stop)
