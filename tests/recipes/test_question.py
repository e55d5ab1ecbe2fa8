"""The README's recipe for another question: an entry in every language, and it is asked and counts in the readiness."""

from pathlib import Path
from typing import Any

import pytest

from canvas_model.languages import LANGUAGES
from tests.recipes.copied_product import copy_product, read_toml, run_in, write_toml

QUESTION = "costs.q90"


@pytest.fixture(scope="module", params=sorted(LANGUAGES))
def asked(request: pytest.FixtureRequest, copy: Path) -> dict[str, Any]:
    """What the copy says of the question in a language, before and after somebody answered it."""
    found: dict[str, Any] = run_in(copy, "tests.recipes.ask", QUESTION, request.param)
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product with one more question, added to the TOML of every language."""
    folder = tmp_path_factory.mktemp("product")
    copy_product(folder)
    for language in LANGUAGES:
        path = folder / "assets" / "catalogue" / language / "blocks.toml"
        blocks = read_toml(path)
        block = next(block for block in blocks["blocks"] if block["id"] == "costs")
        text, levels = f"Is there room ({language})?", [f"Room {level} ({language})." for level in range(5)]
        block["questions"].append({"id": QUESTION, "source": "A", "text": text, "levels": levels})
        write_toml(path, blocks)
    return folder


def test_the_interview_asks_it_with_its_levels(asked: dict[str, Any]) -> None:
    assert asked["faults"] == []
    language = asked["language"]
    for text in (f"Is there room ({language})?", f"Room 0 ({language}).", f"Room 4 ({language})."):
        assert text in asked["texts"]


def test_the_canvas_knows_it(asked: dict[str, Any]) -> None:
    assert asked["on_canvas"]


def test_it_counts_in_the_readiness(asked: dict[str, Any]) -> None:
    unanswered, lowest, highest = asked["readings"]
    assert (unanswered["level"], lowest["level"], highest["level"]) == (None, 0, 4)
    assert unanswered["asked"] == lowest["asked"] == highest["asked"]
    assert lowest["answered"] == highest["answered"] == unanswered["answered"] + 1
    assert lowest["maturity"] < unanswered["maturity"] < highest["maturity"]
