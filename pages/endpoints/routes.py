"""Which address is answered by which endpoint."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from canvas_model.errors import NotFoundError
from pages.endpoints.live import feed
from pages.endpoints.responses import requires
from pages.endpoints.service import entrance, fonts, health, scripts
from pages.endpoints.workshop import board, changes, files, reports
from pages.server.access_key import ENTRANCE


@requires("open")
async def no_such_address(_request: Request) -> Response:
    """Refuse an address that does not exist, which Streamlit would otherwise answer with a page."""
    raise NotFoundError


EVERY_METHOD = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]

ROUTES: list[BaseRoute] = [
    Route("/api/workshops/{workshop:uuid}/changes", changes.post_changes, methods=["POST"]),
    Route("/api/workshops", files.post_workshop, methods=["POST"]),
    Route("/api/import", files.post_import, methods=["POST"]),
    Route("/api/workshops/{workshop:uuid}/board", board.get_board),
    Route("/api/workshops/{workshop:uuid}/readiness", board.get_readiness),
    Route("/api/feed", feed.get_feed),
    Route("/api/workshops/{workshop:uuid}/file", files.get_file),
    Route("/api/workshops/{workshop:uuid}/report", reports.post_report, methods=["POST"]),
    Route("/api/workshops/{workshop:uuid}/report", reports.delete_report, methods=["DELETE"]),
    Route("/api/workshops/{workshop:uuid}/report", reports.get_state),
    Route("/reports/{workshop:uuid}/{revision:int}/{language}/{file}", reports.get_report),
    Route("/reports/{rest:path}", no_such_address),
    Route(ENTRANCE, entrance.get_entrance),
    Route("/readyz", health.get_ready),
    Route("/fonts/{file}", fonts.get_font),
    Route("/scripts/{version}/{path:path}", scripts.get_script),
    Route("/api/{rest:path}", no_such_address, methods=EVERY_METHOD),
]
