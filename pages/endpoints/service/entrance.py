"""The entrance: a browser that brings the key gets a cookie, and from then on it is the consultant's."""

import hmac

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from canvas_model.errors import KeyNeededError
from canvas_model.languages import LANGUAGES
from pages.endpoints.access.refusals import refused
from pages.endpoints.responses import NO_STORE, requires, visitor
from pages.server.access_key import key
from pages.server.session_cookie import COOKIE_DAYS, cookie_name, new_cookie


@requires("enter")
async def get_entrance(request: Request) -> Response:
    """Trade the key in `?key=` for a cookie and lead to the workshops, so that the key is in no address from then on.

    A browser that has the cookie keeps its session. For a wrong key it is asked again.
    """
    given = request.query_params.get("key", "").strip()
    if not hmac.compare_digest(given.encode(), key().encode()):
        return refused(request.scope, KeyNeededError())
    speaks = request.query_params.get("lang")
    answer = RedirectResponse(f"/?lang={speaks}" if speaks in LANGUAGES else "/", 303, NO_STORE)
    cookie = request.cookies[cookie_name()] if visitor(request).session else new_cookie()
    answer.set_cookie(
        cookie_name(),
        cookie,
        max_age=COOKIE_DAYS * 24 * 3600,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer
