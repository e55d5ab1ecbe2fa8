"""The demo workshop: an invented company, whole, in every language."""

from datetime import UTC, date, datetime, time
from uuid import UUID, uuid5

from pydantic import ValidationError

from canvas_model.content import (
    Answer,
    AnswerState,
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
from canvas_model.content.entry_ids import own_id
from canvas_model.content.fields import FIRST_DAY, LAST_DAY
from canvas_model.demo.contents_file import Demo, DemoAnswers, DemoRisk, DemoSegment, DemoTask, DemoWorkshop, demo
from canvas_model.demo.days import due, held_on, starts_on, valid_until
from canvas_model.errors import DemoDayError

NAMESPACE = UUID("5c1d7f0a-6f0e-5d3b-9a53-3d0f6a1c2e47")
CLOSING = time(16, 40)
"""When the last word of the workshop was written, UTC."""


def demo_snapshot(language: str, *, today: date) -> Snapshot:
    """The demo workshop as it would stand on a day: the same day and language give the same snapshot, ids included.

    Raises DemoDayError where one of its days would be too early or too late to be stored, as on a clock that was never set.
    """
    try:
        return _snapshot(language, today)
    except (ValidationError, OverflowError) as error:
        raise DemoDayError(day=today, first=FIRST_DAY, last=LAST_DAY) from error


def _snapshot(language: str, today: date) -> Snapshot:
    contents = demo(language)
    workshop = uuid5(NAMESPACE, language)
    fields = _workshop(contents.workshop, language, today)
    answers = tuple(answer for asked in contents.answers for answer in _answers(asked, workshop))
    return Snapshot(
        id=workshop,
        revision=1,
        changed_at=datetime.combine(fields.held_on, CLOSING, UTC),
        workshop=fields,
        members=tuple(Member(id=_id(workshop, key), **dict(member)) for key, member in contents.members.items()),
        notes=_notes(contents, workshop),
        answers=answers,
        choices=tuple(
            Choice(id=natural_id(workshop, "choice", choice.alternative), **dict(choice)) for choice in contents.choices
        ),
        blocks=tuple(
            BlockSetting(id=natural_id(workshop, "block", block.block), **dict(block)) for block in contents.blocks
        ),
        segments=tuple(_segment(segment, workshop, place) for place, segment in enumerate(contents.segments)),
        tasks=tuple(_task(task, workshop) for task in contents.tasks),
        risks=tuple(_risk(risk, workshop, today) for risk in contents.risks),
    )


def _id(workshop: UUID, *key: object) -> UUID:
    return uuid5(workshop, ":".join(str(part) for part in key))


def _workshop(fields: DemoWorkshop, language: str, today: date) -> WorkshopFields:
    return WorkshopFields(
        client=fields.client,
        title=fields.title,
        language=language,
        held_on=held_on(fields, today),
        starts_on=starts_on(fields, today),
        areas=fields.areas,
        crm_users=fields.crm_users,
        country=fields.country,
        consultant=fields.consultant,
        contact=fields.contact,
        valid_until=valid_until(fields, today),
    )


def _notes(contents: Demo, workshop: UUID) -> tuple[NoteOnCanvas, ...]:
    return tuple(
        NoteOnCanvas(
            id=_id(workshop, "note", place),
            block=note.block,
            text=note.text,
            department=contents.members[note.by].department,
            member=_id(workshop, note.by),
            position=float(place),
        )
        for place, note in enumerate(contents.notes)
    )


def _answers(asked: DemoAnswers, workshop: UUID) -> tuple[Answer, ...]:
    answers = []
    for key, reply in asked.by_member.items():
        member = _id(workshop, key)
        state: AnswerState = reply if isinstance(reply, str) else "answered"
        answers.append(
            Answer(
                id=natural_id(workshop, "answer", asked.question, member),
                question=asked.question,
                member=member,
                state=state,
                level=reply if isinstance(reply, int) else None,
                evidence=asked.evidence.get(key, ""),
                note=asked.remarks.get(key, ""),
            )
        )
    if asked.group:
        group = natural_id(workshop, "answer", asked.question, None)
        answers.append(Answer(id=group, question=asked.question, state="answered", **dict(asked.group)))
    return tuple(answers)


def _segment(segment: DemoSegment, workshop: UUID, place: int) -> Segment:
    fields = segment.model_dump(exclude={"id"})
    return Segment(id=_id(workshop, "segment", segment.id), position=float(place), **fields)


def _task(task: DemoTask, workshop: UUID) -> TaskEdit:
    id = own_id(_id(workshop, "task", task.own)) if task.own else task.task
    fields = task.model_dump(exclude={"task", "own"})
    return TaskEdit(id=natural_id(workshop, "task", id), version=1, task=id, **fields)


def _risk(risk: DemoRisk, workshop: UUID, today: date) -> RiskEdit:
    id = own_id(_id(workshop, "risk", risk.own)) if risk.own else risk.risk
    fields = risk.model_dump(exclude={"risk", "own", "due_in_days"})
    return RiskEdit(id=natural_id(workshop, "risk", id), version=1, risk=id, due=due(risk, today), **fields)
