"""The range that a figure can still take, in words: told only where its two ends print differently."""

from collections.abc import Callable

from canvas_model.results import BlockResult, Readiness, Relationships
from exporters.words.texts import texts


def range_words(result: Readiness | BlockResult | Relationships, write: Callable[[float], str], language: str) -> str:
    """`between 25% and 75%`, with what is still open where that is not answers alone; empty where both ends are one.

    `write` puts a figure into the reader's words: what it makes alike is no range.
    """
    _ = texts(language)
    worst, best = write(result.worst), write(result.best)
    if worst == best:
        return ""
    missing = result.asked - result.answered
    count = 0 if isinstance(result, Relationships) else result.open_alternatives
    if not count:
        words = _("between {worst} and {best}")
    elif not missing:
        words = _("between {worst} and {best} (alternatives still open: {count})")
    else:
        words = _("between {worst} and {best} (answers missing: {missing}, alternatives still open: {count})")
    return words.format(worst=worst, best=best, missing=missing, count=count)
