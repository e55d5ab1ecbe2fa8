"""Whether a question has an answer, in words."""

from exporters.words.texts import texts


def state_words(state: str, language: str) -> str:
    """What stands for the answer where there is no level to name; empty where nobody has answered."""
    _ = texts(language)
    return {
        "blank": "",
        "answered": _("answered"),
        "dont_know": _("don’t know"),
        "not_applicable": _("not applicable"),
    }[state]
