"""The language of whoever asks."""

from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.types import Scope

LANGUAGES = ("it", "en")
DEFAULT = "en"


def language_of(scope: Scope) -> str:
    """`it` or `en`: `?lang=` says it, else the best known of Accept-Language, else English."""
    asked: str = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    if asked in LANGUAGES:
        return asked
    accepted = [value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-language"]
    return next((language for language in _by_wish(",".join(accepted)) if language in LANGUAGES), DEFAULT)


def _by_wish(accepted: str) -> Iterable[str]:
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:1000].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wish = float(weight) if weight else 1.0
        except ValueError:
            wish = 0.0
        if wish > 0:
            wishes.append((-wish, place, tag.split("-")[0].lower()))
    return (tag for _wish, _place, tag in sorted(wishes))
