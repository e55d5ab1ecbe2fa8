"""The canvas page: nothing is cut and nothing runs out of its cell, whatever people write."""

from xml.etree import ElementTree

import pytest

from exporters.figures.canvas_notes import CONTINUED, SETTINGS, NoteView, divide, fill, height
from exporters.figures.canvas_page import canvas_sheets
from exporters.pdf import engine
from exporters.pdf.document import report_html

KINDS = {
    "words": "Nel 2021 un CRM l’avevamo preso: otto licenze e nessun corso. Dopo un anno lo aprivano in due. ",
    "wide": "W" * 300,
    "narrow": "ill.i'l " * 40,
    "lines": "una\ndue\n\ntre\n" * 5,
    "marks": "e\u0301\u0323\u0308" * 90,
    "greek and cyrillic": "Ελλάδα και Клиент, обслуживание без границ: " * 6,
    "emoji": "👩‍💻🇮🇹👍🏽🚀" * 25,
    "links": "https://example.org/a-very-long-path/that-goes-on-and-on?with=parameters&more=of-them " * 3,
}


def boxes(box, wanted):
    """Every box below this one whose element has the class."""
    element = getattr(box, "element", None)
    if element is not None and wanted in (element.get("class") or "").split() and box.element_tag == "div":
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(getattr(child, "_box", child), wanted)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [3, 14])
def test_notes_stay_inside_their_cell(bare, note, report, kind, count):
    notes = tuple(
        note(block, index, KINDS[kind][: 60 + 37 * index] or "x")
        for block in ("customer", "data", "processes", "strategies", "sources", "costs")
        for index in range(count)
    )
    html = report_html(report(bare("en").model_copy(update={"notes": notes})))
    document = engine.document_class()(ElementTree.fromstring(html)).render(
        stylesheets=[engine.report_style()], font_config=engine.font_configuration()
    )
    wide = [page._page_box for page in document.pages if page.width > 1500]
    cells = [cell for page in wide for cell in boxes(page, "cell")]
    assert len(cells) == 9
    for cell in cells:
        limit = cell.position_y + cell.border_height()
        for column in boxes(cell, "column"):
            assert column.position_y + column.margin_height() <= limit + 0.5
        for chips in boxes(cell, "chips"):
            tops = [column.position_y for column in boxes(cell, "column")]
            assert all(chips.position_y + chips.height <= top + 0.5 for top in tops)
    for page in wide[1:]:
        for column in boxes(page, "column"):
            assert column.position_y + column.margin_height() <= page.margin_height() - 50


@pytest.mark.parametrize("layout", ["ordinal", "semantic", "spatial"])
def test_every_block_has_its_cell_and_no_two_overlap(full, report, layout):
    snapshot = full("en")
    workshop = snapshot.workshop.model_copy(update={"layout": layout})
    made = report(snapshot.model_copy(update={"workshop": workshop}))
    cells = canvas_sheets(made.snapshot, made.readiness, made.catalogue).cells
    assert len(cells) == 9
    for one in cells:
        assert one.x >= 0 and one.x + one.w <= 396.01
        for other in cells:
            if one is not other:
                apart_x = one.x + one.w <= other.x or other.x + other.w <= one.x
                apart_y = one.y + one.h <= other.y + 0.01 or other.y + other.h <= one.y + 0.01
                assert apart_x or apart_y, (one.block.id, other.block.id)


def test_few_notes_are_large_and_many_are_small(bare, note, report):
    def points(count: int) -> float:
        notes = tuple(
            note(block, i, "Half of the records have no contact person") for block in BLOCKS for i in range(count)
        )
        made = report(bare("en").model_copy(update={"notes": notes}))
        return canvas_sheets(made.snapshot, made.readiness, made.catalogue).cells[0].setting.points

    assert points(1) == SETTINGS[0].points
    assert points(1) > points(7) >= SETTINGS[-1].points


BLOCKS = ("customer", "data", "sources", "executors", "market", "strategies", "processes", "technology", "costs")


def test_filling_columns_keeps_every_note_in_order():
    notes = [NoteView(f"note {number} " * (number % 7 + 1), "IT", "violet") for number in range(60)]
    columns, left = fill(notes, 2, 80.0, SETTINGS[-1], 90.0)
    placed = sorted((note for column in columns for note in column), key=notes.index)
    assert placed + left == notes
    assert left
    for column in columns:
        assert sum(height(note, 80.0, SETTINGS[-1]) for note in column) <= 90.0


def test_dividing_a_note_loses_no_word():
    note = NoteView(" ".join(f"w{number}" for number in range(300)), "IT", "violet")
    head, tail = divide(note, 75.0, CONTINUED, 60.0)
    assert head is not None
    assert f"{head.text} {tail.text}".split() == note.text.split()
    assert head.continues and tail.continued
