"""The readiness of a workshop for all its feeds: worked out once for each revision that is looked at, however many listen."""

import asyncio
import json
from collections.abc import Callable
from uuid import UUID

from canvas_model.errors import CanvasError
from pages.endpoints.json_types import FeedFigures
from pages.endpoints.readiness_figures import figures
from pages.server import store
from pages.server.threads import in_thread

PAUSE_SECONDS = 0.25
"""Between one working out and the next: while many write, what they see is as old as this at most, and the machine rests."""


class Figures:
    """The newest figures of a workshop as a server-sent event; `tell` is called when there are new ones."""

    def __init__(self, workshop: UUID, tell: Callable[[], None]) -> None:
        self._workshop = workshop
        self._tell = tell
        self._text = b""
        self._revision = -1
        self._is_wanted = False
        self._working: asyncio.Task[None] | None = None

    def want(self) -> None:
        """Something has changed that they come from, or somebody has come who does not know them."""
        self._is_wanted = True
        if self._working is None:
            self._working = asyncio.create_task(self._work())

    def after(self, revision: int) -> tuple[int, bytes]:
        """The figures, with their revision, for whoever knows those of `revision`; nothing where these are the newest."""
        return (self._revision, self._text) if self._revision > revision else (revision, b"")

    async def _work(self) -> None:
        try:
            while self._is_wanted:
                self._is_wanted = False
                try:
                    self._revision, self._text = await in_thread("feed", event_of, self._workshop)
                except CanvasError:
                    return  # the workshop was deleted, or cannot be read now: the next change asks again
                self._tell()
                await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self._working = None


def event_of(workshop: UUID) -> tuple[int, bytes]:
    """The figures at the newest revision, and that revision; raises NotFoundError."""
    now: FeedFigures = {"workshop": str(workshop), **figures(store.snapshot(workshop))}
    body = json.dumps(now, separators=(",", ":"))
    return now["revision"], f"event: figures\ndata: {body}\n\n".encode()
