"""What is said of the readiness and its weakest blocks, on screens and in the report alike."""

from canvas_model.catalogue import Catalogue
from canvas_model.results import Readiness
from exporters.words.levels import level_of
from exporters.words.numbers_and_dates import percent
from exporters.words.texts import texts


def readiness_reaches(result: Readiness, catalogue: Catalogue, language: str) -> str:
    """The per cent and the weakest block, or how many share the lowest level; some block must be assessed."""
    _ = texts(language)
    lowest = result.lowest_blocks
    if not any(block.is_below_target for block in result.blocks):
        words = _("Readiness is {percent}, and every block that was assessed is on its target")
    elif len(lowest) == 1:
        words = _("Readiness is {percent}; {block} is the weakest block, at {level} of 4")
    elif len(lowest) == len(result.assessed):
        words = _("Readiness is {percent}; every block that was assessed stands at {level} of 4")
    else:
        words = _("Readiness is {percent}; {count} of {all} blocks are lowest, at {level} of 4")
    said = percent(result.percent, language, result.digits)
    return words.format(percent=said, **_figures(result, catalogue, language))


def weakest_words(result: Readiness, catalogue: Catalogue, language: str) -> str:
    """The weakest block, or how many share its place, with the level; empty where none is known to be."""
    if not result.has_weakest:
        return ""
    _ = texts(language)
    lowest = result.lowest_blocks
    if len(lowest) == 1:
        words = _("Weakest block: {block}, {level} of 4")
    elif len(lowest) == len(result.assessed):
        words = _("Every block that was assessed: {level} of 4")
    else:
        words = _("Weakest blocks: {count} of {all}, at {level} of 4")
    return words.format(**_figures(result, catalogue, language))


def _figures(result: Readiness, catalogue: Catalogue, language: str) -> dict[str, str | int]:
    """One of the lowest blocks with its level, and how many they are of how many."""
    first, *others = result.lowest_blocks
    return {
        "block": catalogue.block(first.id).name,
        "level": level_of(first, catalogue.readiness_scale.bands, language),
        "count": 1 + len(others),
        "all": len(result.blocks),
    }
