"""The matrix of the open risks, by probability and impact."""

from markupsafe import Markup

from canvas_model.rules.risks.checklist import highest_first
from exporters.figures.risk_matrix import MatrixCell, matrix
from exporters.report import Report
from exporters.report_sentences import Wording
from pages.ui.language import _
from pages.ui.layout import html, joined


def risk_matrix(report: Report) -> Markup:
    """Probability by impact after mitigation; every number is a risk of the list below. At a first look no cell has its band."""
    scale = report.catalogue.risk_scale
    impacts = joined(
        [
            html('<th scope="col">{value}<br>{name}</th>', value=impact.value, name=impact.name)
            for impact in scale.impacts
        ]
    )
    names = {probability.value: probability.name for probability in scale.probabilities}
    rows = [
        html(
            '<tr><th scope="row">{value} {name}</th>{cells}</tr>',
            value=row[0].probability,
            name=names[row[0].probability],
            cells=joined([_cell(cell, report) for cell in row]),
        )
        for row in matrix(report.risks, report.catalogue)
    ]
    return html(
        '<table class="fg-matrix"><caption><span class="fg-unseen">{caption}</span>{provisional}</caption>'
        '<thead><tr><th scope="col">{corner}</th>{impacts}</tr></thead><tbody>{rows}</tbody></table>',
        caption=_("Open risks by probability (rows) and impact (columns), after mitigation"),
        provisional=_provisional(report),
        corner=_("Probability ↓ Impact →"),
        impacts=impacts,
        rows=joined(rows),
    )


def _provisional(report: Report) -> Markup | str:
    if not report.readiness.is_first_look:
        return ""
    words = _("Provisional: the cells are coloured once half of the questions have an answer.")
    return html('<span class="fg-said">{words}</span>', words=words)


def _cell(cell: MatrixCell, report: Report) -> Markup:
    inside = [
        html('<span class="fg-no" title="{event}">{number}</span>', number=risk.number, event=risk.event)
        for risk in cell.risks
    ]
    if report.readiness.is_first_look:
        return html('<td class="fg-c-none">{inside}</td>', inside=joined(inside))
    name = Wording(report).risk_bands[cell.band].name
    return html(
        '<td class="fg-c-{band}">{inside}<small>{name}</small></td>', band=cell.band, inside=joined(inside), name=name
    )


def highest(report: Report) -> str:
    """Which open risks have the highest score, by their numbers in the checklist."""
    if report.readiness.is_first_look:
        return _("Not yet judged: where a block has no answers, probability 3 stands in. Numbers are those below.")
    ranked = highest_first(report.risks)
    if not ranked:
        return _("Every risk is closed.")
    score = ranked[0].residual_score
    highest = [risk.number for risk in ranked if risk.residual_score == score]
    if len(highest) == 1:
        words = _("The highest is number {number}, at {score} of 25. Numbers are those of the checklist below.")
    else:
        words = _("The highest, at {score} of 25: numbers {number}. They are those of the checklist below.")
    return words.format(number=", ".join(highest), score=score)
