"""The report screen: what is in it, the PDF on request, at once when unchanged, and the other files."""

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from canvas_model.storage.writing import Change, apply
from exporters.wording import Wording
from pages.screens.report import report_making
from pages.screens.report.report_making import Making
from pages.server import report_jobs, store
from tests.pages.screens.shown import BY, empty, full, screen, words
from tests.yardstick import PATIENCE

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def own_files() -> Iterator[None]:
    """Finished PDFs are kept beside this test's database."""
    report_jobs.kept_files.cache_clear()
    report_making.forget()
    yield
    report_jobs.kept_files.cache_clear()
    report_making.forget()


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
    for suffix in ("json", "csv"):
        assert f"/reports/{workshop}/{revision}/en/" in shown and f"-r{revision}.{suffix}?download=1" in shown
    assert f"/api/workshops/{workshop}/file" in shown


def test_the_pdf_is_made_on_request_and_there_at_once_while_nothing_changes() -> None:
    workshop = full()
    test = screen("report", workshop)
    assert "Download the PDF" not in words(test)
    next(button for button in test.button if button.key == "report_make").click()
    test.run()
    until = time.monotonic() + PATIENCE
    while "Download the PDF" not in words(test) and time.monotonic() < until:
        assert not test.exception
        time.sleep(0.3)
        test.run()
    revision = store.revision(workshop)
    assert f"-r{revision}.pdf?download=1" in words(test)
    report_making.forget()  # as after a restart: the file is still there
    assert "Download the PDF" in words(screen("report", workshop))


def seconds_shown(test: AppTest) -> int:
    found = re.search(r"being made: (\d+) s", words(test))
    assert found
    return int(found[1])


def test_the_seconds_shown_are_those_of_the_report_under_way(own_files: None) -> None:
    workshop = full()
    known = report_making._known
    known[workshop, store.revision(workshop), "en", date.today()] = Making(Future(), time.monotonic() - 75)
    test = screen("report", workshop)
    assert seconds_shown(test) >= 75  # and what the screen itself took
    apply(store.store(), BY, workshop, Change(uuid4(), "put", "workshop", workshop, {"title": "Another"}))
    known[workshop, store.revision(workshop), "en", date.today()] = Making(Future())
    assert seconds_shown(test.run()) < 60


def test_an_empty_workshop_is_told_what_its_report_would_show() -> None:
    assert "the report would show an empty canvas" in words(screen("report", empty()))
