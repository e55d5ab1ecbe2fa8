"""Which terms of the glossary a report uses."""

import re
from collections.abc import Iterator
from typing import Any

from canvas_model.catalogue.glossary import Term
from exporters.data.json_ import contents
from exporters.report import Report


def terms_in(report: Report) -> tuple[Term, ...]:
    """The terms that stand as whole words in what people wrote or in what the report says, in alphabetical order."""
    method = (sentence.text for sentence in report.catalogue.scale.method)
    said = dict.fromkeys((*_texts(contents(report)), report.catalogue.plan.caveat, *method))
    text = "\n".join(said).casefold()
    found = [term for term in report.catalogue.glossary.terms if _stands_in(term, text)]
    return tuple(sorted(found, key=lambda term: term.term.casefold()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _stands_in(term: Term, text: str) -> bool:
    names = (name.casefold() for name in re.split(r"\s*[()]\s*", term.term))  # `E-mail marketing (DEM)`: either
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for name in names if name)
