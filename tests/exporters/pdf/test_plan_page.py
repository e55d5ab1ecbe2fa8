"""The page of the plan: which days it does not count, what its dates are, and who would have too much at once."""

from datetime import date
from uuid import UUID

import pytest

from canvas_model.content import TaskEdit, natural_id
from canvas_model.content.entry_ids import own_id
from exporters.pdf.document import make_pdf
from tests.exporters.pdf_reading import page_texts

CALENDAR = {
    "country": "IT",
    "region": "BZ",
    "saturdays": True,
    "starts_on": date(2027, 4, 7),
    "closed_on": (date(2027, 5, 3), date(2027, 5, 4), date(2027, 5, 5), date(2027, 5, 28)),
}
SAID = {
    "it": (
        "Solo giorni lavorativi, sabato compreso.",
        "3 festività escluse (Italia · Bolzano). 4 giorni di chiusura aziendale esclusi.",
        "Chi avrebbe cinque attività o più insieme: Ada Galli: fino a 6 attività insieme, per 5 giorni lavorativi",
    ),
    "en": (
        "Working days only, Saturdays among them.",
        "3 public holidays left out (Italy · Bolzano). 4 closing days of the company left out.",
        "Who would have five tasks or more at once: Ada Galli: up to 6 tasks at once, on 5 working days",
    ),
}
ELSEWHERE = {
    "it": (
        "Le date sono quelle del percorso critico",
        "dei progetti simulati",
        "Festività: 1 mag 2027, 17 mag 2027, 2 giu 2027.",
        "Chiusure aziendali: 3–5 mag 2027, 28 mag 2027.",
    ),
    "en": (
        "The dates are those of the critical path",
        "of simulated projects go live by",
        "Public holidays: 1 May 2027, 17 May 2027, 2 Jun 2027.",
        "The company’s own closing days: 3–5 May 2027, 28 May 2027.",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_the_plan_says_how_many_days_are_off_what_its_dates_are_and_who_has_too_much(full, report, only, language):
    snapshot = only(full(language), "plan", "arithmetic", "method")
    week = {"name": "Study", "person": "Ada Galli", "optimistic": 5, "likely": 5, "pessimistic": 5}
    ids = [own_id(UUID(int=900 + number, version=4)) for number in range(6)]
    own = tuple(TaskEdit(id=natural_id(snapshot.id, "task", id), task=id, **week) for id in ids)
    busy = snapshot.model_copy(
        update={"workshop": snapshot.workshop.model_copy(update=CALENDAR), "tasks": (*snapshot.tasks, *own)}
    )
    pages = page_texts(make_pdf(report(busy)))
    [plan] = [page for page in pages if squeezed(SAID[language][0]) in page]
    assert [text for text in SAID[language] if squeezed(text) not in plan] == []
    assert [text for text in ELSEWHERE[language] if squeezed(text) not in "".join(pages)] == []


def test_the_chart_begins_below_the_heading_however_much_stands_above_it(full, report, only):
    snapshot = only(full("it"), "summary", "plan")
    ids = [own_id(UUID(int=900 + number, version=4)) for number in range(24)]
    name = "A task whose name takes two lines in the chart beside its bar, whatever the language"
    own = tuple(TaskEdit(id=natural_id(snapshot.id, "task", id), task=id, name=name) for id in ids)
    large = snapshot.workshop.model_copy(update={"crm_users": 200})
    long = snapshot.model_copy(update={"workshop": large, "tasks": (*snapshot.tasks, *own)})
    [first] = [page for page in page_texts(make_pdf(report(long))) if page.startswith("Secondaparte")]
    assert squeezed(report(long).catalogue.plan.steps[0].name) in first


def squeezed(text: str) -> str:
    return "".join(text.split())
