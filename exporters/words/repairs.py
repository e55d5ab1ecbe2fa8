"""What was put right in the workshop of a file, in words."""

from canvas_model.rules.planning.circles import Link
from exporters.words.texts import texts


def repair_sentence(link: Link, language: str) -> str:
    """That a task no longer waits for another one, and why."""
    _ = texts(language)
    sentence = _("“{task}” no longer waits for “{predecessor}”: they were waiting for each other in a circle.")
    return sentence.format(task=link.task_name, predecessor=link.predecessor_name)
