"""What is said of the customer relationships, on screens and in the report alike."""

from collections.abc import Callable

from canvas_model.results import RelationResult, Relationships
from exporters.words.numbers_and_dates import number, percent
from exporters.words.texts import texts


def relationships_reach(result: Relationships, name: Callable[[RelationResult], str], language: str) -> str:
    """The index and the weakest point by its name, or how many share the lowest level; some point must be known."""
    _ = texts(language)
    known = [item for item in result.items if item.question.level is not None]
    lowest = min(item.question.level or 0.0 for item in known)
    weakest = [item for item in known if item.question.level == lowest]
    if len(weakest) == len(known):
        words = _("Customer relationships reach {percent}")
    elif len(weakest) == 1:
        words = _("Customer relationships reach {percent}; weakest: {item}")
    else:
        words = _("Customer relationships reach {percent}; {count} of {all} points are lowest, at {level} of 4")
    figures = {"percent": percent(result.index, language), "level": number(lowest, language)}
    return words.format(item=name(weakest[0]), count=len(weakest), all=len(result.items), **figures)
