"""What people pick out of a few, in words: need and use of an alternative, importance, and how far something is."""

from collections.abc import Mapping
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.content import Need
from exporters.words.texts import texts

UseKind = Literal["use", "budget", "benefit"]
"""What stands for use: a cost line is in the budget, a benefit is measured, anything else is in use."""


def use_kind(alternative: str, catalogue: Catalogue) -> UseKind:
    """By which words the use of an alternative is told; KeyError where the catalogue does not know it."""
    if catalogue.alternative(alternative).role == "benefit":
        return "benefit"
    return "budget" if catalogue.block_of(alternative).id == "costs" else "use"


def choice_words(need: Need, use: int | None, kind: UseKind, language: str) -> str:
    """Whether an alternative is needed, and how far it is in use: `needed, partly in use`; of an unnamed use nothing."""
    needed = need_words(need, kind, language)
    return needed if use is None else f"{needed}, {use_words(use, kind, language)}"


def need_asked(kind: UseKind, language: str) -> str:
    """The question whether an alternative is needed."""
    _ = texts(language)
    return _("Is it expected?") if kind == "benefit" else _("Is it needed?")


def need_words(need: Need, kind: UseKind, language: str) -> str:
    """Whether an alternative is needed, or a benefit expected."""
    _ = texts(language)
    if kind == "benefit":
        return {"undecided": _("undecided"), "needed": _("expected"), "not_needed": _("not expected")}[need]
    return {"undecided": _("undecided"), "needed": _("needed"), "not_needed": _("not needed")}[need]


def use_asked(kind: UseKind, language: str) -> str:
    """The question how far an alternative is in use."""
    _ = texts(language)
    asked = {"use": _("Is it in use today?"), "budget": _("Is it in the budget?"), "benefit": _("Is it measured?")}
    return asked[kind]


def use_words(use: int, kind: UseKind, language: str) -> str:
    """How far an alternative is in use, a cost line in the budget, or a benefit measured."""
    _ = texts(language)
    words = {
        "use": (_("not in use"), _("partly in use"), _("in use")),
        "budget": (_("not in the budget"), _("partly in the budget"), _("in the budget")),
        "benefit": (_("not measured yet"), _("partly measured"), _("measured")),
    }
    return words[kind][use]


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
