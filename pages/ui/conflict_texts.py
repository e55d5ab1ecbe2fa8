"""What is said where two people have written the same text: on the canvas and in every form."""

from functools import cache

from exporters.words.texts import texts


@cache
def conflict_words(language: str) -> dict[str, str]:
    """The words by the name that the scripts know them by (`assets/sync/conflict.js`)."""
    _ = texts(language)
    return {
        "changed": _("Someone saved this while you were writing."),
        "deleted": _("Someone deleted this while you were writing."),
        "mine": _("Your text"),
        "theirs": _("Current text"),
        "keepMine": _("Keep mine"),
        "keepTheirs": _("Keep the other"),
        "join": _("Join both"),
        "keepAsNew": _("Keep my text as a new note"),
        "letGo": _("Discard my text"),
        "bringBack": _("Bring it back with my text"),
    }
