"""A demo workshop and an empty one, opened on a screen as a browser would, without a browser."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID, uuid4

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.storage.changes import Change
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.workshops import create_workshop
from canvas_model.storage.writing import apply
from pages.server import store
from pages.server.visitors import Visitor
from pages.ui import session
from tests.yardstick import PATIENCE

MAIN = Path(__file__).resolve().parents[3] / "pages" / "main.py"
CONSULTANT = Visitor("consultant", "a browser")
BY = CONSULTANT.principal("en")
session.visitor = lambda: CONSULTANT  # a run without a browser sends no cookie
# Every run of a screen reads what each installed package says of itself, which costs it more than all the rest.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
FIELDS = {
    "client": "Müller & Søn *S.r.l.*",
    "title": "CRM Model Canvas",
    "held_on": date(2026, 11, 20),
    "starts_on": date(2027, 1, 11),
}


def full(language: Literal["it", "en"] = "en") -> UUID:
    """The demo workshop, brought in."""
    return bring_in(store.store(), BY, demo_snapshot(language, today=date(2026, 11, 21)))


def empty() -> UUID:
    """A workshop in which nobody has written anything."""
    return create_workshop(store.store(), BY, FIELDS, id=uuid4())


def show(name: str = "home", **address: object) -> AppTest:
    """A screen after its first run: `show("interview", lang="it", w=workshop)`."""
    test = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    for field, value in address.items():
        test.query_params[field] = str(value)
    if name != "home":
        test.switch_page(f"{name}.py")
    return test.run()


def screen(name: str, workshop: UUID, language: str = "en") -> AppTest:
    """The screen of a workshop."""
    return show(name, w=workshop, lang=language)


def component_data(test: AppTest, name: str) -> dict[str, Any]:
    """What a screen hands to the one component of a name that it mounts."""
    [mounted] = [each.proto for each in test.get("bidi_component") if each.proto.component_name == name]
    found: dict[str, Any] = json.loads(mounted.json)
    return found


def undo(name: str, workshop: UUID) -> None:
    """Send what the undo bar of a screen sends when it is pressed."""
    bar = component_data(screen(name, workshop), "undo_bar")
    apply(store.store(), BY, UUID(bar["workshop"]), Change(uuid4(), "undo", values={"part": bar["part"]}))


def words(test: AppTest) -> str:
    """All HTML on the screen."""
    return "\n".join(element.proto.body for element in test.get("html"))
