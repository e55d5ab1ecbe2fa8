"""What was said of an alternative, in words."""

from canvas_model.content import Need
from exporters.words.texts import texts


def choice_words(need: Need, use: int | None, language: str) -> str:
    """Whether it is needed, and how far it is in use: `needed, partly in use`; of a use that nobody named, nothing."""
    _ = texts(language)
    needs = {"undecided": _("undecided"), "needed": _("needed"), "not_needed": _("not needed")}
    uses = {0: _("not in use"), 1: _("partly in use"), 2: _("in use")}
    return needs[need] if use is None else f"{needs[need]}, {uses[use]}"
