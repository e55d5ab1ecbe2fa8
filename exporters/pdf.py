"""The report as one PDF: HTML from the templates, laid out and tagged by WeasyPrint with the shipped fonts only."""

import gc
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from canvas_model.catalogue import ASSETS, catalogue, languages
from canvas_model.errors import ReportEngineMissingError
from exporters import formats
from exporters.canvas_page import canvas_sheets
from exporters.findings import gaps_by_block
from exporters.gantt import after_go_live, gantt_pages, summary_page
from exporters.report import Report
from exporters.risk_matrix import matrix
from exporters.summary_room import chart_room
from exporters.text_width import balanced
from exporters.texts import plurals, texts
from exporters.wording import Wording

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

PAGE = 178.0
"""Millimetres between the margins of an upright page."""
TEMPLATES = Path(__file__).resolve().parent / "templates"
FONTS = ASSETS / "fonts"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no document may hold; no text that passed the boundary does."""


def make_pdf(report: Report) -> bytes:
    """The whole report as a tagged PDF (PDF/UA-1).

    Raises ReportEngineMissingError where WeasyPrint cannot find Pango. Makes it in this process; a server asks
    `exporters.worker` instead, where a text that takes too long harms nobody else.
    """
    root = ElementTree.fromstring(report_html(report))  # noqa: S314 (our own templates, everything in them escaped)
    document = _page_class()(root)
    with _without_collecting():
        pdf: bytes = document.write_pdf(
            stylesheets=[_stylesheet()], font_config=_font_configuration(), pdf_variant="pdf/ua-1"
        )
    return pdf


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
    html = (
        _environment(report.language)
        .get_template("report.html.j2")
        .render(
            report=report,
            workshop=report.snapshot.workshop,
            catalogue=report.catalogue,
            readiness=report.readiness,
            relationships=report.relationships,
            plan=report.plan,
            wording=Wording(report),
            sheets=canvas_sheets(report.snapshot, report.readiness, report.catalogue),
            charts=gantt_pages(report.plan, report.catalogue, report.language),
            summary_chart=summary_page(report.plan, report.language, chart_room(report)),
            measurements=after_go_live(report.plan),
            block_gaps=gaps_by_block(report.open_gaps, report.plan, report.catalogue, report.language),
            matrix=matrix(report.risks, report.catalogue),
        )
    )
    return _UNPRINTABLE.sub("\ufffd", html).strip()


def style_sheet() -> str:
    """The style sheet of the report; font files are named relative to `assets/fonts`."""
    return "\n".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.css")))


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
        _environment(language).get_template("report.html.j2")


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

    return FontConfiguration()


@cache
def _stylesheet() -> Any:
    return _engine().CSS(
        string=style_sheet(),
        base_url=FONTS.as_uri() + "/",
        font_config=_font_configuration(),
        url_fetcher=_fetcher(),
    )


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


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translate, translate_plural = texts(language), plurals(language)

    def said(msgid: str, **values: object) -> Markup:
        return escape(translate(msgid)).format(**values)

    def counted(one: str, many: str, count: int, **values: object) -> Markup:
        return escape(translate_plural(one, many, count)).format(count=count, **values)

    environment.globals |= {"_": said, "_n": counted}
    environment.filters |= {
        "number": lambda value, digits=1: formats.number(value, language, digits),
        "percent": lambda value, digits=0: formats.percent(value, language, digits),
        "day": lambda value, style="long": _day(value, language, style),
        "balanced": lambda text, points: f"{balanced(text, PAGE, points, 'SourceSerif4-Semibold.ttf'):.1f}mm",
        "moment": lambda value: formats.moment(value, language, "medium"),
        "days": lambda value: formats.number(value, language, 0 if value == int(value) else 1),
        "mm": lambda value: f"{value:.2f}mm",
        "user": user_text,
    }
    return environment


def _day(value: date | None, language: str, style: str) -> str:
    said = formats.day(value, language, style)
    return said.replace(" ", "\u00a0") if style.startswith("d ") else said


def user_text(text: str) -> Markup:
    """People's text as an isolated piece of its own direction."""
    if _right_to_left(text):
        return Markup('<span dir="rtl">{}</span>').format(text)
    return escape(text)


def _right_to_left(text: str) -> bool:
    if text.isascii():
        return False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
