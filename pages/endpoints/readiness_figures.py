"""What the canvas is told of where the client stands."""

from collections.abc import Sequence

from canvas_model.catalogue import catalogue
from canvas_model.catalogue.readiness_scale import Band
from canvas_model.content import Snapshot
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.results import BlockResult, QuestionResult
from canvas_model.rules.scoring.level_digits import level_digits
from canvas_model.rules.scoring.readiness import assess
from pages.endpoints.json_types import BlockFigures, QuestionFigures, ReadinessFigures
from pages.server.memory_cache import MemoryCache

_figures = MemoryCache(64)


def figures(seen: Snapshot) -> ReadinessFigures:
    """The readiness of a snapshot; worked out again only when something changed."""
    return _figures.get((seen.id, seen.revision, id(seen)), lambda: worked_out(seen), of=seen.id)


def worked_out(seen: Snapshot) -> ReadinessFigures:
    """What the board is told of where the client stands, question by question."""
    words = catalogue(DEFAULT_LANGUAGE)
    readiness = assess(seen, words)
    return {
        "revision": seen.revision,
        "percent": readiness.percent,
        "digits": readiness.digits,
        "worst": readiness.worst,
        "best": readiness.best,
        "coverage": readiness.coverage,
        "answered": readiness.answered,
        "asked": readiness.asked,
        "labels": list(readiness.labels),
        "lowest": readiness.weakest,
        "blocks": [_block(block, words.readiness_scale.bands) for block in readiness.blocks],
    }


def _block(block: BlockResult, bands: Sequence[Band]) -> BlockFigures:
    return {
        "id": block.id,
        "maturity": block.maturity,
        "digits": level_digits(block.exact.maturity, block.exact.target, bands),
        "target": block.target,
        "band": block.band,
        "gap": block.gap,
        "answered": block.answered,
        "asked": block.asked,
        "worst": block.worst,
        "best": block.best,
        "questions": [_question(question) for question in block.questions],
    }


def _question(question: QuestionResult) -> QuestionFigures:
    return {
        "id": question.id,
        "state": question.state,
        "level": question.level,
        "declared": question.declared,
        "capped": question.capped,
        "median": question.median,
        "answers": question.answers,
        "agreed": question.agreed,
        "to_discuss": question.to_discuss,
    }
