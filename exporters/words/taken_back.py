"""What an undo took back, or a redo did again, in the reader's language."""

from collections.abc import Iterable

from canvas_model.catalogue import Catalogue
from exporters.words.entry_names import Values, thing_name
from exporters.words.texts import plurals, texts

MOST_NAMES = 3
"""Of things taken back at one go; of more the first two are named, and the others counted."""


def step_sentence(
    verb: str,
    rows: Iterable[tuple[str, Values]],
    catalogue: Catalogue,
    members: Values,
    *,
    passed_over: Iterable[tuple[str, Values]] = (),
) -> str:
    """What was taken back (`undo`) or done again (`redo`), and what was `passed_over` for it.

    `rows` are the things that changed, as (kind, values), `members` the names of those who take part by their ids.
    """
    _ = texts(catalogue.language)
    words = _("Taken back: {what}") if verb == "undo" else _("Done again: {what}")
    said = words.format(what=_listed(rows, catalogue, members))
    left = stays_sentence(passed_over, catalogue, members)
    return f"{said}. {left}" if left else said


def stays_sentence(rows: Iterable[tuple[str, Values]], catalogue: Catalogue, members: Values) -> str:
    """What an undo leaves as it is, since others have changed it; empty where there is no such thing."""
    _, left = texts(catalogue.language), _listed(rows, catalogue, members)
    return _("Stays, since others have changed it: {what}").format(what=left) if left else ""


def _listed(rows: Iterable[tuple[str, Values]], catalogue: Catalogue, members: Values) -> str:
    names = list(dict.fromkeys(thing_name(kind, values, catalogue, members) for kind, values in rows))
    language = catalogue.language
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    others, _n = len(names) - 2, plurals(language)
    more = _n("and {count} other change", "and {count} other changes", others).format(count=others)
    return f"{', '.join(names[:2])} {more}"
