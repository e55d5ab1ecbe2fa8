"""Values kept in memory: worked out once, the least used dropped first, whatever threads ask."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

from pages.server.memory_cache import MemoryCache


def test_a_value_is_made_once_and_then_kept() -> None:
    kept, made = MemoryCache(2), count()
    assert [kept.get("a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]


def test_the_value_used_longest_ago_is_dropped_first() -> None:
    kept = MemoryCache(2)
    kept.keep({"a": 1, "b": 2})
    assert kept.get("a", lambda: 0) == 1
    kept.keep({"c": 3})
    assert kept.find(["a", "b", "c"]) == {"a": 1, "c": 3}


def test_looking_for_several_counts_as_a_use_of_each() -> None:
    kept = MemoryCache(3)
    kept.keep({"a": 1, "b": 2, "c": 3})
    assert kept.find(["a", "b", "gone"]) == {"a": 1, "b": 2}
    kept.keep({"d": 4})
    assert set(kept.find("abcd")) == {"a", "b", "d"}


def test_what_cannot_be_made_is_not_kept() -> None:
    kept = MemoryCache(2)
    for _ in range(2):
        try:
            kept.get("a", lambda: 1 // 0)
        except ZeroDivisionError:
            continue
        raise AssertionError("it was kept")
    assert kept.get("a", lambda: 5) == 5


def test_many_threads_get_the_value_of_their_own_key() -> None:
    kept = MemoryCache(3)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: kept.get(number % 7, lambda: number % 7), range(2000)))
    assert found == [number % 7 for number in range(2000)]
    assert len(kept.find(range(7))) == 3
