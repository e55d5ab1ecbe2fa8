"""Figures from outside, beside those of the client."""

from markupsafe import Markup

from exporters.report import Report
from pages.ui.layout import html, joined


def benchmarks(report: Report) -> Markup:
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
        for benchmark in report.catalogue.scale.benchmarks
        if benchmark.beside_readiness
    ]
    return html('<ul class="fg-list">{entries}</ul>', entries=joined(entries))
