"""A workshop as a page first reads it: what people wrote, and where the client stands."""

import json
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.results import BlockResult, QuestionResult
from canvas_model.rules.scoring.readiness import assess
from pages.endpoints.json_types import BlockFigures, QuestionFigures, ReadinessFigures
from pages.endpoints.responses import json_bytes, requires
from pages.server import store
from pages.server.memory_cache import MemoryCache
from pages.server.threads import in_thread

_boards = MemoryCache(16)
_figures = MemoryCache(64)


@requires("read_workshop")
async def get_board(request: Request) -> Response:
    """The whole board at its revision."""
    return json_bytes(await in_thread("read", board, request.path_params["workshop"]))


@requires("read_workshop")
async def get_readiness(request: Request) -> Response:
    """The readiness figures at their revision."""
    return json_bytes(await in_thread("read", readiness_json, request.path_params["workshop"]))


def board(workshop: UUID) -> bytes:
    """The board as JSON; written again only when something changed."""
    seen = store.snapshot(workshop)
    return _boards.get((seen.id, seen.revision, id(seen)), lambda: _board(seen), of=seen.id)


def readiness_json(workshop: UUID) -> bytes:
    """The readiness figures as JSON; worked out again only when something changed."""
    return json.dumps(figures(store.snapshot(workshop)), separators=(",", ":")).encode()


def figures(seen: Snapshot) -> ReadinessFigures:
    """The readiness of a snapshot; worked out again only when something changed."""
    return _figures.get((seen.id, seen.revision, id(seen)), lambda: worked_out(seen), of=seen.id)


def worked_out(seen: Snapshot) -> ReadinessFigures:
    """What the board is told of where the client stands, question by question."""
    readiness = assess(seen, catalogue(DEFAULT_LANGUAGE))
    return {
        "revision": seen.revision,
        "percent": readiness.percent,
        "worst": readiness.worst,
        "best": readiness.best,
        "coverage": readiness.coverage,
        "answered": readiness.answered,
        "asked": readiness.asked,
        "labels": list(readiness.labels),
        "lowest": readiness.lowest,
        "blocks": [_block(block) for block in readiness.blocks],
    }


def _board(seen: Snapshot) -> bytes:
    content = seen.model_dump_json(warnings=False)
    readiness = json.dumps(figures(seen), separators=(",", ":"))
    return f'{{"revision":{seen.revision},"content":{content},"readiness":{readiness}}}'.encode()


def _block(block: BlockResult) -> BlockFigures:
    return {
        "id": block.id,
        "maturity": block.maturity,
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
