"""The canvas page: nothing is cut and nothing runs out of its cell, whatever people write."""

from datetime import date
from xml.etree import ElementTree

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.figures.canvas_heading import ROOM, SERIF, TITLE_SIZES, canvas_heading
from exporters.figures.canvas_notes import CONTINUED, SETTINGS, SMALLEST, NoteView, divide, fill, height
from exporters.figures.canvas_page import canvas_sheets
from exporters.figures.text_width import MM_PER_POINT, lines
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
BLOCKS = ("customer", "data", "sources", "executors", "market", "strategies", "processes", "technology", "costs")


CHIP_ROW_PIXELS = 20
"""Less than a row of chips takes."""


def boxes(box, wanted):
    """Every box below this one whose element has the class."""
    element = getattr(box, "element", None)
    if element is not None and wanted in (element.get("class") or "").split() and box.element_tag == "div":
        yield box
    for child in getattr(box, "children", ()):
        yield from boxes(getattr(child, "_box", child), wanted)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [3, 14])
def test_notes_stay_inside_their_cell(bare, note, only, report, kind, count):
    notes = tuple(
        note(block, index, KINDS[kind][: 60 + 37 * index] or "x")
        for block in ("customer", "data", "processes", "strategies", "sources", "costs")
        for index in range(count)
    )
    html = report_html(report(only(bare("en"), "canvas").model_copy(update={"notes": notes})))
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


def test_no_room_is_left_for_a_row_of_chips_that_is_not_there(only, report):
    html = report_html(report(only(demo_snapshot("it", today=date(2026, 11, 21)), "canvas")))
    document = engine.document_class()(ElementTree.fromstring(html)).render(
        stylesheets=[engine.report_style()], font_config=engine.font_configuration()
    )
    page = next(page._page_box for page in document.pages if page.width > 1500)
    for cell in boxes(page, "cell"):
        bottom = max(chips.position_y + chips.height for chips in boxes(cell, "chips"))
        assert min(column.position_y for column in boxes(cell, "column")) - bottom < CHIP_ROW_PIXELS


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
    assert points(1) > points(8) >= SMALLEST[-1].points


READABLE, READABLE_ON_A4 = 9.0, 7.0
"""Points of a note at least, on the sheet and where it is printed half as large."""


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("layout", ["ordinal", "semantic", "spatial"])
def test_the_notes_of_the_demo_are_readable_also_where_the_sheet_is_printed_on_a4(report, language, layout):
    snapshot = demo_snapshot(language, today=date(2026, 11, 21))
    workshop = snapshot.workshop.model_copy(update={"layout": layout})
    made = report(snapshot.model_copy(update={"workshop": workshop}))
    sheets = canvas_sheets(made.snapshot, made.readiness, made.catalogue)
    assert sheets.continuation == ()
    assert min(cell.setting.points for cell in sheets.cells) * 0.5**0.5 >= READABLE_ON_A4 - 0.01


def test_a_full_block_does_not_make_the_notes_of_the_others_small(bare, note, report):
    crowd = [note("processes", index, "Complaints stay in personal inboxes " * 4) for index in range(60)]
    few = [note(block, 0, "Half of the records have no contact person") for block in BLOCKS if block != "processes"]
    made = report(bare("en").model_copy(update={"notes": (*crowd, *few)}))
    sheets = canvas_sheets(made.snapshot, made.readiness, made.catalogue)
    points = {cell.block.id: cell.setting.points for cell in sheets.cells}
    assert min(points.values()) >= READABLE
    assert {points[block] for block in BLOCKS if block != "processes"} == {SMALLEST[0].points}
    assert [cell.block.id for cell in sheets.cells if cell.more] == ["processes"]
    assert sheets.continuation and sheets.continued.points >= READABLE


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("layout", ["ordinal", "semantic", "spatial"])
def test_a_full_block_leaves_the_others_the_room_for_all_their_notes(note, report, layout, block):
    snapshot = demo_snapshot("it", today=date(2026, 11, 21))
    workshop = snapshot.workshop.model_copy(update={"layout": layout})
    crowd = [note(block, 100 + index, "Ogni venditore tiene un proprio elenco di clienti " * 3) for index in range(25)]
    made = report(snapshot.model_copy(update={"workshop": workshop, "notes": (*snapshot.notes, *crowd)}))
    sheets = canvas_sheets(made.snapshot, made.readiness, made.catalogue)
    assert [cell.block.id for cell in sheets.cells if cell.more] == [block]


def test_a_long_name_gets_smaller_and_never_reaches_the_score():
    short, long, longest = (canvas_heading(name + " · CRM Model Canvas", "Under") for name in NAMES)
    assert short.title_points == TITLE_SIZES[0] > long.title_points
    for heading in (short, long, longest):
        broken = lines(heading.title, ROOM, heading.title_points, SERIF)
        assert len(broken) <= 2
        assert len(broken) * heading.title_points * 1.2 * MM_PER_POINT <= 9.0
    assert len(lines(long.title, ROOM, long.title_points, SERIF)) == 1


NAMES = ("Aervalda S.p.A.", "Consorzio Cooperative Edilizie " * 2, "Weißwürste & Würmer GmbH & Co. KG " * 4)


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
