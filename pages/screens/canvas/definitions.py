"""What the canvas has to know of the catalogue, in one language."""

from functools import cache
from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.catalogue.blocks import Alternative, Block, Question
from canvas_model.catalogue.layouts import Layout
from canvas_model.content import natural_id
from canvas_model.languages import LANGUAGES
from canvas_model.limits import NOTE_LIMIT
from canvas_model.rules.scoring.bands import USUAL_TARGET
from canvas_model.rules.scoring.chip_states import chip_states
from exporters.words.chips import chip_words
from pages.screens.canvas.board_texts import words
from pages.screens.canvas.json_types import BoardAlternative, BoardBlock, BoardDefinitions, BoardLayout, BoardQuestion
from pages.ui.conflict_texts import conflict_words


def choice_ids(workshop: UUID, language: str) -> dict[str, str]:
    """The id of the choice for each alternative, whether anybody has chosen yet or not."""
    alternatives = [one.id for block in catalogue(language).blocks.blocks for one in block.alternatives]
    return {id: str(natural_id(workshop, "choice", id)) for id in alternatives}


@cache
def definitions(language: str) -> BoardDefinitions:
    """Blocks, arrangements, departments and words; they do not change while the product runs."""
    whole = catalogue(language)
    return {
        "language": language,
        "locale": LANGUAGES[language].locale.replace("_", "-"),
        "blocks": [_block(block) for block in whole.blocks.blocks],
        "layouts": [_layout(layout) for layout in whole.layouts.layouts],
        "note": whole.layouts.note,
        "credit": whole.layouts.credit,
        "departments": [{"id": area.id, "name": area.name, "tint": area.tint} for area in whole.roles.areas],
        "levels": [level.name for level in sorted(whole.readiness_scale.levels, key=lambda level: level.value)],
        "labels": {label.id: label.name for label in whole.readiness_scale.labels},
        "usual_target": USUAL_TARGET,
        "note_limit": NOTE_LIMIT,
        "bands": {band.id: band.name for band in whole.readiness_scale.bands},
        "chip_words": chip_words(language),
        "texts": words(language),
        "conflict": conflict_words(language),
    }


def _layout(layout: Layout) -> BoardLayout:
    return {
        "id": layout.id,
        "name": layout.name,
        "cells": [
            {"block": cell.block, "column": cell.column, "row": cell.row, "width": cell.width, "height": cell.height}
            for cell in layout.cells
        ],
    }


def _block(block: Block) -> BoardBlock:
    return {
        "id": block.id,
        "number": block.number,
        "name": block.name,
        "purpose": block.purpose,
        "prompt": block.prompt,
        "output": block.output,
        "editor_note": block.editor_note,
        "questions": [_question(question) for question in block.questions],
        "alternatives": [_alternative(alternative) for alternative in block.alternatives],
    }


def _question(question: Question) -> BoardQuestion:
    return {
        "id": question.id,
        "text": question.text,
        "scored": question.scored,
        "levels": list(question.levels),
    }


def _alternative(alternative: Alternative) -> BoardAlternative:
    return {
        "id": alternative.id,
        "name": alternative.name,
        "definition": alternative.definition,
        "cost": alternative.cost,
        "asks": alternative.asks,
        "role": alternative.role,
        "needed": alternative.needed,
        "states": chip_states(alternative),
    }
