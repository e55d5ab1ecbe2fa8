"""The language in which a request wants its answer."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qs

from starlette.types import Scope

from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES


def language_of(scope: Scope) -> str:
    """The language in `?lang=`, or else the preferred one in Accept-Language that is known, or else the default language."""
    query = scope.get("query_string", b"")
    chosen: str = parse_qs(query.decode("latin-1")).get("lang", [""])[-1] if query else ""
    if chosen in LANGUAGES:
        return chosen
    return _preferred(b",".join(value for name, value in scope["headers"] if name == b"accept-language")[:1000])


@lru_cache(maxsize=256)
def _preferred(accepted: bytes) -> str:
    return next((code for code in _by_weight(accepted.decode("latin-1")) if code in LANGUAGES), DEFAULT_LANGUAGE)


def _by_weight(accepted: str) -> Iterable[str]:
    """The language codes of an Accept-Language header, the most wanted first."""
    weighted: list[tuple[float, int, str]] = []
    for index, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            quality = 0.0
        if quality > 0:
            weighted.append((-quality, index, tag.split("-")[0].lower()))
    return (tag for _quality, _index, tag in sorted(weighted))
