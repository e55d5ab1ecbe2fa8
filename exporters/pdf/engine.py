"""WeasyPrint as the report uses it: the shipped fonts and nothing else, read once and kept."""

import atexit
import sys
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from xml.etree import ElementTree

from canvas_model.catalogue import ASSETS
from canvas_model.report_errors import ReportEngineMissingError
from exporters.pdf.finishing import finish
from exporters.pdf.templating import TEMPLATES

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

FONTS = ASSETS / "fonts"
VARIANT = "pdf/ua-1"
ADDRESS = FONTS.as_uri() + "/"
"""What addresses in the style sheet are relative to."""


def print_html(html: str) -> bytes:
    """A tagged PDF of a well-formed document; raises ReportEngineMissingError where Pango is not found."""
    root = ElementTree.fromstring(html)  # noqa: S314 (our own templates, everything in them escaped)
    pdf: bytes = document_class()(root).write_pdf(
        stylesheets=[report_style()],
        font_config=font_configuration(),
        pdf_variant=VARIANT,
        finisher=lambda _document, pdf: finish(pdf),
    )
    return pdf


def style_sheet() -> str:
    """The style sheet of the report; font files are named relative to `assets/fonts`."""
    return "\n".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("[0-9]*.css")))


def check_engine() -> None:
    """Raises ReportEngineMissingError, with the line to type, where a PDF cannot be made."""
    _weasyprint()


@cache
def document_class() -> Any:
    """A document of WeasyPrint's that is made of a tree.

    The templates are well-formed, and the C parser takes a fiftieth of the time that an HTML parser does.
    """
    import cssselect2  # type: ignore[import-untyped]

    class Document(_weasyprint().HTML):  # type: ignore[misc]
        def __init__(self, root: ElementTree.Element) -> None:
            self.base_url = ADDRESS
            self.url_fetcher = fetcher()
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_element_style()]

    return Document


@cache
def font_configuration() -> "FontConfiguration":
    """The fonts of the style sheet, loaded."""
    _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(_forget_fonts)  # later than this, its temporary files could not be removed any more
    return FontConfiguration()


@cache
def report_style() -> Any:
    """The style sheet, read."""
    return _weasyprint().CSS(
        string=style_sheet(), base_url=ADDRESS, font_config=font_configuration(), url_fetcher=fetcher()
    )


def pango_command() -> str:
    """The line that brings Pango to this kind of machine."""
    return {
        "darwin": "brew install pango",
        "win32": "winget install MSYS2.MSYS2; C:\\msys64\\usr\\bin\\pacman -S mingw-w64-ucrt-x86_64-pango",
    }.get(sys.platform, "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")


def _weasyprint() -> Any:
    try:
        with redirect_stdout(StringIO()):  # without Pango it prints a page of advice
            import weasyprint
    except OSError as error:
        raise ReportEngineMissingError(command=pango_command()) from error
    return weasyprint


def _forget_fonts() -> None:
    report_style.cache_clear()
    font_configuration.cache_clear()


@cache
def _element_style() -> Any:
    return _weasyprint().CSS(string=(TEMPLATES / "elements.css").read_text("utf-8"), url_fetcher=fetcher())


@cache
def fetcher() -> Any:
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
