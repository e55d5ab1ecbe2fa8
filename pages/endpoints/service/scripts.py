"""The scripts of the components, each version at an address of its own."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pages.endpoints.service.fonts import FOREVER
from pages.server.scripts import scripts, version


async def get_script(request: Request) -> Response:
    """A script of the version that this process holds; 404 for another version.

    A page that was open while the program was updated has its scripts already, all of one version, and gets the others
    with the next run of its screen. Only one that was just fetching them still asks for the old ones: new scripts under
    an old address would mix with them and with data made for them, so it is told that they are gone, and loads itself
    again (`assets/streamlit/loader.js`).
    """
    content = scripts().get(request.path_params["path"])
    if content is None or request.path_params["version"] != version():
        raise HTTPException(404)
    return Response(content, media_type="text/javascript", headers=FOREVER)
