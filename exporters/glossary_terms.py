"""Which terms of the glossary stand in a text."""

import re
from collections.abc import Iterable
from html import unescape

from canvas_model.alphabet import alphabetical
from canvas_model.catalogue.glossary import Term

_TAG = re.compile("<[^>]*>")


def terms_in(html: str, terms: Iterable[Term]) -> list[Term]:
    """The terms that stand as whole words in the text of a document, in any case; in alphabetical order."""
    text = " ".join(unescape(_TAG.sub(" ", html)).casefold().split())
    return sorted((term for term in terms if _stands_in(term, text)), key=lambda term: alphabetical(term.term))


def _stands_in(term: Term, text: str) -> bool:
    names = (name.casefold() for name in re.split(r"\s*[()]\s*", term.term))  # `E-mail marketing (DEM)`: either
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for name in names if name)
