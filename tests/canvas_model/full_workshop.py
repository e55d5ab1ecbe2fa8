"""Workshops as large as they may be: in texts, and in entries."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from canvas_model.catalogue import catalogue
from canvas_model.content import Answer, Member, NoteOnCanvas, Snapshot, natural_id
from canvas_model.content.text_size import characters_of
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.limits import LIMITS, NOTE_LIMIT, TEXT_LIMIT

_WORDS = "cliente ordine offerta vendita rete agente visita prezzo magazzino consegna fattura reclamo assistenza lista "


def text(length: int, number: int = 0) -> str:
    """Words of so many characters, others for each number."""
    words = (_WORDS * (length // len(_WORDS) + 2))[number % len(_WORDS) :]
    return words[:length].strip().ljust(length, "x")


def full_of_notes(base: Snapshot | None = None) -> Snapshot:
    """The demo with as many notes as a workshop can hold, each as long as it may be."""
    base = base or demo_snapshot("it", today=date(2026, 11, 23))
    blocks = [block.id for block in catalogue("it").blocks.blocks]
    notes = (
        NoteOnCanvas(
            id=UUID(int=number + 1),
            block=blocks[number % len(blocks)],
            text=text(NOTE_LIMIT, number),
            position=float(number),
        )
        for number in range(LIMITS["note"])
    )
    return base.model_copy(update={"notes": tuple(notes)})


def full_of_answers(base: Snapshot | None = None, *, people: int = 60, length: int = 350) -> Snapshot:
    """The demo with so many people who answered every question, with an evidence and a comment each of so many characters."""
    base = base or demo_snapshot("it", today=date(2026, 11, 23))
    members = tuple(Member(id=UUID(int=5000 + number), name=f"Persona {number}") for number in range(people))
    notes = tuple(note.model_copy(update={"member": None}) for note in base.notes)
    answers = tuple(_answers(base.id, members, length))
    return base.model_copy(update={"members": members, "notes": notes, "answers": answers})


def full() -> Snapshot:
    """As many notes and texts as a workshop can hold, to the last character."""
    most = full_of_answers(full_of_notes())
    room = TEXT_LIMIT - characters_of(most)
    answers = list(most.answers)
    while room < 0:
        shortened = answers.pop()
        room += len(shortened.evidence) + len(shortened.note)
    while room > 0:
        last = answers.pop()
        added = min(room, NOTE_LIMIT - len(last.note))
        answers.insert(0, last.model_copy(update={"note": last.note + "x" * added}))
        room -= added
    return most.model_copy(update={"answers": tuple(answers)})


def _answers(workshop: UUID, members: tuple[Member, ...], length: int) -> Iterator[Answer]:
    words = catalogue("it")
    questions = [question for block in words.blocks.blocks for question in block.questions]
    scored = {question.id: question.scored for question in questions if question.scored or question.options}
    scored |= {item.id: True for item in words.relationships.items}
    for place, member in enumerate(members):
        for question, is_scored in scored.items():
            yield Answer(
                id=natural_id(workshop, "answer", question, member.id),
                question=question,
                member=member.id,
                state="answered",
                level=place % 2 if is_scored else 0,
                evidence=text(length, place),
                note=text(length, place + 7),
            )
