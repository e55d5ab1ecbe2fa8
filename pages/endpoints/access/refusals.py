"""What whoever is refused is answered: JSON to a script, a page to a person's browser, plain text to anything else."""

from functools import cache

from markupsafe import Markup
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from canvas_model.catalogue import ASSETS
from canvas_model.errors import CanvasError, KeyNeededError
from canvas_model.terminal import command
from exporters.words.texts import sentence, texts
from pages.endpoints.access.headers import DATA
from pages.endpoints.access.reader_language import language_of
from pages.server.access_key import ENTRANCE


def refused(scope: Scope, error: CanvasError) -> Response:
    """The sentence of a refusal, in the reader's language."""
    language = language_of(scope)
    message = sentence(error, language)
    headers = {"Cache-Control": "no-store"}
    if scope["path"].startswith(DATA):
        return JSONResponse({"error": type(error).__name__, "message": message}, error.status, headers)
    if isinstance(error, KeyNeededError) and _takes_pages(scope):
        return HTMLResponse(_page(message, language, (scope.get("server") or ("", 8501))[1]), error.status, headers)
    return PlainTextResponse(message + "\n", error.status, headers)


def _takes_pages(scope: Scope) -> bool:
    return any(b"text/html" in value for name, value in scope["headers"] if name == b"accept")


def _page(message: str, language: str, port: int) -> str:
    """The page on which the key can be given."""
    _ = texts(language)
    return str(
        _template().format(
            title="CRM Model Canvas",
            language=language,
            message=message,
            hint=_("On the computer where it runs, this prints the address:"),
            command=command("pages.server.access_key", str(port)),
            address=ENTRANCE,
            label=_("Or type the key"),
            open=_("Open"),
        )
    )


@cache
def _template() -> Markup:
    return Markup((ASSETS / "screens" / "entrance.html").read_text(encoding="utf-8"))  # noqa: S704 - constant; what is filled in is escaped
