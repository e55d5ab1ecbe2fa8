"""Two parts of a report laid out at the same time: by this process, and by a copy of it.

Layout is nearly all of the work and keeps one processor busy.
"""

import gc
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property, partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from exporters.pdf.parts import First, Here

logger = logging.getLogger("weasyprint")

LayOutTask = Callable[[Any, First], Any]
"""Makes a laid out document of a task; asks at its end for the number of its first page."""


class Twin:
    """A copy of this process that lays out a part of each report meanwhile, one after the other."""

    def __init__(self, lay_out: LayOutTask, prepare: Callable[[], None]) -> None:
        """Copy this process; in the copy, `prepare` once and then `lay_out` each task; raises OSError without room."""
        self.answers, to_us = Pipe(duplex=False)  # both ways in one would be a socket, which a worker may not have
        from_us, self.words = Pipe(duplex=False)
        parent = os.getpid()
        self.process = os.fork()
        if self.process == 0:
            self.answers.close()
            self.words.close()
            _die_with(parent)
            _live(from_us, to_us, lay_out, prepare)
        to_us.close()
        from_us.close()

    def begin(self, task: Any) -> "Elsewhere":
        """Have it lay out something that can be pickled; the part before must have been taken as a PDF."""
        with suppress(OSError):  # it has ended, which whoever asks for the part is told
            self.words.send(task)
        return Elsewhere(self)

    def gone(self) -> bool:
        """Whether it has ended before its time."""
        return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self) -> None:
        """Stop the copy, whatever it does, and wait for it."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        self.answers.close()
        self.words.close()


class Elsewhere:
    """A part made meanwhile by a twin."""

    def __init__(self, twin: Twin) -> None:
        self.twin = twin

    def number_from(self, first: int) -> None:
        """Let it finish; it has long begun."""
        with suppress(OSError):
            self.twin.words.send(first)

    @property
    def pages(self) -> int:
        """How many it has; waits until it is laid out. Raises RuntimeError with the twin's own words when it failed."""
        return self._laid_out[0]

    @property
    def starts(self) -> dict[str, int]:
        """The number of the page where everything in it that has an id begins; waits until it is laid out."""
        return self._laid_out[1]

    def pdf(self) -> bytes:
        """The part as a PDF of its own; raises RuntimeError with the twin's own words when it failed."""
        assert self._laid_out  # what comes next is the file
        made, complaints = self._heard()
        for complaint in complaints:
            logger.warning("%s", complaint)
        return made  # type: ignore[no-any-return]

    @cached_property
    def _laid_out(self) -> tuple[int, dict[str, int]]:
        return self._heard()  # type: ignore[no-any-return]

    def _heard(self) -> Any:
        try:
            answer = self.twin.answers.recv()
        except (EOFError, OSError):
            raise RuntimeError("the process that made a part of the report ended without a word") from None
        if isinstance(answer, str):
            raise RuntimeError(answer)
        return answer


@contextmanager
def beside(lay_out: LayOutTask, *, prepare: Callable[[], None] = lambda: None) -> Iterator[Twin | None]:
    """A twin of this process, while nothing else runs in it, on Linux; None elsewhere, and where there is no room.

    Make it before anything is laid out: Pango asks for fonts through a thread of its own, and a copy made later would
    wait for ever for a thread that was not copied.
    """
    twin = None
    if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
        with suppress(OSError):
            twin = Twin(lay_out, prepare)
    try:
        yield twin
    finally:
        if twin:
            twin.end()


def _live(
    words: Connection,
    answers: Connection,
    lay_out: LayOutTask,
    prepare: Callable[[], None],
) -> None:
    """A twin's whole life: two answers to each task, or one that says what went wrong; it dies with its process."""
    try:
        gc.disable()  # whoever waits for a report does not wait for a collection as well
        heard = _Heard()
        prepare()
        logger.handlers[:] = [heard]
        while True:
            _answer(words, answers, lay_out, heard)
            gc.collect()
    except EOFError:
        pass  # nobody is there any more
    except Exception:  # noqa: BLE001 (the last words)
        traceback.print_exc()
    finally:
        os._exit(0)


def _answer(words: Connection, answers: Connection, lay_out: LayOutTask, heard: "_Heard") -> None:
    task = words.recv()
    heard.complaints = []
    try:
        part = Here(partial(lay_out, task))
        part.lay_out_from(cache(words.recv))
        answers.send((part.pages, part.starts))
        answers.send((part.pdf(), heard.complaints))
    except Exception:  # noqa: BLE001 (the other side raises it)
        answers.send(traceback.format_exc())


def _die_with(parent: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it was faster
        os._exit(0)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())
