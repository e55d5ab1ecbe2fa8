"""The parts of a report.

What stands on which page is known when every part is laid out: only then are the pages numbered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from exporters.pdf.finishing import finish

VARIANT = "pdf/ua-1"

First = Callable[[], int]
"""Gives the number of a part's first page, once that is known."""
LayOut = Callable[[First], Any]
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

    def lay_out_from(self, first: First) -> None:
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


@contextmanager
def numbered_from(first: First) -> Iterator[None]:
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
