"""The report screen: what is in it, the PDF that begins by itself, what changed since, and the other files."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from canvas_model.access import GRANTS
from canvas_model.errors import CanvasError
from canvas_model.report_errors import ReportTooSlowError
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from exporters.report_sentences import Wording
from pages.screens.report import quiet_period, report_area
from pages.server import report_job, store
from pages.server.report_job import ReportJob
from pages.server.report_jobs import ReportJobs
from tests.pages.screens.shown import BY, empty, full, screen, words
from tests.yardstick import PATIENCE


class Maker:
    """Stands for the workers: what it makes ends when the test says so, or fails."""

    def __init__(self) -> None:
        self.revisions: list[int] = []
        self.refusal: CanvasError | None = None
        self.hold = threading.Event()

    def until_begun(self, count: int) -> None:
        """Wait until so many were begun: each begins in a thread of its own."""
        until = time.monotonic() + PATIENCE
        while len(self.revisions) < count and time.monotonic() < until:
            time.sleep(0.01)

    def __call__(self, job: ReportJob) -> None:
        self.revisions.append(job.snapshot.revision)
        assert self.hold.wait(PATIENCE)
        if self.refusal:
            raise self.refusal
        report_job.kept_files().put(job.file_key, b"%PDF")


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Maker]:
    """A registry of this test's own, whose reports are made in name only."""
    made = Maker()
    jobs = ReportJobs(made)
    monkeypatch.setattr(report_area, "JOBS", jobs)
    yield made
    made.hold.set()
    jobs.close()


@pytest.fixture
def real_jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportJobs]:
    """A registry of this test's own, whose reports are made by a worker."""
    jobs = ReportJobs()
    monkeypatch.setattr(report_area, "JOBS", jobs)
    yield jobs
    jobs.close()


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("made", [full, empty])
def test_it_opens_in_both_languages(made: Callable[[], UUID], language: str) -> None:
    assert not screen("report", made(), language).exception


def test_it_offers_the_workshops_report_language_first() -> None:
    test = screen("report", full("it"), "en")
    assert next(one for one in test.get("button_group") if one.key == "report_language").value in ("it", ["it"])


def test_it_says_what_is_in_it() -> None:
    workshop = full()
    shown, report = words(screen("report", workshop)), store.report(workshop, "en")
    assert f"{len(report.snapshot.notes)} notes" in shown
    assert f"Gantt chart: {Wording(report).added().split()[0]} tasks" in shown
    assert f"{len(report.risks)} risks" in shown


def test_the_files_for_other_programs_carry_the_revision() -> None:
    workshop = full()
    shown = words(screen("report", workshop))
    revision = store.revision(workshop)
    for suffix in ("json", "comma.csv", "point.csv"):
        assert f"/reports/{workshop}/{revision}/en/" in shown and f"-r{revision}.{suffix}?download=1" in shown
    assert f"/api/workshops/{workshop}/file" in shown


def until_shown(test: AppTest, text: str) -> str:
    """What the screen shows once it shows a text."""
    until = time.monotonic() + PATIENCE
    while text not in words(test) and time.monotonic() < until:
        assert not test.exception
        time.sleep(0.1)
        test.run()
    assert text in words(test)
    return words(test)


def change(workshop: UUID, title: str) -> None:
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, {"title": title}))


def make_button(test: AppTest) -> Button | None:
    return next((button for button in test.button if button.key == "report_make"), None)


def seconds_shown(test: AppTest) -> int:
    found = re.search(r"being made: (\d+) s", words(test))
    assert found
    return int(found[1])


def test_the_pdf_is_begun_as_the_screen_opens_and_is_there_at_once_while_nothing_changes(real_jobs: ReportJobs) -> None:
    workshop = full()
    shown = until_shown(screen("report", workshop), "Download the PDF")
    revision = store.revision(workshop)
    assert f"-r{revision}.pdf?download=1" in shown
    assert f"Revision {revision}: everything saved so far is in it." in shown
    real_jobs._forget(0)  # as after a restart: the file is still there
    assert "Download the PDF" in words(screen("report", workshop))


def test_while_the_first_is_made_the_screen_says_for_how_long(maker: Maker) -> None:
    workshop = full()
    test = screen("report", workshop)
    assert seconds_shown(test) < 60
    assert make_button(test) is None
    job = report_area.JOBS.find(workshop, store.revision(workshop), "en", date.today())
    assert job
    job.asked_at -= 75
    assert seconds_shown(test.run()) >= 75


def test_after_changes_the_last_one_stays_offered_and_the_newest_is_begun_once_they_have_rested(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test says when changes have rested, however slow the machine is.
    for pause in ("REST_SECONDS", "AWAY_SECONDS"):
        monkeypatch.setattr(quiet_period, pause, 3600.0)
    workshop = full()
    first = store.revision(workshop)
    maker.hold.set()
    test = screen("report", workshop)
    until_shown(test, "everything saved so far")
    maker.hold.clear()
    for title in ("One", "Two", "Three"):
        change(workshop, title)
        shown = words(test.run())
    assert f"Revision {first}. 3 changes came since. A newer report is made once nobody" in shown
    assert f"-r{first}.pdf?download=1" in shown
    assert maker.revisions == [first]
    monkeypatch.setattr(quiet_period, "REST_SECONDS", 0.0)
    shown = words(test.run())
    assert f"Revision {first}. 3 changes came since." in shown
    assert seconds_shown(test) < 60
    maker.until_begun(2)
    assert maker.revisions == [first, first + 3]
    maker.hold.set()
    until_shown(test, f"Revision {first + 3}: everything saved so far is in it.")


def test_a_person_need_not_wait_until_others_rest(maker: Maker) -> None:
    workshop = full()
    maker.hold.set()
    test = screen("report", workshop)
    until_shown(test, "everything saved so far")
    change(workshop, "One")
    button = make_button(test.run())
    assert button and button.label == "Make it now"
    button.click()
    until_shown(test.run(), f"Revision {store.revision(workshop)}: everything saved so far is in it.")


def test_a_failure_is_told_and_not_tried_again_before_somebody_wishes(maker: Maker) -> None:
    workshop = full()
    maker.refusal = ReportTooSlowError(seconds=30)
    maker.hold.set()
    test = screen("report", workshop)
    until_shown(test, 'class="cv-refusal"')
    for _ in range(3):
        assert 'class="cv-refusal"' in words(test.run())
    assert len(maker.revisions) == 1
    maker.refusal = None
    button = make_button(test)
    assert button and button.label == "Make the report"
    button.click()
    assert 'class="cv-refusal"' not in until_shown(test.run(), "Download the PDF")
    assert len(maker.revisions) == 2


def test_an_empty_workshop_is_told_what_its_report_would_show_and_gets_it_on_request(maker: Maker) -> None:
    maker.hold.set()
    test = screen("report", empty())
    assert "the report would show an empty canvas" in words(test)
    assert maker.revisions == []
    button = make_button(test)
    assert button
    button.click()
    until_shown(test.run(), "Download the PDF")
    assert len(maker.revisions) == 1


def test_each_language_has_a_report_of_its_own(maker: Maker) -> None:
    workshop = full("en")
    maker.hold.set()
    test = screen("report", workshop)
    until_shown(test, "Download the PDF")
    next(one for one in test.get("button_group") if one.key == "report_language").set_value("it")
    until_shown(test.run(), f"/reports/{workshop}/{store.revision(workshop)}/it/")
    maker.until_begun(2)
    assert len(maker.revisions) == 2


def test_while_people_write_every_two_seconds_the_screen_shows_a_report_and_how_much_came_since(maker: Maker) -> None:
    workshop = full("it")
    first = store.revision(workshop)
    test = screen("report", workshop, "it")
    for _ in range(3):
        change(workshop, str(uuid4()))
        assert f"Il rapporto della revisione {first} è in preparazione" in words(test.run())
    maker.hold.set()
    shown = until_shown(test, "Scarica il PDF")
    assert f"Revisione {first}. Da allora ci sono state 3 modifiche." in shown and f"-r{first}.pdf?download=1" in shown
    assert make_button(test)
    change(workshop, "Ancora")
    assert "Da allora ci sono state 4 modifiche." in words(test.run())
    assert maker.revisions == [first]


def test_who_is_in_no_mood_to_wait_stops_it_and_it_is_not_begun_again_by_itself(maker: Maker) -> None:
    workshop = full()
    test = screen("report", workshop)
    maker.until_begun(1)
    next(button for button in test.button if button.key == "report_cancel").click().run()
    maker.hold.set()
    until = time.monotonic() + PATIENCE
    while "being made" in words(test) and time.monotonic() < until:
        time.sleep(0.05)
        test.run()
    for _ in range(3):
        shown = words(test.run())
        assert "being made" not in shown and 'class="cv-refusal"' not in shown
    assert len(maker.revisions) == 1
    button = make_button(test)
    assert button and button.label == "Make the report"
    button.click()
    until_shown(test.run(), "Download the PDF")


def test_what_another_screen_wants_too_goes_on(maker: Maker) -> None:
    workshop = full()
    report_area.JOBS.ask(store.snapshot(workshop), "en", date.today(), by="another screen")
    test = screen("report", workshop)
    next(button for button in test.button if button.key == "report_cancel").click()
    seconds_shown(test.run())
    assert all(button.key != "report_cancel" for button in test.button)
    maker.hold.set()
    until_shown(test, "Download the PDF")


def test_where_too_much_is_under_way_the_screen_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = ReportJobs(lambda _job: None, under_way=0)
    monkeypatch.setattr(report_area, "JOBS", jobs)
    assert "try again in a minute" in words(screen("report", full()))
    jobs.close()


def test_what_the_report_has_none_of_is_not_counted() -> None:
    assert "0 decisions" not in words(screen("report", empty())) and "0 gaps" not in words(screen("report", empty()))
    assert re.search(r"[1-9]\d* decisions, by when", words(screen("report", full())))


def test_whoever_may_not_make_a_report_is_offered_none_and_begins_none(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GRANTS, "consultant", GRANTS["consultant"] - {"make_report"})
    workshop = full()
    test = screen("report", workshop)
    assert not test.exception
    assert make_button(test) is None
    assert maker.revisions == []
