"""The room that a text takes: lines as they will be printed, and what may not part."""

from datetime import date

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.figures.gantt_pages import NAME_POINTS, NAMES
from exporters.figures.text_width import bound, lines, width
from exporters.pdf.template_context import template_context


def test_a_text_as_wide_as_the_room_stands_in_one_line() -> None:
    text = "Nominare chi risponde dei dati"
    room = width(text, 9.0) + 0.01
    assert lines(text, room, 9.0) == [text]
    assert lines(text, room - 0.1, 9.0) == ["Nominare chi risponde dei", "dati"]


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_row_of_the_chart_keeps_a_line_that_its_name_does_not_need(report, language) -> None:
    pages = template_context(report(demo_snapshot(language, today=date(2026, 11, 21)))).charts
    rows = [row for page in pages for row in page.rows if row.kind != "step"]
    long = [row for row in rows if "\n" in row.name]
    assert len(rows) > 20
    assert [row.name for row in long if width(row.name.replace("\n", " "), NAME_POINTS) <= NAMES] == []
    assert len({row.h for row in rows if row not in long}) == 1


def test_short_words_and_days_stay_with_what_follows() -> None:
    said = "11 decisioni da prendere, la prima entro il 3 novembre 2026"
    assert bound(said).replace("\u00a0", "_") == "11_decisioni da_prendere, la_prima entro il_3_novembre 2026"
