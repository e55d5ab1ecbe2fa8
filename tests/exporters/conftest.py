"""Small real workshops for the report: one with everything in it, one with nothing, one that goes too far."""

import logging
import logging.handlers
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from uuid import UUID, uuid5

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import (
    Answer,
    BlockSetting,
    Choice,
    Member,
    NoteOnCanvas,
    RiskEdit,
    Segment,
    Snapshot,
    TaskEdit,
    WorkshopFields,
    natural_id,
)
from canvas_model.content.sections import SECTIONS
from canvas_model.demo.snapshot import demo_snapshot
from exporters.pdf.document import make_pdf
from exporters.report import Report, build_report

WORKSHOP = UUID("6f1c2a34-0000-4000-8000-000000000001")
MADE_ON = date(2026, 11, 23)
DEPARTMENTS = ("sales", "marketing", "service", "it", "management")

NOTES = {
    "customer": ("Installers: 70% of turnover, 12% of known contacts", "Satisfaction only measured after a complaint"),
    "data": ("Consents gathered in three different forms", "Half of the records have no contact person"),
    "sources": ("27 spreadsheets with customer data, nobody in charge",),
    "executors": ("Key user for sales: to be named by March",),
    "market": ("Müller & Søn, Ελλάδα, Клиент: different words for installers and wholesalers 👩‍💻 🇮🇹",),
    "strategies": ("Two strategies declared, none approved",),
    "processes": ("Complaints stay in personal inboxes", "No written rule for handing a lead to sales"),
    "technology": ("The ERP offers stable APIs, the website does not",),
    "costs": ("Only the licence is budgeted: €38,000 a year",),
}


def _workshop(language: str) -> WorkshopFields:
    return WorkshopFields(
        client="Esempio S.r.l." if language == "it" else "Example Ltd",
        title="CRM Model Canvas",
        language=language,
        held_on=date(2026, 11, 21),
        starts_on=date(2026, 12, 1),
        areas=("sales", "marketing"),
        crm_users=24,
    )


def _bare(language: str) -> Snapshot:
    return Snapshot(
        id=WORKSHOP, revision=41, changed_at=datetime(2026, 11, 21, 17, 30, tzinfo=UTC), workshop=_workshop(language)
    )


def _note(block: str, index: int, text: str) -> NoteOnCanvas:
    return NoteOnCanvas(
        id=uuid5(WORKSHOP, f"note:{block}:{index}"),
        block=block,
        text=text,
        department=DEPARTMENTS[(len(block) + index) % len(DEPARTMENTS)],
        position=index,
    )


def _full(language: str) -> Snapshot:
    words = catalogue(language)
    members = tuple(
        Member(id=uuid5(WORKSHOP, f"member:{name}"), name=name, department=department)
        for name, department in (("Anna", "sales"), ("Bruno", "marketing"), ("Chiara", "it"))
    )
    answers, choices = [], []
    for number, block in enumerate(words.blocks.blocks):
        for index, question in enumerate(question for question in block.questions if question.scored):
            for place, member in enumerate(members):
                level = (number * 3 + index * 2 + place * (index % 2 + 1)) % 5
                if (number + index) % 7 == 6:
                    continue
                answers.append(_answer(question.id, member.id, level, "Report of October" if place == 0 else ""))
        for index, alternative in enumerate(block.alternatives):
            choices.append(
                Choice(
                    id=natural_id(WORKSHOP, "choice", alternative.id),
                    alternative=alternative.id,
                    need=("needed", "needed", "not_needed")[(number + index) % 3],
                    use=(0, 2, 1, None)[(number + 2 * index) % 4],
                    reason="Closest to how we work" if index == 0 else "",
                )
            )
    for index, item in enumerate(words.relationships.items[:9]):
        answers.append(_answer(item.id, None, index % 5, "Survey 2025"))
    segments = tuple(
        Segment(
            id=uuid5(WORKSHOP, f"segment:{name}"),
            name=name,
            size=size,
            growth=growth,
            fit=fit,
            value_proposition=f"Spare parts in 24 hours for {name}",
            persona_name="Paola" if size > 2 else "",
            persona_role="Owner",
            persona_needs="Answers on the phone",
            position=size,
        )
        for name, size, growth, fit in (("Installers", 4, 2, 4), ("Wholesalers", 2, 3, 2))
    )
    return _bare(language).model_copy(
        update={
            "members": members,
            "notes": tuple(
                _note(block, index, text) for block, texts in NOTES.items() for index, text in enumerate(texts)
            ),
            "answers": tuple(answers),
            "choices": tuple(choices),
            "blocks": (
                BlockSetting(id=natural_id(WORKSHOP, "block", "costs"), block="costs", target=3.5, importance=3),
            ),
            "segments": segments,
            "tasks": (
                TaskEdit(
                    id=natural_id(WORKSHOP, "task", "p1"), task="p1", likely=5, person="Dario", note="With the board"
                ),
            ),
            "risks": (
                RiskEdit(
                    id=natural_id(WORKSHOP, "risk", "d1"), risk="d1", person="Elena", mitigated=("d1.m1",), impact=5
                ),
            ),
        }
    )


def _answer(question: str, member: UUID | None, level: int, evidence: str) -> Answer:
    return Answer(
        id=natural_id(WORKSHOP, "answer", question, member),
        question=question,
        member=member,
        state="answered",
        level=level,
        evidence=evidence,
    )


@pytest.fixture(scope="session")
def full() -> Callable[[str], Snapshot]:
    """A workshop in a language with everything in it."""
    return _full


@pytest.fixture(scope="session")
def bare() -> Callable[[str], Snapshot]:
    """A workshop in a language where nothing has been written yet."""
    return _bare


def _only(snapshot: Snapshot, *sections: str) -> Snapshot:
    left_out = tuple(section for section in SECTIONS if section not in sections)
    return snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update={"left_out": left_out})})


@pytest.fixture(scope="session")
def only() -> Callable[..., Snapshot]:
    """A workshop whose report has these sections alone: what reads one page need not wait for all."""
    return _only


@pytest.fixture(scope="session")
def note() -> Callable[[str, int, str], NoteOnCanvas]:
    """A note in a block, by its place and text."""
    return _note


@pytest.fixture(scope="session")
def report() -> Callable[[Snapshot], Report]:
    """The report of a snapshot, made on a fixed day."""
    return lambda snapshot: build_report(snapshot, made_on=MADE_ON)


@pytest.fixture(scope="session")
def made_on() -> date:
    """The day on the reports."""
    return MADE_ON


@pytest.fixture(scope="session")
def pdf_of(report) -> Callable[[str, str], bytes]:
    """The PDF of the `full` or the `demo` workshop in a language, made once; WeasyPrint had nothing to say about it."""
    workshops = {"full": _full, "demo": lambda language: demo_snapshot(language, today=date(2026, 11, 21))}

    @cache
    def make(workshop: str, language: str) -> bytes:
        heard = logging.handlers.BufferingHandler(capacity=1000)
        heard.setLevel(logging.WARNING)
        logger = logging.getLogger("weasyprint")
        logger.addHandler(heard)
        try:
            made = make_pdf(report(workshops[workshop](language)))
        finally:
            logger.removeHandler(heard)
        assert [record.getMessage() for record in heard.buffer] == []
        return made

    return make
