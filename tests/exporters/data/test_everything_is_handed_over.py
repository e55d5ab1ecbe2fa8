"""Every word that people wrote stands in the JSON, in the table and in the PDF."""

import json

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import KINDS, WorkshopFields
from exporters.data.csv_ import COMMA, POINT, separated, table
from exporters.data.json_ import document
from exporters.pdf.document import make_pdf
from tests.exporters.data.everything_written import VARIANTS, everything_written, written_fields
from tests.exporters.pdf_reading import page_texts


@pytest.fixture(scope="module")
def written(report):
    """The report of the workshop, and marker -> where it stands."""
    plan = report(everything_written("t1_1")[0]).plan
    asked = {task.id for task in (*plan.tasks, *plan.dropped)}
    unasked = next(task.id for task in catalogue("en").plan.gap_tasks if task.id not in asked)
    snapshot, markers = everything_written(unasked)
    return report(snapshot), markers


def test_every_kind_that_takes_text_is_tried() -> None:
    assert {kind for kind, model in KINDS.items() if list(written_fields(model))} == {
        kind for kind, given in VARIANTS.items() if given and kind != "block"
    }
    assert {"client", "consultant", "contact"} <= set(written_fields(WorkshopFields))


def test_every_word_is_in_the_json(written) -> None:
    made, markers = written
    text = document(made).decode()
    assert [where for marker, where in markers.items() if marker not in text] == []


@pytest.mark.parametrize("make", [table, lambda made: separated(made, COMMA), lambda made: separated(made, POINT)])
def test_every_word_is_in_the_table(written, make) -> None:
    made, markers = written
    text = make(made).decode("utf-8-sig")
    assert [where for marker, where in markers.items() if marker not in text] == []


def test_every_word_is_printed_in_the_pdf(written) -> None:
    made, markers = written
    text = "".join("".join(page_texts(make_pdf(made))).split())
    assert [where for marker, where in markers.items() if marker not in text] == []


def test_closing_days_and_dates_of_the_workshop_are_in_both(written) -> None:
    made, _markers = written
    for text in (document(made).decode(), table(made).decode("utf-8-sig")):
        assert all(day in text for day in ("2026-12-28", "2027-08-13", "2027-03-31"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_the_catalogue_adds_is_in_both(full, report, language) -> None:
    made = report(full(language))
    said = json.loads(document(made))
    text = table(made).decode("utf-8-sig").replace('""', '"')
    assert all(task.deliverable in text for task in made.plan.tasks)
    assert all(measure in text for risk in made.risks for _id, measure, _done in risk.mitigations)
    assert {task["id"]: task["deliverable"] for task in said["plan"]["tasks"]} == {
        task.id: task.deliverable for task in made.plan.tasks
    }
    measures = {
        risk["id"]: [(one["id"], one["text"], one["done"]) for one in risk["mitigations"]] for risk in said["risks"]
    }
    assert measures == {risk.id: [tuple(one) for one in risk.mitigations] for risk in made.risks}
    assert any(task.deliverable for task in made.plan.tasks) and any(measures.values())
    blocks = [block["maturity"] for block in said["readiness"]["blocks"]]
    assert blocks == [block.maturity for block in made.readiness.blocks]
