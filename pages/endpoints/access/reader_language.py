"""The language of whoever asks."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qs

from starlette.types import Scope

from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES


def language_of(scope: Scope) -> str:
    """The code of a known language: `?lang=` says it, else the best known of Accept-Language, else English."""
    query = scope.get("query_string", b"")
    asked: str = parse_qs(query.decode("latin-1")).get("lang", [""])[-1] if query else ""
    if asked in LANGUAGES:
        return asked
    return _spoken(b",".join(value for name, value in scope["headers"] if name == b"accept-language")[:1000])


@lru_cache(maxsize=256)
def _spoken(accepted: bytes) -> str:
    return next((wish for wish in _by_wish(accepted.decode("latin-1")) if wish in LANGUAGES), DEFAULT_LANGUAGE)


def _by_wish(accepted: str) -> Iterable[str]:
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wish = float(weight) if weight else 1.0
        except ValueError:
            wish = 0.0
        if wish > 0:
            wishes.append((-wish, place, tag.split("-")[0].lower()))
    return (tag for _wish, _place, tag in sorted(wishes))
