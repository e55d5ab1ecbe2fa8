"""A workshop as a page first reads it: what people wrote, and where the client stands."""

import json
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.results import BlockResult, QuestionResult, Readiness
from canvas_model.rules.scoring.readiness import assess
from pages.endpoints.responses import endpoint, json_bytes
from pages.server import store
from pages.server.kept_values import KeptValues
from pages.server.threads import in_thread

_boards = KeptValues(16)
_figures = KeptValues(64)


@endpoint("read_workshop")
async def get_board(request: Request) -> Response:
    """The whole board at its revision."""
    return json_bytes(await in_thread("read", board, request.path_params["workshop"]))


@endpoint("read_workshop")
async def get_readiness(request: Request) -> Response:
    """The readiness figures at their revision."""
    return json_bytes(await in_thread("read", readiness_json, request.path_params["workshop"]))


def board(workshop: UUID) -> bytes:
    """The board as JSON; written again only when something changed."""
    seen = store.snapshot(workshop)
    return _boards.get((seen.id, seen.revision, id(seen)), lambda: _board(seen))


def readiness_json(workshop: UUID) -> bytes:
    """The readiness figures as JSON; worked out again only when something changed."""
    return json.dumps(figures(store.snapshot(workshop)), separators=(",", ":")).encode()


def figures(seen: Snapshot) -> dict[str, Any]:
    """The readiness of a snapshot; worked out again only when something changed."""
    return _figures.get((seen.id, seen.revision, id(seen)), lambda: worked_out(seen))


def _board(seen: Snapshot) -> bytes:
    content = seen.model_dump_json(warnings=False)
    readiness = json.dumps(figures(seen), separators=(",", ":"))
    return f'{{"revision":{seen.revision},"content":{content},"readiness":{readiness}}}'.encode()


def worked_out(seen: Snapshot) -> dict[str, Any]:
    """What the board is told of where the client stands, question by question."""
    readiness = assess(seen, catalogue("en"))
    return {"revision": seen.revision, **_overall(readiness), "blocks": [_block(block) for block in readiness.blocks]}


def _overall(readiness: Readiness) -> dict[str, Any]:
    names = ("percent", "worst", "best", "coverage", "answered", "asked", "label", "lowest")
    return {name: getattr(readiness, name) for name in names}


def _block(block: BlockResult) -> dict[str, Any]:
    names = ("id", "maturity", "target", "band", "gap", "answered", "asked", "worst", "best")
    figures = {name: getattr(block, name) for name in names}
    return {**figures, "questions": [_question(question) for question in block.questions]}


def _question(question: QuestionResult) -> dict[str, Any]:
    """What the group says to a question; `level` is what counts in the score."""
    names = ("id", "state", "level", "declared", "capped", "median", "answers", "agreed", "to_discuss")
    return {name: getattr(question, name) for name in names}
