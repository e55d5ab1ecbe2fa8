"""The fonts that screens and files share."""

from functools import cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from canvas_model.catalogue import ASSETS

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
TYPES = {".woff2": "font/woff2", ".ttf": "font/ttf"}


@cache
def _shipped() -> frozenset[str]:
    return frozenset(file.name for file in (ASSETS / "fonts").iterdir() if file.suffix in TYPES)


async def get_font(request: Request) -> Response:
    """One of the files in `assets/fonts`."""
    name = request.path_params["file"]
    if name not in _shipped():
        raise HTTPException(404)
    file = ASSETS / "fonts" / name
    return FileResponse(file, media_type=TYPES[file.suffix], headers=FOREVER)
