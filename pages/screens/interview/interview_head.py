"""The head of the interview: how much of it is done, and the readiness so far."""

from functools import partial

from canvas_model.results import Readiness
from exporters.words.ranges import range_words
from exporters.words.verdict import headline
from pages.ui.language import _, catalogue, language, percent


def interview_head(readiness: Readiness, share: float) -> str:
    """The interview as a whole in a sentence: how much is done, and the readiness with its band; no figure at a first look."""
    done = _("{share} done.").format(share=percent(100 * share))
    if readiness.percent is None:
        return done
    if readiness.is_first_look:
        return f"{done} {headline(readiness, catalogue(), language())}."
    said = _("Readiness {figure}, on {answered} of {asked} answers").format(
        figure=percent(readiness.percent, readiness.digits), answered=readiness.answered, asked=readiness.asked
    )
    still_open = range_words(readiness, partial(percent, digits=readiness.digits), language())
    return f"{done} {': '.join(filter(None, [said, still_open]))}."
