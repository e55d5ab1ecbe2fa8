"""Levels in words: a block's, and one that counts less than people declared."""

from collections.abc import Mapping, Sequence

from canvas_model.catalogue.readiness_scale import Band
from canvas_model.results import BlockResult
from canvas_model.rules.scoring.level_digits import level_digits
from exporters.words.numbers_and_dates import number
from exporters.words.texts import texts

BAND_MARKS: Mapping[str, str] = {"on_target": "●", "to_improve": "◐", "critical": "○"}
"""What tells the bands apart where nobody sees their colours."""


def level_of(block: BlockResult, bands: Sequence[Band], language: str) -> str:
    """The level of a block, `2.5`; `2.53` where one decimal would be in another band. An en dash where it is not assessed."""
    digits = level_digits(block.exact.maturity, block.exact.target, bands)
    return number(block.maturity, language, digits)


def wants_evidence(language: str) -> str:
    """The sentence with `{declared}` and `{counts}` still open, because the browser fills them in too."""
    _ = texts(language)
    return _("declared {declared}, counts as {counts}: without evidence a 3 or a 4 counts as 2")


def unproved(state: str, language: str) -> str:
    """A state that people declare without evidence."""
    _ = texts(language)
    return _("Declared, not proved yet: “{state}”").format(state=state)
