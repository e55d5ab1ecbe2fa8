"""What the shapes of the chips say, in words."""

from collections.abc import Mapping

from canvas_model.results import ChipState
from exporters.words.texts import texts


def chip_words(language: str) -> Mapping[ChipState, str]:
    """The state of an alternative by that of its chip."""
    _ = texts(language)
    return {
        "full": _("in use"),
        "half": _("in part"),
        "chosen": _("chosen, not in use yet"),
        "missing": _("needed and missing"),
        "quiet": _("not needed"),
        "open": _("undecided"),
    }
