"""The interview as a whole: what is answered and decided, and where the readiness stands meanwhile."""

from collections.abc import Sequence
from functools import partial

from canvas_model.results import Readiness
from canvas_model.rules.scoring.progress import BlockProgress
from exporters.words.ranges import range_words
from exporters.words.verdict import label_words
from pages.ui.language import _, catalogue, language, percent


def interview_head(readiness: Readiness, blocks: Sequence[BlockProgress]) -> str:
    """The interview in a sentence: what is answered and decided, and the readiness with its band; no figure at a first look."""
    done = _(
        "Questions answered: {answered} of {asked} ({share}); alternatives decided: {decided} of {alternatives}."
    ).format(
        answered=readiness.answered,
        asked=readiness.asked,
        share=percent(100 * readiness.coverage),
        decided=sum(block.decided for block in blocks),
        alternatives=sum(block.alternatives for block in blocks),
    )
    if readiness.percent is None:
        return done
    if readiness.is_first_look:
        return f"{done} {label_words(readiness.labels, catalogue(), language())}."
    said = _("Readiness: {figure}").format(figure=percent(readiness.percent, readiness.digits))
    still_open = range_words(readiness, partial(percent, digits=readiness.digits), language())
    return f"{done} {', '.join(filter(None, [said, still_open]))}."
