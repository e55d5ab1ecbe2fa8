"""Run inside a copy of the product: how one question is asked and scored there in a language, as JSON."""

import json
import sys
from typing import Any
from uuid import UUID, uuid4

from canvas_model.catalogue import catalogue
from canvas_model.content import natural_id
from canvas_model.rules.scoring.readiness import assess
from canvas_model.storage.changes import Change
from canvas_model.storage.writing import apply
from pages.screens.canvas.board import definitions
from pages.server import store
from tests.pages.screens.shown import BY, empty, show
from tests.recipes.look import texts_of


def answer(workshop: UUID, question: str, level: int, base: int | None = None) -> int:
    """The group answers a question, with evidence, having seen a version of the answer; returns the new version."""
    values = {"question": question, "state": "answered", "level": level, "evidence": "Seen"}
    id = natural_id(workshop, "answer", question, None)
    return apply(store.store(), BY, workshop, Change(uuid4(), "put", "answer", id, values, base)).versions[str(id)]


def standing(workshop: UUID, question: str, language: str) -> dict[str, Any]:
    """Where the question and its block stand."""
    readiness = assess(store.snapshot(workshop), catalogue(language))
    block = next(block for block in readiness.blocks if any(each.id == question for each in block.questions))
    level = next(each.level for each in block.questions if each.id == question)
    return {"level": level, "asked": block.asked, "answered": block.answered, "maturity": block.maturity}


def main(question: str, language: str) -> None:
    """Print what the interview and the canvas say of the question, and three readings: unanswered, lowest, highest."""
    workshop, block = empty(), catalogue(language).block_of(question)
    answer(workshop, block.questions[0].id, 2)
    readings = [standing(workshop, question, language)]
    app = show("interview", w=workshop, lang=language, block=block.id)
    version = None
    for level in (0, 4):
        version = answer(workshop, question, level, version)
        readings.append(standing(workshop, question, language))
    on_canvas = [each["id"] for part in definitions(language)["blocks"] for each in part["questions"]]
    store.close()
    found = {
        "language": language,
        "faults": [fault.message for fault in app.exception],
        "texts": texts_of(app),
        "on_canvas": question in on_canvas,
        "readings": readings,
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
