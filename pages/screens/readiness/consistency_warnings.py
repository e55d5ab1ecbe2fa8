"""The answers that do not go together, each with advice and the way to it."""

from collections.abc import Iterator

from markupsafe import Markup

from canvas_model.results import ConsistencyWarning
from canvas_model.rules.scoring.consistency_conditions import LOOKED_AT
from exporters.report import Report
from exporters.words.catalogue_names import name_of
from pages.ui.layout import html, joined
from pages.ui.leads import to_answer


def warnings(report: Report) -> Markup:
    """Answers that do not go together, each with its advice and where to look."""
    rules = {rule.id: rule for rule in report.catalogue.consistency.rules}
    cards = [
        html(
            '<article class="fg-card"><p><strong>{text}</strong></p><p>{advice}</p><p class="fg-where">{where}</p></article>',
            text=rules[warning.rule].text,
            advice=rules[warning.rule].advice,
            where=Markup("; ").join(_where(report, warning)),
        )
        for warning in report.readiness.warnings
    ]
    return html('<div class="fg-cards">{cards}</div>', cards=joined(cards))


def _where(report: Report, warning: ConsistencyWarning) -> Iterator[Markup]:
    """What the rule looks at, each a way to its answer."""
    for subject in LOOKED_AT[warning.rule]:
        block, name = report.catalogue.block_of(subject).name, name_of(subject, report.catalogue)
        yield to_answer(subject, name if name == block else f"{block}: {name}", "readiness", report.catalogue)
