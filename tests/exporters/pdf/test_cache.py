"""Files kept: the same contents come back, other contents never do, and the folder stays within its size."""

import os
import threading
from datetime import date

from exporters.pdf.cache import ReportCache, report_key

DAY = date(2026, 11, 23)


def test_the_key_follows_contents_language_day_and_format(full):
    base = report_key(full("it"), language="it", made_on=DAY, format="pdf")
    assert base == report_key(full("it"), language="it", made_on=DAY, format="pdf")
    changed = full("it").model_copy(update={"notes": ()})
    others = {
        report_key(changed, language="it", made_on=DAY, format="pdf"),
        report_key(full("it"), language="en", made_on=DAY, format="pdf"),
        report_key(full("it"), language="it", made_on=date(2026, 11, 24), format="pdf"),
        report_key(full("it"), language="it", made_on=DAY, format="csv"),
    }
    assert len(others | {base}) == 5


def test_one_letter_of_the_same_length_makes_another_key(full):
    snapshot = full("en")
    first = snapshot.notes[0]
    other = first.model_copy(update={"text": first.text.swapcase()})
    changed = snapshot.model_copy(update={"notes": (other, *snapshot.notes[1:])})
    keys = {report_key(one, language="en", made_on=DAY, format="pdf") for one in (snapshot, changed)}
    assert len(keys) == 2


def test_makes_once_and_returns_what_it_kept(tmp_path):
    cache = ReportCache(tmp_path / "reports")
    made: list[int] = []
    for _ in range(3):
        assert cache.fetch("a.pdf", lambda: made.append(1) or b"content") == b"content"
    assert made == [1]
    assert ReportCache(tmp_path / "reports").get("a.pdf") == b"content"


def test_several_who_ask_at_once_wait_for_one(tmp_path):
    cache = ReportCache(tmp_path)
    begun, made = threading.Event(), []

    def make() -> bytes:
        begun.wait(2)
        made.append(1)
        return b"content"

    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(cache.fetch("a.pdf", make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert found == [b"content"] * 5
    assert made == [1]


def test_the_longest_unused_go_first(tmp_path):
    cache = ReportCache(tmp_path, limit=300)
    for number, key in enumerate(("a", "b", "c")):
        cache.put(key, b"x" * 100)
        os.utime(tmp_path / key, (number, number))
    assert cache.get("a")
    cache.put("d", b"x" * 100)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c", "d"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    assert ReportCache(file / "reports").fetch("a.pdf", lambda: b"content") == b"content"


def test_a_maker_that_fails_leaves_nothing(tmp_path):
    cache = ReportCache(tmp_path)
    for _ in range(2):
        try:
            cache.fetch("a.pdf", lambda: 1 // 0)
        except ZeroDivisionError:
            continue
    assert list(tmp_path.iterdir()) == []
    assert cache.fetch("a.pdf", lambda: b"content") == b"content"
