"""No text of the report stands in the margin of its page."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.pdf import engine
from exporters.pdf.document import report_html

HALF_A_PIXEL = 0.5


def texts_in(box: Any) -> Iterator[Any]:
    """The boxes of text in a box of the layout; not of what is turned, whose place is that before the turn."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if child.style["transform"]:
            continue
        if getattr(child, "text", "").strip():
            yield child
        yield from texts_in(child)


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_text_of_the_demo_stands_in_the_margin(report, language):
    """The list of the tasks that one waits for ran out of its column, into the margin."""
    html = report_html(report(demo_snapshot(language, today=date(2026, 11, 21))))
    document = engine.document_class()(ElementTree.fromstring(html)).render(
        stylesheets=[engine.report_style()], font_config=engine.font_configuration()
    )
    upright = [page._page_box for page in document.pages if page.width < page.height]
    assert len(upright) > 20
    outside = []
    for sheet in upright:
        root = next(child for child in sheet.children if child.element_tag == "html")
        right = sheet.content_box_x() + sheet.width + HALF_A_PIXEL
        outside += [text.text for text in texts_in(root) if text.position_x + text.width > right]
    assert outside == []
