"""The words for a level that counts less than people declared: the same on the board and beside the arithmetic."""

from canvas_model.rules.scoring.answers import PROVEN_FROM
from exporters.words.texts import texts


def wants_evidence(language: str) -> str:
    """The sentence with `{declared}` and `{counts}` still open, because the browser fills them in too."""
    _ = texts(language)
    words = _("declared {declared}, counts as {counts}: {from_level} and above need evidence")
    return words.replace("{from_level}", str(PROVEN_FROM))
