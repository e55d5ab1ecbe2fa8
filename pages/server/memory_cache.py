"""A cache in memory, for values that take long to compute; bounded by how many they are and by their bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from sys import getsizeof
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MEGABYTE = 1024 * 1024


class MemoryCache:
    """A cache of at most `most` values and `megabytes`; the one unused for longest is dropped first. Safe between threads.

    `weigh` tells roughly how many bytes a value takes. One that is larger than all may be is kept alone: it takes longest to
    make, and is asked for again and again while a screen of its workshop is open.
    """

    def __init__(self, most: int, *, megabytes: int = 64, weigh: Callable[[Any], int] = getsizeof) -> None:
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._current: dict[Hashable, Hashable] = {}
        self._turns: dict[Hashable, tuple[threading.RLock, int]] = {}
        self._lock = threading.Lock()
        self._most = most
        self._most_bytes = megabytes * MEGABYTE
        self._weigh = weigh

    @property
    def bytes(self) -> int:
        """Roughly how much it holds."""
        with self._lock:
            return sum(self._weights.values())

    def get(self, key: Hashable, make: Callable[[], V], *, of: Hashable = None) -> V:
        """The value of a key, from the cache or else from `make`; of threads that ask at once, one makes it for all.

        Of what has a state, such as a workshop, only the last one made is kept: `of` names it.
        """
        cached: dict[Hashable, V] = self.find([key])
        if key in cached:
            return cached[key]
        with self._turn(key):
            cached = self.find([key])
            if key not in cached:
                cached = {key: make()}
                self.keep(cached, of=of)
            return cached[key]

    @contextmanager
    def _turn(self, key: Hashable) -> Iterator[None]:
        """One thread at a time for each key; a lock that nobody holds or waits for is forgotten."""
        with self._lock:
            turn, waiting = self._turns.get(key, (threading.RLock(), 0))
            self._turns[key] = turn, waiting + 1
        try:
            with turn:
                yield
        finally:
            with self._lock:
                turn, waiting = self._turns.pop(key)
                if waiting > 1:
                    self._turns[key] = turn, waiting - 1

    def find(self, keys: Iterable[K]) -> dict[K, Any]:
        """The values of those keys that are in the cache; the caller makes the others together."""
        with self._lock:
            cached = {key: self._values[key] for key in keys if key in self._values}
            for key in cached:
                self._values.move_to_end(key)
            return cached

    def keep(self, values: Mapping[K, object], *, of: Hashable = None) -> None:
        """Put values into the cache, in the place of the earlier one of the same thing."""
        weights: dict[Hashable, int] = {key: self._weigh(value) for key, value in values.items()}
        with self._lock:
            self._values.update(values.items())
            self._weights.update(weights)
            if of is not None:
                [key] = values
                before = self._current.get(of)
                if before is not None and before != key:
                    self._drop(before)
                self._current[of] = key
            held = sum(self._weights.values())
            while len(self._values) > self._most or (held > self._most_bytes and len(self._values) > 1):
                held -= self._drop(next(iter(self._values)))
            if len(self._current) > 2 * self._most:
                self._current = {one: key for one, key in self._current.items() if key in self._values}

    def _drop(self, key: Hashable) -> int:
        """Let go of a value; returns its weight."""
        self._values.pop(key, None)
        return self._weights.pop(key, 0)
