"""What was put right in the workshop of a file, in words."""

from canvas_model.rules.planning.circles import Link
from exporters.words.texts import texts


def repair_sentence(link: Link, language: str) -> str:
    """That a task no longer waits for another one, and why."""
    _ = texts(language)
    return _named(
        _("“{task}” no longer waits for “{predecessor}”: they were waiting for each other in a circle."), link
    )


def link_left_out(link: Link, language: str) -> str:
    """That a task no longer waits for another one, below a sentence that says why."""
    _ = texts(language)
    return _named(_("“{task}” no longer waits for “{predecessor}”."), link)


def _named(words: str, link: Link) -> str:
    return words.format(task=link.task_name, predecessor=link.predecessor_name)
