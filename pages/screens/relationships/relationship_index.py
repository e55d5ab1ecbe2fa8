"""The relationship index at the top of its screen."""

from markupsafe import Markup

from canvas_model.results import Relationships
from pages.ui.answered_count import answered
from pages.ui.language import _, percent
from pages.ui.layout import bar, html


def index(result: Relationships) -> Markup:
    """The relationship index with its coverage and band."""
    standing = answered(result, percent) if result.answered else _("Not assessed yet")
    return html(
        '<div class="cv-score"><p><b>{value}</b> <span>{name}</span></p>{bar}<p class="cv-quiet">{standing}</p></div>',
        value=percent(result.index),
        name=_("relationship index"),
        bar=bar(
            result.index,
            result.band,
            most=100,
            label=_("Relationship index: {figure}").format(figure=percent(result.index)),
        ),
        standing=standing,
    )
