"""The registry of report jobs: who asks is told the newest, and one report at a time is made for each workshop."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from canvas_model.content import Snapshot
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.errors import NotFoundError, UnexpectedError
from canvas_model.report_errors import ReportCancelledError, ReportTooSlowError, TooManyReportsError
from pages.server import report_job, report_jobs, store
from pages.server.report_job import ReportJob
from pages.server.report_jobs import ReportJobs
from tests.yardstick import PATIENCE

TODAY = date(2026, 11, 21)
DEMO = demo_snapshot("en", today=TODAY)


def until_ended(job: ReportJob) -> None:
    until = time.monotonic() + PATIENCE
    while not job.has_ended:
        assert time.monotonic() < until
        time.sleep(0.005)


class Press:
    """Makes reports in name only: each begins, and ends when the test lets it."""

    def __init__(self) -> None:
        self.begun: list[ReportJob] = []
        self.at_once = self.most_at_once = 0
        self.fault: Exception | None = None
        self._let = threading.Semaphore(0)
        self._lock = threading.Lock()

    def __call__(self, job: ReportJob) -> None:
        with self._lock:
            self.begun.append(job)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        assert self._let.acquire(timeout=PATIENCE)
        with self._lock:
            self.at_once -= 1
        if self.fault:
            raise self.fault

    def finish(self, *jobs: ReportJob) -> None:
        """Let as many reports end, and wait for these."""
        for job in jobs:
            self._let.release()
            until_ended(job)


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    report_job.kept_files.cache_clear()
    yield Press()
    report_job.kept_files.cache_clear()
    store.close()


@pytest.fixture
def jobs(press: Press) -> Iterator[ReportJobs]:
    made = ReportJobs(press, threads=4, most=3)
    yield made
    for _ in range(20):
        press._let.release()
    made.close()


def snapshot(revision: int, workshop: UUID = DEMO.id) -> Snapshot:
    return DEMO.model_copy(update={"revision": revision, "id": workshop})


def test_who_asks_again_is_told_the_same_job(jobs: ReportJobs, press: Press) -> None:
    job = jobs.ask(snapshot(1), "en", TODAY)
    assert jobs.ask(snapshot(1), "en", TODAY) is job
    assert jobs.find(DEMO.id, 1, "en", TODAY) is job
    press.finish(job)
    assert (job.state, job.refused) == ("ready", None)
    assert jobs.ask(snapshot(1), "en", TODAY) is job
    assert press.begun == [job]


def test_while_one_is_made_the_newest_waits_and_takes_the_place_of_older_ones(jobs: ReportJobs, press: Press) -> None:
    first, *others = (jobs.ask(snapshot(revision), "en", TODAY) for revision in range(1, 5))
    assert [job.state for job in others] == ["waiting"] * 3
    assert jobs.find(DEMO.id, 2, "en", TODAY) is None
    press.finish(first, others[-1])
    assert press.begun == [first, others[-1]]
    assert [job.newest for job in others] == [others[-1]] * 3
    assert others[-1].state == "ready"


def test_who_comes_late_with_an_older_revision_is_told_the_newer_one(jobs: ReportJobs, press: Press) -> None:
    newer = jobs.ask(snapshot(5), "en", TODAY)
    assert jobs.ask(snapshot(4), "en", TODAY) is newer
    newest = jobs.ask(snapshot(7), "en", TODAY)
    assert jobs.ask(snapshot(6), "en", TODAY) is newest
    press.finish(newer, newest)
    assert press.begun == [newer, newest]


def test_each_language_has_its_turn(jobs: ReportJobs, press: Press) -> None:
    english, italian = jobs.ask(snapshot(1), "en", TODAY), jobs.ask(snapshot(1), "it", TODAY)
    older, newer = jobs.ask(snapshot(2), "en", TODAY), jobs.ask(snapshot(3), "en", TODAY)
    assert (italian.state, older.replaced_by) == ("waiting", newer)
    press.finish(english, italian, newer)
    assert press.begun == [english, italian, newer]


def test_one_at_a_time_for_a_workshop_and_several_workshops_at_once(jobs: ReportJobs, press: Press) -> None:
    mine = [jobs.ask(snapshot(1), language, TODAY) for language in ("en", "it")]
    theirs = jobs.ask(snapshot(1, uuid4()), "en", TODAY)
    assert [job.state for job in (*mine, theirs)] == ["working", "waiting", "working"]
    for _job in (mine[0], theirs, mine[1]):
        press._let.release()
    for job in (*mine, theirs):
        until_ended(job)
    assert press.most_at_once <= 2


def test_what_is_kept_is_ready_at_once_while_another_is_made(jobs: ReportJobs, press: Press) -> None:
    under_way = jobs.ask(snapshot(1), "en", TODAY)
    kept = ReportJob(snapshot(2), "en", TODAY)
    report_job.kept_files().put(kept.file_key, b"%PDF")
    found = jobs.ask(snapshot(2), "en", TODAY)
    assert (found.state, found.content()) == ("ready", b"%PDF")
    assert under_way.state == "working"


def test_a_failure_is_told_for_a_while_and_then_tried_again(jobs: ReportJobs, press: Press) -> None:
    press.fault = ReportTooSlowError(seconds=30)
    failed = jobs.ask(snapshot(1), "en", TODAY)
    press.finish(failed)
    assert (failed.state, failed.refused) == ("failed", press.fault)
    assert jobs.ask(snapshot(1), "en", TODAY) is failed
    assert failed.ended_at
    failed.ended_at -= report_jobs.FAILURE_SECONDS
    press.fault = None
    second = jobs.ask(snapshot(1), "en", TODAY)
    assert second is not failed
    press.finish(second)
    assert second.state == "ready"


def test_asked_again_on_purpose_a_failure_is_tried_again_at_once(jobs: ReportJobs, press: Press) -> None:
    press.fault = ReportTooSlowError(seconds=30)
    failed = jobs.ask(snapshot(1), "en", TODAY)
    press.finish(failed)
    second = jobs.ask(snapshot(1), "en", TODAY, again=True)
    assert second.state == "working"
    press.finish(second)
    assert press.begun == [failed, second]


def test_a_fault_of_our_own_is_logged_and_told_by_its_number_and_the_next_is_made(
    jobs: ReportJobs, press: Press, caplog: pytest.LogCaptureFixture
) -> None:
    press.fault = ZeroDivisionError()
    failed, waiting = (jobs.ask(snapshot(revision), "en", TODAY) for revision in (1, 2))
    press.finish(failed)
    assert isinstance(failed.refused, UnexpectedError)
    assert str(failed.refused.details["incident"]) in caplog.text
    press.fault = None
    press.finish(waiting)
    assert waiting.state == "ready"


def test_the_last_finished_one_is_the_newest_in_its_language(jobs: ReportJobs, press: Press) -> None:
    assert jobs.last_ready(DEMO.id, "en", TODAY) is None
    for revision in (1, 2):
        press.finish(jobs.ask(snapshot(revision), "en", TODAY))
    press.finish(jobs.ask(snapshot(3), "it", TODAY))
    jobs.ask(snapshot(4), "en", TODAY)
    last = jobs.last_ready(DEMO.id, "en", TODAY)
    assert last and last.snapshot.revision == 2


def test_those_that_ended_first_are_forgotten_first_and_none_that_is_under_way(jobs: ReportJobs, press: Press) -> None:
    under_way = jobs.ask(snapshot(1, uuid4()), "en", TODAY)
    kept = report_job.kept_files()
    for revision in range(1, 6):
        kept.put(ReportJob(snapshot(revision), "en", TODAY).file_key, b"%PDF")
        jobs.ask(snapshot(revision), "en", TODAY)
    assert [bool(jobs.find(DEMO.id, revision, "en", TODAY)) for revision in range(1, 6)] == [
        False,
        False,
        True,
        True,
        True,
    ]
    assert jobs.find(*under_way.key) is under_way
    jobs._forget(0)
    assert jobs.find(DEMO.id, 5, "en", TODAY) is None
    assert jobs.find(*under_way.key) is under_way


def test_when_as_many_are_under_way_as_can_be_one_more_is_refused_and_a_newer_one_takes_its_place(press: Press) -> None:
    jobs = ReportJobs(press, threads=1, under_way=2)
    first, second = (jobs.ask(snapshot(1), language, TODAY) for language in ("en", "it"))
    with pytest.raises(TooManyReportsError):
        jobs.ask(snapshot(1, uuid4()), "en", TODAY)
    assert jobs.ask(snapshot(1), "en", TODAY) is first
    newer = jobs.ask(snapshot(2), "it", TODAY)
    assert second.newest is newer
    press.finish(first, newer)
    jobs.close()


def test_a_waiting_job_that_its_owner_cancels_is_never_begun(jobs: ReportJobs, press: Press) -> None:
    under_way, waiting = jobs.ask(snapshot(1), "en", TODAY), jobs.ask(snapshot(2), "en", TODAY, by="me")
    assert jobs.cancel(waiting, "me")
    assert (waiting.state, type(waiting.refused)) == ("cancelled", ReportCancelledError)
    press.finish(under_way)
    assert press.begun == [under_way]


def test_a_job_goes_on_as_long_as_one_of_those_who_asked_wants_it(jobs: ReportJobs, press: Press) -> None:
    under_way = jobs.ask(snapshot(1), "en", TODAY, by="me")
    older = jobs.ask(snapshot(2), "en", TODAY, by="you")
    newer = jobs.ask(snapshot(3), "en", TODAY, by="me")
    assert older.newest is newer and newer.owners == {"me", "you"}
    assert not jobs.cancel(newer, "me") and not jobs.cancel(under_way, "you")
    assert not under_way.stop.asked
    assert jobs.cancel(under_way, "me") and under_way.stop.asked
    press.finish(under_way)
    assert under_way.state == "cancelled"
    press.finish(newer)
    assert newer.state == "ready" and not jobs.cancel(newer, "you")


def test_what_was_cancelled_is_begun_anew_by_who_asks_again(jobs: ReportJobs, press: Press) -> None:
    first = jobs.ask(snapshot(1), "en", TODAY, by="me")
    jobs.cancel(first, "me")
    assert (first.state, jobs.unfinished(DEMO.id, "en", TODAY)) == ("working", [])
    second = jobs.ask(snapshot(1), "en", TODAY, by="me")
    assert (second.state, jobs.under_way(DEMO.id, "en", TODAY)) == ("waiting", None)
    press.finish(first, second)
    assert (first.state, second.state) == ("cancelled", "ready")


def test_who_asks_while_people_write_is_served_with_the_revision_that_was_frozen(
    jobs: ReportJobs, press: Press
) -> None:
    assert jobs.frozen(DEMO.id, "en", TODAY) is None
    job = jobs.ask(snapshot(1), "en", TODAY)
    assert jobs.frozen(DEMO.id, "en", TODAY) is job and jobs.frozen(DEMO.id, "it", TODAY) is None
    press.finish(job)
    assert jobs.frozen(DEMO.id, "en", TODAY) is job
    jobs.deliver(job)
    assert jobs.frozen(DEMO.id, "en", TODAY) is None


def test_each_of_those_who_asked_meanwhile_is_served_though_another_was_told_first(
    jobs: ReportJobs, press: Press
) -> None:
    first = jobs.ask(snapshot(1), "en", TODAY, follower="whoever was first")
    assert {jobs.frozen(DEMO.id, "en", TODAY, who) for who in ("me", "you")} == {first}
    press.finish(first)
    jobs.deliver(first, "me")
    assert jobs.frozen(DEMO.id, "en", TODAY, "me") is None
    assert {jobs.frozen(DEMO.id, "en", TODAY, who) for who in ("you", "whoever was first")} == {first}
    second = jobs.ask(snapshot(2), "en", TODAY)
    press.finish(second)
    jobs.deliver(second, "me")
    assert jobs.frozen(DEMO.id, "en", TODAY, "you") is second, "the newest, where there is one by now"
    jobs.deliver(second, "you")
    assert jobs.frozen(DEMO.id, "en", TODAY, "you") is None


def test_a_finished_report_waits_only_a_while_for_who_asked(jobs: ReportJobs, press: Press) -> None:
    job = jobs.ask(snapshot(1), "en", TODAY)
    press.finish(job)
    assert job.ended_at
    job.ended_at -= report_jobs.DELIVERY_SECONDS
    assert jobs.frozen(DEMO.id, "en", TODAY) is None


def test_a_job_that_has_ended_holds_no_workshop_in_memory(jobs: ReportJobs) -> None:
    report_job.kept_files().put(ReportJob(snapshot(2), "en", TODAY).file_key, b"%PDF")
    job = jobs.ask(snapshot(2), "en", TODAY)
    assert (job.state, job.snapshot.notes, job.snapshot.workshop) == ("ready", (), DEMO.workshop)
    assert job.content() == b"%PDF"


def test_a_file_that_went_to_make_room_is_made_again_of_the_whole_workshop(jobs: ReportJobs, press: Press) -> None:
    file = ReportJob(snapshot(2), "en", TODAY).file_key
    report_job.kept_files().put(file, b"%PDF")
    gone = jobs.ask(snapshot(2), "en", TODAY)
    (report_job.kept_files().folder / file).unlink()
    with pytest.raises(NotFoundError):
        gone.content()
    again = jobs.ask(snapshot(2), "en", TODAY)
    assert again is not gone and again.snapshot.notes
    press.finish(again)


def test_before_the_server_stops_all_that_is_under_way_ends(jobs: ReportJobs, press: Press) -> None:
    asked = [jobs.ask(snapshot(1), language, TODAY, by="me") for language in ("en", "it")]
    jobs.stop()
    assert asked[0].stop.asked
    press.finish(*asked)
    assert [job.state for job in asked] == ["cancelled"] * 2 and press.begun == asked[:1]


def test_finished_reports_lie_among_the_data_where_the_database_is_on_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.setattr(store, "store", lambda: SimpleNamespace(path=None))
    report_job.kept_files.cache_clear()
    assert report_job.kept_files().folder == tmp_path / "reports"
    report_job.kept_files.cache_clear()
