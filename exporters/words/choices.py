"""What people pick out of a few, in words: need and use of an alternative, importance, and how far something is."""

from collections.abc import Mapping
from typing import Literal

from canvas_model.content import Need
from exporters.words.texts import texts


def choice_words(need: Need, use: int | None, language: str) -> str:
    """Whether an alternative is needed, and how far it is in use: `needed, partly in use`; of an unnamed use nothing."""
    needed = need_words(need, language)
    return needed if use is None else f"{needed}, {use_words(use, language)}"


def need_words(need: Need, language: str) -> str:
    """Whether an alternative is needed."""
    _ = texts(language)
    return {"undecided": _("undecided"), "needed": _("needed"), "not_needed": _("not needed")}[need]


def use_words(use: int, language: str) -> str:
    """How far an alternative is in use."""
    _ = texts(language)
    return {0: _("not in use"), 1: _("partly in use"), 2: _("in use")}[use]


def state_words(state: str, language: str) -> str:
    """What stands for an answer where there is no level to name; empty where nobody has answered."""
    _ = texts(language)
    return {
        "blank": "",
        "answered": _("answered"),
        "dont_know": _("don’t know"),
        "not_applicable": _("not applicable"),
    }[state]


def importance_names(language: str) -> Mapping[int, str]:
    """How much a block counts, by the weight that it has."""
    _ = texts(language)
    return {1: _("Low"), 2: _("Normal"), 3: _("High")}


def status_names(kind: Literal["task", "risk"], language: str) -> Mapping[str, str]:
    """How far a task or a risk is: every status by its id, in the order in which it goes through them."""
    _ = texts(language)
    if kind == "risk":
        return {"open": _("open"), "closed": _("closed")}
    return {"planned": _("planned"), "under_way": _("under way"), "done": _("done")}
