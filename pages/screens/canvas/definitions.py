"""What the canvas has to know of the catalogue, in one language."""

from functools import cache
from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.catalogue.blocks import Alternative, Block, Question
from canvas_model.catalogue.layouts import Layout
from canvas_model.content import IN_USE, Need, natural_id
from canvas_model.languages import LANGUAGES
from canvas_model.limits import NOTE_LIMIT
from canvas_model.rules.scoring.bands import USUAL_TARGET
from canvas_model.rules.scoring.chip_states import chip_states
from exporters.words.chips import chip_words
from exporters.words.choices import need_asked, need_words, use_asked, use_kind, use_words
from pages.screens.canvas.board_texts import words
from pages.screens.canvas.json_types import BoardAlternative, BoardBlock, BoardDefinitions, BoardLayout, BoardQuestion
from pages.ui.conflict_texts import conflict_words

NEEDS: tuple[Need, ...] = ("needed", "not_needed", "undecided")


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
        "blocks": [_block(block, language) for block in whole.blocks.blocks],
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


def _block(block: Block, language: str) -> BoardBlock:
    return {
        "id": block.id,
        "number": block.number,
        "name": block.name,
        "purpose": block.purpose,
        "prompt": block.prompt,
        "output": block.output,
        "editor_note": block.editor_note,
        "questions": [_question(question) for question in block.questions],
        "alternatives": [_alternative(alternative, language) for alternative in block.alternatives],
    }


def _question(question: Question) -> BoardQuestion:
    return {
        "id": question.id,
        "text": question.text,
        "scored": question.scored,
        "levels": list(question.levels),
    }


def _alternative(alternative: Alternative, language: str) -> BoardAlternative:
    kind = use_kind(alternative.id, catalogue(language))
    return {
        "id": alternative.id,
        "name": alternative.name,
        "definition": alternative.definition,
        "cost": alternative.cost,
        "asks": alternative.asks,
        "role": alternative.role,
        "asked": need_asked(kind, language),
        "needs": {need: need_words(need, kind, language) for need in NEEDS},
        "use_asked": use_asked(kind, language),
        "uses": [use_words(use, kind, language) for use in range(IN_USE + 1)],
        "needed": alternative.needed,
        "states": chip_states(alternative),
    }
