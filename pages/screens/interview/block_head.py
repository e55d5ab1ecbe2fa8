"""The head of a block in the interview: what it is for, and where it stands while people answer."""

from functools import partial

from markupsafe import Markup

from canvas_model.catalogue.blocks import Block
from canvas_model.results import BlockResult, Readiness
from exporters.words.levels import level_of
from exporters.words.ranges import range_words
from exporters.words.verdict import headline
from pages.ui.answered_count import answered
from pages.ui.language import _, catalogue, language, number, percent
from pages.ui.layout import bar, html, joined


def overall(readiness: Readiness, share: float) -> str:
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


def head(block: Block, result: BlockResult) -> Markup:
    """Name, purpose and score of a block."""
    level = level_of(result, catalogue().scale.bands, language())
    return html(
        '<div class="cv-block"><div><h2><span>{number}</span> {name}</h2><p>{purpose}</p>{note}</div>'
        '<div class="cv-score"><p><b>{value}</b><span>/4</span></p>{bar}<p class="cv-quiet">{standing}</p></div></div>',
        number=block.number,
        name=block.name,
        purpose=block.purpose,
        note=_more(block),
        value=level,
        bar=bar(
            result.maturity,
            result.band,
            target=result.target,
            label=_("Maturity {value} of 4, target {target}").format(value=level, target=number(result.target)),
        ),
        standing=_standing(result),
    )


def _more(block: Block) -> Markup:
    lines = (
        (_("Output:"), block.output),
        (_("In other models:"), block.frameworks),
        (_("Editor’s note:"), block.editor_note),
    )
    return html(
        '<details class="cv-more"><summary>{title}</summary>{lines}</details>',
        title=_("More on this block"),
        lines=joined([html("<p><b>{label}</b> {text}</p>", label=label, text=text) for label, text in lines if text]),
    )


def _standing(result: BlockResult) -> str:
    if result.maturity is None:
        return _("Not assessed yet")
    return answered(result, number)
