"""How far the work on a task is, in words."""

from collections.abc import Mapping

from exporters.words.texts import texts


def status_names(language: str) -> Mapping[str, str]:
    """Every status by its id, in the order in which a task goes through them."""
    _ = texts(language)
    return {"planned": _("planned"), "under_way": _("under way"), "done": _("done")}
