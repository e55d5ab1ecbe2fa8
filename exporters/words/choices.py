"""What was said of an alternative, in words."""

from canvas_model.content import Need
from exporters.words.texts import texts


def choice_words(need: Need, use: int | None, language: str) -> str:
    """Whether it is needed, and how far it is in use: `needed, partly in use`; of a use that nobody named, nothing."""
    needed = need_words(need, language)
    return needed if use is None else f"{needed}, {use_words(use, language)}"


def need_words(need: Need, language: str) -> str:
    """Whether it is needed."""
    _ = texts(language)
    return {"undecided": _("undecided"), "needed": _("needed"), "not_needed": _("not needed")}[need]


def use_words(use: int, language: str) -> str:
    """How far it is in use."""
    _ = texts(language)
    return {0: _("not in use"), 1: _("partly in use"), 2: _("in use")}[use]
