"""What the screens send to the form in the browser is what `json_types.py` describes, and the browser reads nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal
from uuid import UUID

import pytest
from pydantic import ValidationError

from pages.server import store
from pages.ui.forms import form, json_types
from tests.databases import empty_file
from tests.described import strictly, unread
from tests.pages.screens.shown import empty, full, show

FORM_DATA = strictly(json_types, json_types.FormData)
SCREENS = ("interview", "relationships", "readiness", "plan")


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CANVAS_DATA", str(tmp_path))
    empty_file(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    store.close()
    yield
    store.close()


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """What every form was mounted with."""
    sent: list[Mapping[str, Any]] = []

    def mount(*, data: Mapping[str, Any], **_more: Any) -> SimpleNamespace:
        sent.append(data)
        return SimpleNamespace()

    monkeypatch.setattr(form, "_mount", mount)
    return sent


@pytest.mark.parametrize("workshop", [empty, lambda: full("it")], ids=["empty", "demo"])
@pytest.mark.parametrize("address", [{}, {"block": "people"}, {"block": "strategies"}, {"part": "segments"}], ids=str)
def test_a_form_gets_what_is_described(workshop: Any, address: dict[str, str], mounted: list[Any]) -> None:
    id: UUID = workshop()
    for screen in SCREENS:
        assert not show(screen, w=id, lang="it", **address).exception
    assert mounted
    for data in mounted:
        FORM_DATA.validate_python(data)


@pytest.mark.parametrize("spoilt", ["more", "less", "other"])
def test_anything_else_is_found(spoilt: Literal["more", "less", "other"], mounted: list[Any]) -> None:
    show("interview", w=full("en"), lang="en")
    data = mounted[0]
    field = data["groups"][0]["fields"][0]
    changes = {"more": {"colour": "red"}, "less": {}, "other": {"as": "colour"}}
    field |= changes[spoilt]
    if spoilt == "less":
        del field["names"]
    with pytest.raises(ValidationError):
        FORM_DATA.validate_python(data)


def test_every_name_that_is_described_is_read_in_the_browser() -> None:
    """A name that no script reads is left over; so the description stays as small as what is exchanged."""
    assert unread(json_types) == set()
