"""Screens run whole through the frame, on a database of their own, without a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

import pytest

from pages.screens.report import report_area
from pages.server import report_job, store
from pages.server.report_jobs import ReportJobs
from tests.databases import empty_file
from tests.pages.screens.shown import empty, full


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty database for each test."""
    empty_file(tmp_path)
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    yield tmp_path
    store.close()


@pytest.fixture(autouse=True)
def reports_in_name_only(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The report screen begins its report by itself: here one that takes no time, in a registry of the test's own."""
    report_job.kept_files.cache_clear()
    jobs = ReportJobs(lambda job: report_job.kept_files().put(job.file_key, b"%PDF"))
    monkeypatch.setattr(report_area, "JOBS", jobs)
    yield
    jobs.close()
    report_job.kept_files.cache_clear()


@pytest.fixture
def empty_workshop() -> UUID:
    """A workshop nobody has written in."""
    return empty()


@pytest.fixture(params=["it", "en"])
def lang(request: pytest.FixtureRequest) -> Literal["it", "en"]:
    """Both languages in turn."""
    language: Literal["it", "en"] = request.param
    return language


@pytest.fixture
def demo(lang: Literal["it", "en"]) -> UUID:
    """The demo workshop."""
    return full(lang)
