"""Values kept in memory: the last ones used of what costs time to work out."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class KeptValues:
    """The last values worked out, the least used dropped first; safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._most = most

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of a key, made when it is not there; two threads may both make it, and one is kept."""
        found: dict[Hashable, V] = self.find([key])
        if key in found:
            return found[key]
        value = make()
        self.keep({key: value})
        return value

    def find(self, keys: Iterable[K]) -> dict[K, Any]:
        """The values of those keys that are kept, for who makes the others all at once."""
        with self._lock:
            found = {key: self._values[key] for key in keys if key in self._values}
            for key in found:
                self._values.move_to_end(key)
            return found

    def keep(self, values: Mapping[K, object]) -> None:
        """Keep values just made."""
        with self._lock:
            self._values.update(values.items())
            while len(self._values) > self._most:
                self._values.popitem(last=False)
