"""Serving the fonts that screens and reports share."""

from functools import cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from canvas_model.catalogue import ASSETS

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
TYPES = {".woff2": "font/woff2", ".ttf": "font/ttf"}


@cache
def _font_files() -> frozenset[str]:
    return frozenset(file.name for file in (ASSETS / "fonts").iterdir() if file.suffix in TYPES)


async def get_font(request: Request) -> Response:
    """A file of `assets/fonts`; 404 for any other name."""
    name = request.path_params["file"]
    if name not in _font_files():
        raise HTTPException(404)
    file = ASSETS / "fonts" / name
    return FileResponse(file, media_type=TYPES[file.suffix], headers=FOREVER)
