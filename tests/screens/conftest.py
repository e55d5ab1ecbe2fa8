"""Screens run whole through the frame, on a database of their own, without a browser."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from streamlit.testing.v1 import AppTest

from canvas_model.demo import demo_snapshot
from canvas_model.storage.journal import Actor
from canvas_model.storage.workshops import bring_in, create_workshop
from pages.ui import store
from tests.yardstick import PATIENCE

MAIN = Path(__file__).resolve().parents[2] / "pages" / "main.py"
ACTOR = Actor(id="consultant", name="Consultant")
FIELDS = {
    "client": "Müller & Søn *S.r.l.*",
    "title": "CRM Model Canvas",
    "held_on": date(2026, 11, 20),
    "starts_on": date(2027, 1, 11),
}

Show = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the database of each test."""
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    yield tmp_path
    store.close()


@pytest.fixture
def show() -> Show:
    """Runs a screen: `show("interview", lang="it", w=workshop)`."""

    def shown(screen: str = "home", **address: object) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
        for name, value in address.items():
            app.query_params[name] = str(value)
        if screen != "home":
            app.switch_page(f"{screen}.py")
        return app.run()

    return shown


@pytest.fixture
def empty_workshop() -> UUID:
    """A workshop nobody has written in."""
    return create_workshop(store.store(), ACTOR, FIELDS, id=uuid4())


@pytest.fixture(params=["it", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages in turn."""
    return str(request.param)


@pytest.fixture
def demo(lang: str) -> UUID:
    """The demo workshop."""
    return bring_in(store.store(), ACTOR, demo_snapshot(lang, today=date(2026, 11, 21)))
