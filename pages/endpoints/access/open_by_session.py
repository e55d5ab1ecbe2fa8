"""How much is open at once, in all and by each session: sockets, or feeds."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class OpenBySession:
    """A count of what is open; at most `most` in all, and `most_of_a_session`."""

    def __init__(self, most: int, most_of_a_session: int) -> None:
        self._most, self._most_of_a_session = most, most_of_a_session
        self._open: Counter[str] = Counter()

    def is_full(self, session: str) -> bool:
        """Whether a session may open no more."""
        return self._open.total() >= self._most or self._open[session] >= self._most_of_a_session

    @contextmanager
    def one_more(self, session: str) -> Iterator[None]:
        """Count one as open while the block runs."""
        self._open[session] += 1
        try:
            yield
        finally:
            self._open[session] -= 1
            self._open += Counter()  # forgets the sessions that have none

    @property
    def total(self) -> int:
        """How much is open in all."""
        return self._open.total()
