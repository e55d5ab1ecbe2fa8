"""The head of a block in the interview: what it is for, and where it stands while people answer."""

from markupsafe import Markup

from canvas_model.catalogue.blocks import Block
from canvas_model.results import BlockResult
from exporters.words.levels import BAND_MARKS, level_of
from pages.ui.answered_count import answered
from pages.ui.language import _, catalogue, language, number
from pages.ui.layout import bar, html, joined


def head(block: Block, result: BlockResult) -> Markup:
    """Name, purpose and score of a block."""
    level = level_of(result, catalogue().readiness_scale.bands, language())
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
    bands = {band.id: band.name for band in catalogue().readiness_scale.bands}
    band = f"{BAND_MARKS[result.band]} {bands[result.band]}" if result.band else ""
    return " · ".join(filter(None, [band, answered(result, number)]))
