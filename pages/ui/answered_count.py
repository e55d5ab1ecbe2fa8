"""How many of the questions are answered, in words: with the range of the figure as long as an answer is missing."""

from collections.abc import Callable

from canvas_model.results import BlockResult, Relationships
from pages.ui.language import _


def answered(result: BlockResult | Relationships, write: Callable[[float], str]) -> str:
    """`3 of 4 answered, between 1.8 and 2.8`; `write` puts a figure into the reader's words."""
    words = (
        _("{answered} of {asked} answered")
        if result.all_answered
        else _("{answered} of {asked} answered, between {worst} and {best}")
    )
    return words.format(
        answered=result.answered, asked=result.asked, worst=write(result.worst), best=write(result.best)
    )
