"""What a board is asked to decide is the same on the page, in the JSON and in the table; so is who does what."""

import csv
import io
import json
from datetime import date

import pytest

from canvas_model.demo.snapshot import demo_snapshot
from exporters.data.csv_ import POINT, separated
from exporters.data.json_ import document
from exporters.pdf.document import report_html
from exporters.words.numbers_and_dates import day


@pytest.fixture(scope="module", params=["it", "en"])
def made(request, report):
    return report(demo_snapshot(request.param, today=date(2026, 11, 21)))


def rows(made, section: dict[str, str]) -> list[list[str]]:
    table = list(csv.reader(io.StringIO(separated(made, POINT).decode("utf-8-sig"), newline="")))
    return [row for row in table if row[0] == section[made.language]]


def test_every_decision_has_one_day_one_owner_and_one_number_everywhere(made):
    said = json.loads(document(made))["decisions"]
    table = rows(made, {"it": "decisione", "en": "decision"})
    page = report_html(made).partition('<section id="decisions">')[2].partition("</section>")[0]
    assert len(said) == len(made.decisions) == len(table) > 8
    for decision, one, row in zip(made.decisions, said, table, strict=True):
        assert one["due"] == decision.due.isoformat() and one["due"] in row
        assert one["number"] == row[2] and f">{decision.number}</td>" in page
        assert one["owner_name"] in row and one["owner_name"] in page
        assert decision.name in page and decision.name in row
        assert day(decision.due, made.language, "d MMM yyyy") in page.replace("\u00a0", " ")
        assert len(one["reasons"]) == len(decision.causes)


def test_the_first_decisions_stand_on_the_boards_page(made):
    page = report_html(made).partition('id="summary">')[2].partition("</section>")[0]
    assert [decision.name in page for decision in made.decisions] == [True] * 3 + [False] * (len(made.decisions) - 3)


def test_who_does_what_is_the_same_everywhere(made):
    said = json.loads(document(made))["responsibilities"]
    table = rows(made, {"it": "responsabilità", "en": "responsibility"})
    page = report_html(made).partition('<section id="responsibilities"')[2].partition("</section>")[0]
    assert len(said) == len(table) == page.count('<th scope="row">') == len(made.responsibilities.rows)
    for one, row in zip(said, table, strict=True):
        assert one["number"] == row[2].strip('="')
        assert any(cell.startswith(f"A: {made.catalogue.role(one['accountable']).name}") for cell in row)
    assert page.count(">A</td>") + page.count(">AR</td>") == len(said)
