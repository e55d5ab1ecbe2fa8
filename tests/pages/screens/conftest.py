"""Screens run whole through the frame, on a database of their own, without a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

import pytest

from pages.server import store
from tests.pages.screens.shown import empty, full


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the database of each test."""
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    yield tmp_path
    store.close()


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
