"""A cache in memory, for values that take long to compute; bounded by how many they are and by their bytes."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from sys import getsizeof
from typing import Any, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MEGABYTE = 1024 * 1024


class _Kept(NamedTuple):
    key: Hashable
    value: Any
    weight: int


class MemoryCache:
    """A cache of at most `most` values and `megabytes`; the one unused for longest is dropped first. Safe between threads.

    `weigh` tells roughly how many bytes a value takes. One that is larger than all may be is kept alone: it takes longest to
    make, and is asked for again and again while a screen of its workshop is open.
    """

    def __init__(self, most: int, *, megabytes: int = 64, weigh: Callable[[Any], int] = getsizeof) -> None:
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()  # by what it is the last state of, or else by its key
        self._turns: dict[Hashable, tuple[threading.RLock, int]] = {}
        self._lock = threading.Lock()
        self._most = most
        self._most_bytes = megabytes * MEGABYTE
        self._weigh = weigh

    @property
    def bytes(self) -> int:
        """Roughly how much it holds."""
        with self._lock:
            return sum(kept.weight for kept in self._kept.values())

    def get(self, key: Hashable, make: Callable[[], V], *, of: Hashable = None) -> V:
        """The value of a key, from the cache or else from `make`; of threads that ask at once, one makes it for all.

        Of what has a state, such as a workshop, only the last one made is kept: `of` names it.
        """
        place = key if of is None else of
        kept = self._find(place, key)
        if kept is None:
            with self._turn(key):
                kept = self._find(place, key) or self._keep(place, key, make())
        value: V = kept.value
        return value

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

    def last(self, of: Hashable) -> Any:
        """The last state that was made of something, whatever its key; None where there is none."""
        with self._lock:
            kept = self._kept.get(of)
            return None if kept is None else kept.value

    def find(self, keys: Iterable[K]) -> dict[K, Any]:
        """The values of those keys that are in the cache; the caller makes the others together."""
        return {key: kept.value for key in keys if (kept := self._find(key, key))}

    def keep(self, values: Mapping[K, object]) -> None:
        """Put values into the cache."""
        for key, value in values.items():
            self._keep(key, key, value)

    def _find(self, place: Hashable, key: Hashable) -> _Kept | None:
        with self._lock:
            kept = self._kept.get(place)
            if kept is None or kept.key != key:
                return None
            self._kept.move_to_end(place)
            return kept

    def _keep(self, place: Hashable, key: Hashable, value: object) -> _Kept:
        kept = _Kept(key, value, self._weigh(value))
        with self._lock:
            self._kept[place] = kept
            self._kept.move_to_end(place)
            held = sum(one.weight for one in self._kept.values())
            while len(self._kept) > self._most or (held > self._most_bytes and len(self._kept) > 1):
                _, dropped = self._kept.popitem(last=False)
                held -= dropped.weight
        return kept
