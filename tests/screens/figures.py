"""A demo workshop and an empty one in a database of their own, opened on a screen as a browser would."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from canvas_model.demo import demo_snapshot
from canvas_model.storage.journal import Actor
from canvas_model.storage.workshops import bring_in, create_workshop
from pages.ui import store
from tests.yardstick import PATIENCE

MAIN = Path(__file__).resolve().parents[2] / "pages" / "main.py"
BY = Actor("consultant", "Consultant")
FIELDS = {"client": "Vuota S.p.A.", "title": "CRM", "held_on": date(2026, 11, 20), "starts_on": date(2027, 1, 11)}


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database of this test's own."""
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    yield
    store.close()


def full(language: Literal["it", "en"] = "en") -> UUID:
    """The demo workshop, brought in."""
    return bring_in(store.store(), BY, demo_snapshot(language, today=date(2026, 11, 21)))


def empty() -> UUID:
    """A workshop in which nobody has written anything."""
    return create_workshop(store.store(), BY, FIELDS, id=uuid4())


def screen(name: str, workshop: UUID, language: str = "en") -> AppTest:
    """The screen of a workshop after its first run."""
    test = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    test.query_params["w"] = str(workshop)
    test.query_params["lang"] = language
    test.run()
    test.switch_page(f"{name}.py")
    test.query_params["w"] = str(workshop)
    test.query_params["lang"] = language
    return test.run()


def words(test: AppTest) -> str:
    """All HTML on the screen."""
    return "\n".join(element.proto.body for element in test.get("html"))
