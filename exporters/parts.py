"""The parts of a report, laid out at the same time.

Layout is nearly all of the work and keeps one processor busy. What stands on which page is known when every part is laid
out: only then are the pages numbered.
"""

import logging
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, Protocol

from exporters.finishing import finish

logger = logging.getLogger("weasyprint")

VARIANT = "pdf/ua-1"

LayOut = Callable[[Callable[[], int]], Any]
"""Makes a laid out document of WeasyPrint's; asks at its end for the number of its first page."""


class Part(Protocol):
    """A part of the report on its way to a PDF."""

    def number_from(self, first: int) -> None:
        """Say what number its first page has, without which it cannot be finished."""

    @property
    def pages(self) -> int:
        """How many it has, once it is laid out."""

    @property
    def starts(self) -> dict[str, int]:
        """The number of the page where everything in it that has an id begins."""

    def pdf(self) -> bytes:
        """The part as a PDF of its own."""


class Here:
    """A part made in this process."""

    def __init__(self, lay_out: LayOut) -> None:
        self.lay_out = lay_out
        self.pages = 0
        self.starts: dict[str, int] = {}

    def number_from(self, first: int) -> None:
        """Lay it out."""
        self.lay_out_from(lambda: first)

    def lay_out_from(self, first: Callable[[], int]) -> None:
        """Lay it out, and ask for the number of its first page as late as can be."""
        self.document = self.lay_out(first)
        self.pages, self.first = len(self.document.pages), first()
        for number, page in enumerate(self.document.pages, start=self.first):
            for name in page.anchors:
                self.starts.setdefault(name, number)  # what goes on over several pages is named on each

    def pdf(self) -> bytes:
        """The part as a PDF of its own."""
        made: bytes = self.document.write_pdf(
            pdf_variant=VARIANT, uncompressed_pdf=True, finisher=lambda _, pdf: finish(pdf, self.first)
        )
        return made


class Elsewhere:
    """A part made meanwhile by a copy of this process, which has everything loaded already."""

    def __init__(self, lay_out: LayOut) -> None:
        self.answers, to_us = Pipe(duplex=False)  # both ways in one would be a socket, which a worker may not have
        from_us, self.words = Pipe(duplex=False)
        with warnings.catch_warnings():
            # Python warns of locks that other threads hold for ever in the copy; ours wait for input and hold none it needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if self.process == 0:
            _answer(from_us, to_us, lay_out)
        to_us.close()
        from_us.close()

    def number_from(self, first: int) -> None:
        """Let it finish; it has long begun."""
        with suppress(OSError):  # it has ended, which whoever asks for its pages is told
            self.words.send(first)

    @property
    def pages(self) -> int:
        """How many it has; waits until it is laid out. Raises RuntimeError with the copy's own words when it failed."""
        return self._laid_out[0]

    @property
    def starts(self) -> dict[str, int]:
        """The number of the page where everything in it that has an id begins; waits until it is laid out."""
        return self._laid_out[1]

    def pdf(self) -> bytes:
        """The part as a PDF of its own; raises RuntimeError with the copy's own words when it failed."""
        assert self._laid_out  # what comes next is the file
        made, complaints = self._heard()
        for complaint in complaints:
            logger.warning("%s", complaint)
        return made  # type: ignore[no-any-return]

    def end(self) -> None:
        """Stop the copy, should it still work, and wait for it."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        self.answers.close()
        self.words.close()

    @cached_property
    def _laid_out(self) -> tuple[int, dict[str, int]]:
        return self._heard()  # type: ignore[no-any-return]

    def _heard(self) -> Any:
        try:
            answer = self.answers.recv()
        except (EOFError, OSError):
            raise RuntimeError("the copy that made a part of the report ended without a word") from None
        if isinstance(answer, str):
            raise RuntimeError(answer)
        return answer


@contextmanager
def begun(lay_out: LayOut, *, at_once: bool) -> Iterator[Part]:
    """A part: with `at_once` made beside what follows, where a process can be copied safely, which is on Linux."""
    part = _beside(lay_out) if at_once and sys.platform == "linux" else None
    if part is None:
        yield Here(lay_out)
        return
    try:
        yield part
    finally:
        part.end()


def _beside(lay_out: LayOut) -> Elsewhere | None:
    try:
        return Elsewhere(lay_out)
    except OSError:  # the machine has no room for another process: it is made here, later
        return None


def _answer(words: Connection, answers: Connection, lay_out: LayOut) -> None:
    """The copy's whole life: two answers, or one that says what went wrong; it dies with the process it was copied from."""
    try:
        _die_with_parent()
        heard = _Heard()
        logger.handlers[:] = [heard]
        part = Here(lay_out)
        part.lay_out_from(cache(words.recv))
        answers.send((part.pages, part.starts))
        answers.send((part.pdf(), heard.complaints))
    except BaseException:  # noqa: BLE001 (the other side raises it)
        with suppress(OSError):
            answers.send(traceback.format_exc())
    finally:
        os._exit(0)


def _die_with_parent() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextmanager
def numbered_from(first: Callable[[], int]) -> Iterator[None]:
    """Number the pages of what is laid out meanwhile from `first`, which is asked when the last of them is laid out.

    WeasyPrint fills the margins of the pages at the end, and has no public way to begin at another number so late.
    """
    from weasyprint import layout

    fill = layout.make_margin_boxes

    def numbered(context: Any, page: Any, state: Any) -> Any:
        quotes, counters, *rest = state
        numbers = [number + first() - 1 for number in counters["page"]]
        return fill(context, page, (quotes, {**counters, "page": numbers}, *rest))

    layout.make_margin_boxes = numbered
    try:
        yield
    finally:
        layout.make_margin_boxes = fill
