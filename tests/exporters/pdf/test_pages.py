"""The pages of the report as they are laid out: nothing in a margin, no page left empty, no row of a table by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.pdf import engine
from exporters.pdf.document import report_html

HALF_A_PIXEL = 0.5
MILLIMETRE = 96 / 25.4
SECTION_GAP = 10 * MILLIMETRE
"""Above a section that does not begin its page."""
TALL = 14 * MILLIMETRE
"""A row of several lines: it may stand by itself."""
Pages = list[Any]


def boxes_in(box: Any) -> Iterator[Any]:
    """The boxes in a box of the layout; not what is turned, whose place is that before the turn."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        if child.style["transform"]:
            continue
        yield child
        yield from boxes_in(child)


def texts_in(box: Any) -> Iterator[Any]:
    """The boxes of text in a box of the layout."""
    return (child for child in boxes_in(box) if getattr(child, "text", "").strip())


def content(page: Any) -> Any:
    """What stands between the margins of a page."""
    return next(child for child in page.children if child.element_tag == "html")


def used(page: Any) -> float:
    """How far down the texts of a page reach, in pixels from its upper margin."""
    return max(text.position_y + text.height for text in texts_in(content(page))) - page.content_box_y()


def first_piece(page: Any) -> float:
    """How high the first part of a page is that cannot be broken, with the heading above it, in pixels."""
    whole = (box for box in boxes_in(content(page)) if box.style["break_inside"] == "avoid")
    first = next((box for box in whole if box.style["break_after"] != "avoid"), content(page))
    return first.position_y + first.height - page.content_box_y()


@pytest.fixture(scope="module")
def pages_of(bare, report) -> Callable[[str, str], Pages]:
    """The upright pages of a report after its cover: of the demo, of its first five answers, or of an empty workshop."""

    @cache
    def make(workshop: str, language: str) -> Pages:
        snapshot = demo_snapshot(language, today=date(2026, 11, 21))
        if workshop == "five":
            first = {answer.question: answer for answer in snapshot.answers if answer.state == "answered"}
            snapshot = snapshot.model_copy(update={"answers": tuple(first.values())[:5]})
        document = engine.document_class()(
            ElementTree.fromstring(report_html(report(bare(language) if workshop == "bare" else snapshot)))
        ).render(stylesheets=[engine.report_style()], font_config=engine.font_configuration())
        return [page._page_box for page in document.pages[1:] if page.width < page.height]

    return make


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_text_of_the_demo_stands_in_the_margin(pages_of, language):
    """The list of the tasks that one waits for ran out of its column, into the margin."""
    outside = []
    for page in pages_of("demo", language):
        right = page.content_box_x() + page.width + HALF_A_PIXEL
        outside += [text.text for text in texts_in(content(page)) if text.position_x + text.width > right]
    assert outside == []


WORKSHOPS = [("demo", "it"), ("demo", "en"), ("five", "it"), ("bare", "it")]


@pytest.mark.parametrize(("workshop", "language"), WORKSHOPS)
def test_no_page_is_left_for_a_heading_that_would_have_fitted_on_it_with_what_it_leads_to(pages_of, workshop, language):
    left = []
    for before, page in pairwise(pages_of(workshop, language)):
        tag = next(texts_in(content(page))).element_tag
        if tag in ("h2", "h3") and used(before) + SECTION_GAP + first_piece(page) <= page.height:
            left.append(first_words(page))
    assert left == []


@pytest.mark.parametrize(("workshop", "language"), WORKSHOPS)
def test_no_row_of_a_table_stands_by_itself(pages_of, workshop, language):
    tables: dict[Any, list[list[Any]]] = defaultdict(list)
    for page in pages_of(workshop, language):
        for box in boxes_in(content(page)):
            if box.element_tag == "tbody":
                tables[box.element].append(box.children)
    split = [rows for parts in tables.values() if len(parts) > 1 for rows in parts]
    assert split
    assert [text_of(rows[0]) for rows in split if len(rows) == 1 and rows[0].height < TALL] == []


@pytest.mark.parametrize(("workshop", "language"), WORKSHOPS)
def test_no_page_ends_with_a_heading(pages_of, workshop, language):
    for page in pages_of(workshop, language):
        last = max(boxes_in(content(page)), key=lambda box: (box.position_y, bool(getattr(box, "text", ""))))
        assert last.element_tag not in ("h1", "h2", "h3", "h4"), first_words(page)


def text_of(box: Any) -> str:
    return " ".join(text.text for text in texts_in(box))


def first_words(page: Any) -> str:
    return text_of(content(page))[:80]
