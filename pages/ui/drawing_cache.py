"""What the screens have made of a report, kept until the report changes: a rerun costs what has changed, no more."""

from collections.abc import Callable, Hashable
from sys import getsizeof
from typing import TypeVar

from exporters.report import Report
from pages.server import store
from pages.server.memory_cache import MemoryCache

MOST = 600
"""Pieces of screens; a workshop's four screens have about forty."""
FIGURE_BYTES = 100_000
"""What a piece takes that is no text: a figure with its numbers."""

T = TypeVar("T")

_pieces = MemoryCache(MOST, weigh=lambda piece: getsizeof(piece) if isinstance(piece, str) else FIGURE_BYTES)


def drawn(report: Report, draw: Callable[..., T], *args: Hashable) -> T:
    """`draw(report, *args)`, worked out once for a revision, a language and a day."""
    seen = report.snapshot
    piece = (seen.id, report.language, draw.__module__, draw.__qualname__, args)
    key = (id(store.store()), seen.revision, report.made_on, *piece)
    return _pieces.get(key, lambda: draw(report, *args), of=piece)
