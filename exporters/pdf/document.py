"""The report as one PDF: HTML from the templates, laid out and tagged by WeasyPrint with the shipped fonts only."""

import atexit
import gc
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from functools import cache, partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

from canvas_model.catalogue import ASSETS, catalogue, languages
from canvas_model.content import Snapshot
from canvas_model.errors import ReportEngineMissingError
from exporters.figures.canvas_page import canvas_sheets
from exporters.figures.gantt import after_go_live, gantt_pages, summary_page
from exporters.figures.risk_matrix import matrix
from exporters.figures.summary_room import chart_room
from exporters.pdf.forked_layout import Twin
from exporters.pdf.joining import LINK, join
from exporters.pdf.parts import VARIANT, First, Here, Part, numbered_from
from exporters.pdf.templating import TEMPLATES, environment
from exporters.report import Report, build_report
from exporters.wording import Wording
from exporters.words.highlights import gaps_by_block

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

FONTS = ASSETS / "fonts"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no document may hold; no text that passed the boundary does."""


COVER = ("cover",)
FRONT = ("summary", "canvas", "readiness", "relationships")
BACK = ("plan", "risks", "method")
"""The sections by the part in which they are laid out: the back takes about as long as the others."""


def make_pdf(report: Report, *, twin: Twin | None = None) -> bytes:
    """The whole report as a tagged PDF (PDF/UA-1); a twin that does `lay_out_back` makes half of it meanwhile.

    Raises ReportEngineMissingError where WeasyPrint cannot find Pango. Makes it here; a server asks `exporters.pdf.workers`
    instead, where a text that takes too long harms nobody else.
    """
    _engine()
    with _without_collecting():
        begun = twin and twin.begin((report.snapshot, report.language, report.made_on))
        html = _printer(report)
        back: Part = begun or Here(partial(_laid_out, html, BACK, None))
        front = Here(partial(_laid_out, html, FRONT, None))
        front.number_from(2)
        back.number_from(2 + front.pages)
        front_pdf = front.pdf()
        cover = Here(partial(_laid_out, html, COVER, front.starts | back.starts))
        cover.number_from(1)
        return join(part() for part in (cover.pdf, lambda: front_pdf, back.pdf))


def lay_out_back(content: tuple[Snapshot, str, date], first: First) -> Any:
    """The second half of the report of a snapshot, in a language, made on a day: what a twin does."""
    snapshot, language, made_on = content
    return _laid_out(_printer(build_report(snapshot, language=language, made_on=made_on)), BACK, None, first)


def _laid_out(html: Callable[..., str], sections: tuple[str, ...], starts: dict[str, int] | None, first: First) -> Any:
    root = ElementTree.fromstring(html(sections, starts))  # noqa: S314 (our own templates, everything in them escaped)
    with numbered_from(first):
        return _page_class()(root).render(
            stylesheets=[_stylesheet()], font_config=_font_configuration(), pdf_variant=VARIANT
        )


@cache
def _page_class() -> Any:
    import cssselect2  # type: ignore[import-untyped]

    class Page(_engine().HTML):  # type: ignore[misc]
        """A document from a tree: the templates are well-formed, and the C parser takes a fiftieth of the time."""

        def __init__(self, root: ElementTree.Element) -> None:
            self.base_url = FONTS.as_uri() + "/"
            self.url_fetcher = _fetcher()
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_elements()]

    return Page


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


def report_html(report: Report) -> str:
    """The report as one HTML document, without its style sheet; people's text is escaped wherever it stands."""
    return _printer(report)(COVER + FRONT + BACK)


def _printer(report: Report) -> Callable[..., str]:
    """Makes the HTML of some sections; `starts` are the pages that the contents name, where they stand elsewhere."""
    template = environment(report.language).get_template("report.html.j2")
    things = {
        "report": report,
        "workshop": report.snapshot.workshop,
        "catalogue": report.catalogue,
        "readiness": report.readiness,
        "relationships": report.relationships,
        "plan": report.plan,
        "wording": Wording(report),
        "canvas_sheets": partial(canvas_sheets, report.snapshot, report.readiness, report.catalogue),
        "charts": gantt_pages(report.plan, report.catalogue, report.language),
        "summary_chart": summary_page(report.plan, report.language, chart_room(report)),
        "measurements": after_go_live(report.plan),
        "block_gaps": gaps_by_block(report.open_gaps, report.plan, report.catalogue, report.language),
        "matrix": matrix(report.risks, report.catalogue),
    }

    def html(sections: tuple[str, ...], starts: dict[str, int] | None = None) -> str:
        link = "#" if starts is None else LINK
        return _UNPRINTABLE.sub(
            "\ufffd", template.render(things, sections=sections, starts=starts or {}, link=link)
        ).strip()

    return html


def style_sheet() -> str:
    """The style sheet of the report; font files are named relative to `assets/fonts`."""
    return "\n".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("[0-9]*.css")))


def pango_command() -> str:
    """The line that brings Pango to this kind of machine."""
    return {
        "darwin": "brew install pango",
        "win32": "winget install MSYS2.MSYS2; C:\\msys64\\usr\\bin\\pacman -S mingw-w64-ucrt-x86_64-pango",
    }.get(sys.platform, "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")


def warm() -> None:
    """Load engine, fonts, style sheet and catalogue ahead of the first report; raises ReportEngineMissingError."""
    _stylesheet()
    for language in languages():
        catalogue(language)
        environment(language).get_template("report.html.j2")


def check_engine() -> None:
    """Raises ReportEngineMissingError, with the line to type, where a PDF cannot be made."""
    _engine()


def _engine() -> Any:
    try:
        with redirect_stdout(StringIO()):  # without Pango it prints a page of advice
            import weasyprint
    except OSError as error:
        raise ReportEngineMissingError(command=pango_command()) from error
    return weasyprint


@cache
def _font_configuration() -> "FontConfiguration":
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(forget_fonts)  # later than this, its temporary files could not be removed any more
    return FontConfiguration()


def forget_fonts() -> None:
    """Let go of the loaded fonts and the temporary files they stand in."""
    _stylesheet.cache_clear()
    _font_configuration.cache_clear()


@cache
def _stylesheet() -> Any:
    return _engine().CSS(
        string=style_sheet(),
        base_url=FONTS.as_uri() + "/",
        font_config=_font_configuration(),
        url_fetcher=_fetcher(),
    )


@cache
def _elements() -> Any:
    return _engine().CSS(string=(TEMPLATES / "elements.css").read_text("utf-8"), url_fetcher=_fetcher())


@cache
def _fetcher() -> Any:
    """Reaches the shipped fonts and `data:` and nothing else, however a document asks."""
    from weasyprint.urls import URLFetcher

    class ShippedFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "file":
                path = Path(url2pathname(unquote(parts.path))).resolve()
                if parts.netloc or path.parent != FONTS or path.suffix != ".ttf":
                    raise ValueError(f"not a shipped font: {url}")
            return super().fetch(url, headers)

    return ShippedFiles(allowed_protocols=("data", "file"), allow_redirects=False)
