"""Whether the database server answers: while it does not, one caller at a time tries, and all others are refused at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from canvas_model.database_errors import StorageError


@dataclass
class ServerContact:
    """The contact with a server; without it, a server that has stopped would hold every thread for as long as each waits."""

    is_lost: bool = False
    trying: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def attempt(self, silent: type[StorageError] = StorageError) -> Iterator[None]:
        """Try to reach the server; raises `silent` at once while it is away and somebody else is trying."""
        if not self.is_lost:
            yield
            return
        if not self.trying.acquire(blocking=False):
            raise silent
        try:
            yield
        finally:
            self.trying.release()
