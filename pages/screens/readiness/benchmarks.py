"""Figures from outside, beside those of the client."""

from markupsafe import Markup

from exporters.report import Report
from pages.ui.language import _
from pages.ui.layout import html, joined
from pages.ui.tables import folding


def for_comparison(report: Report) -> Markup:
    """The figures from outside, which a phone folds."""
    return folding(
        _("For comparison, with care"),
        "",
        _("Figures from outside are context, not targets, and not comparable with a self-assessment."),
        _benchmarks(report),
        unfolded=None,
    )


def _benchmarks(report: Report) -> Markup:
    """Figures from outside with source and date, as context and never as a target."""
    sources = {source.mark: source.text for source in report.catalogue.sources.sources}
    entries = [
        html(
            "<li>{text}{sources}</li>",
            text=benchmark.text,
            sources=joined(
                [
                    html('<br><span class="fg-said">{source}</span>', source=sources[mark.strip()])
                    for mark in benchmark.source.split(",")
                    if mark.strip() in sources
                ]
            ),
        )
        for benchmark in report.catalogue.benchmarks.benchmarks
        if benchmark.beside_readiness
    ]
    return html('<ul class="fg-list">{entries}</ul>', entries=joined(entries))
