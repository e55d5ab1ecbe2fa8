"""How many of the questions are answered, in words: with the range of the figure as long as anything is open."""

from collections.abc import Callable

from canvas_model.results import BlockResult, Relationships
from exporters.words.ranges import range_words
from pages.ui.language import _, language


def answered(result: BlockResult | Relationships, write: Callable[[float], str]) -> str:
    """`3 of 4 answered, between 1.8 and 2.8`; `write` puts a figure into the reader's words."""
    said = _("{answered} of {asked} answered").format(answered=result.answered, asked=result.asked)
    return ", ".join(filter(None, [said, range_words(result, write, language())]))
