"""The report as one PDF: HTML from the templates, laid out and tagged by WeasyPrint."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from canvas_model.catalogue import catalogue, languages
from exporters.pdf import engine
from exporters.pdf.template_context import template_context
from exporters.pdf.templating import environment
from exporters.report import Report
from exporters.words.hard_spaces import held

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no document may hold; no text that passed the boundary does."""


def make_pdf(report: Report) -> bytes:
    """The whole report as a tagged PDF (PDF/UA-1).

    Raises ReportEngineMissingError where WeasyPrint cannot find Pango. Made in this process; a server asks
    `exporters.pdf.worker_pool` instead, where a text that takes too long harms nobody else.
    """
    engine.check_engine()
    with _without_collecting():
        return engine.print_html(report_html(report))


def report_html(report: Report) -> str:
    """The report as one HTML document, without its style sheet; people's text is escaped wherever it stands."""
    template = environment(report.language).get_template("report.html.j2")
    html = template.render(vars(template_context(report)))
    return held(_UNPRINTABLE.sub("\ufffd", html).strip(), report.language)


def warm() -> None:
    """Load engine, fonts, style sheet and catalogue ahead of the first report; raises ReportEngineMissingError."""
    engine.report_style()
    for language in languages():
        catalogue(language)
        environment(language).get_template("report.html.j2")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Layout makes a million small objects and drops none of them: looking for garbage meanwhile costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
