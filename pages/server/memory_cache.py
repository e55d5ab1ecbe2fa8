"""A cache in memory, for values that take long to compute."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class MemoryCache:
    """A cache of at most `most` values; the one unused for longest is dropped first. Safe between threads."""

    def __init__(self, most: int) -> None:
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._most = most

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, from the cache or else from `make`; two threads that ask at once may both call `make`."""
        cached: dict[Hashable, V] = self.find([key])
        if key in cached:
            return cached[key]
        value = make()
        self.keep({key: value})
        return value

    def find(self, keys: Iterable[K]) -> dict[K, Any]:
        """The values of those keys that are in the cache; the caller makes the others together."""
        with self._lock:
            cached = {key: self._values[key] for key in keys if key in self._values}
            for key in cached:
                self._values.move_to_end(key)
            return cached

    def keep(self, values: Mapping[K, object]) -> None:
        """Put values into the cache."""
        with self._lock:
            self._values.update(values.items())
            while len(self._values) > self._most:
                self._values.popitem(last=False)
