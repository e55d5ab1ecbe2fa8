"""Values kept in memory: worked out once, the least used dropped first, whatever threads ask."""

import threading
import time
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


def test_threads_that_ask_at_once_have_it_made_once_and_again_only_where_that_failed() -> None:
    kept, made = MemoryCache(3), count()
    together = threading.Barrier(6)

    def slowly() -> int:
        time.sleep(0.05)
        if (number := next(made)) == 0:
            raise ValueError("the first one fails")
        return number

    def ask(_: int) -> int | None:
        together.wait()
        try:
            return kept.get("a", slowly)
        except ValueError:
            return None

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(ask, range(6)))
    assert sorted(found, key=str) == [1, 1, 1, 1, 1, None]
    assert not kept._turns


def test_of_what_changes_only_the_last_state_is_kept() -> None:
    kept = MemoryCache(10, weigh=lambda _value: 1)
    for revision in range(5):
        assert kept.get(("a", revision), lambda revision=revision: revision, of="a") == revision
        kept.get(("b", revision), lambda revision=revision: revision, of="b")
    assert kept.bytes == 2
    assert [kept.get((one, 4), lambda: 0, of=one) for one in "ab"] == [4, 4]
    assert kept.get(("a", 3), lambda: 0, of="a") == 0


def test_it_holds_no_more_bytes_than_it_may() -> None:
    kept = MemoryCache(100, megabytes=1, weigh=len)
    for number in range(10):
        kept.keep({number: bytes(300_000)})
    assert kept.find(range(10)).keys() == {7, 8, 9}
    assert kept.bytes == 900_000


def test_what_is_larger_than_all_it_may_hold_is_kept_alone() -> None:
    kept = MemoryCache(100, megabytes=1, weigh=len)
    kept.keep({"small": b"small"})
    large = kept.get("large", lambda: bytes(2_000_000))
    assert kept.get("large", bytes) is large
    assert kept.bytes == len(large)
    kept.keep({"small": b"small"})
    assert kept.bytes == len(b"small")


def test_nothing_is_left_of_what_is_gone() -> None:
    kept = MemoryCache(3)
    for number in range(1000):
        kept.get(number, lambda: 1, of=number)
    assert (len(kept._kept), len(kept._turns)) == (3, 0)
