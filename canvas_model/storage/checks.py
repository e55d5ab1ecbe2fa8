"""What must be true of a thing beyond its fields' own limits: that what it points at exists."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, select

from canvas_model.catalogue import Catalogue, catalogue, languages
from canvas_model.content import (
    Answer,
    BlockSetting,
    Choice,
    Content,
    Member,
    NoteOnCanvas,
    RiskEdit,
    Segment,
    TaskEdit,
    WorkshopFields,
    natural_id,
)
from canvas_model.content.entry_ids import discovery_id, is_own, own_uuid
from canvas_model.errors import (
    EmptyTextError,
    NotFoundError,
    TaskCycleError,
    UnknownEntryError,
    ValueRefusedError,
)
from canvas_model.phrases import Phrase, phrase_of
from canvas_model.rules.planning.plan import would_cycle
from canvas_model.rules.planning.workdays import countries
from canvas_model.storage.snapshot import snapshot
from canvas_model.storage.tables import CONTENT

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], values: Mapping[str, Any]) -> M:
    """A model from values, with the first fault as a ValueRefusedError that names the field."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"] if isinstance(part, str | int)) or "?"
        raise ValueRefusedError(field=place, reason=phrase_of(fault)) from error


def check(connection: Connection, workshop: UUID, thing: BaseModel, values: Mapping[str, Any]) -> None:
    """Refuse a thing that points at nothing or stands in the wrong place; `values` is what changes."""
    if isinstance(thing, WorkshopFields):
        return check_workshop(thing)
    assert isinstance(thing, Content)
    check_entries(thing)
    if thing.natural_key:
        key = [getattr(thing, name) for name in thing.natural_key]
        if thing.id != natural_id(workshop, thing.kind, *key):
            raise UnknownEntryError(entry=key[0])
    member = getattr(thing, "member", None)
    if member is not None and "member" in values:
        table = CONTENT["member"]
        if not connection.scalar(
            select(table.c.id).where(table.c.id == member, table.c.workshop_id == workshop, table.c.hidden.is_(False))
        ):
            raise NotFoundError
    if isinstance(thing, TaskEdit) and thing.predecessors and "predecessors" in values:
        if would_cycle(snapshot(connection, workshop), catalogue("en"), thing.task, thing.predecessors):
            raise TaskCycleError


def check_workshop(thing: WorkshopFields) -> None:
    """Refuse a workshop without a client or title, with an unknown area, layout or country."""
    if not thing.client or not thing.title:
        raise EmptyTextError
    known = known_ids()
    for area in thing.areas:
        _known(area, known["area"])
    _known(thing.layout, known["layout"])
    if thing.country not in countries():
        raise UnknownEntryError(entry=thing.country)


def check_entries(thing: Content) -> None:
    """Refuse a thing whose catalogue ids do not exist, or whose fields contradict each other."""
    known = known_ids()
    match thing:
        case Member():
            _filled(thing.name)
            _known(thing.department, known["area"])
        case NoteOnCanvas():
            _filled(thing.text)
            _known(thing.block, known["block"])
            _known(thing.department, known["area"])
        case Answer():
            _check_answer(thing, catalogue("en"), known)
        case Choice():
            _known(thing.alternative, known["alternative"])
        case BlockSetting():
            _known(thing.block, known["block"])
        case Segment():
            _filled(thing.name)
        case TaskEdit():
            _own_or_known(thing.task, known["task"])
            if thing.owner is not None:
                _known(thing.owner, known["role"])
            if is_own(thing.task):
                _filled(thing.name or "")
        case RiskEdit():
            _own_or_known(thing.risk, known["risk"])
            if thing.owner is not None:
                _known(thing.owner, known["role"])
            for mitigation in thing.mitigated:
                _known(mitigation, known["mitigation"])
            if is_own(thing.risk):
                _filled(thing.event or "")


@cache
def known_ids() -> Mapping[str, frozenset[str]]:
    """Every id of the catalogue by what it names; the same in every language."""
    whole = catalogue(languages()[0])
    blocks = whole.blocks.blocks
    tasks = {task.id for task in (*whole.plan.tasks, *whole.plan.gap_tasks)}
    return {
        "block": frozenset(block.id for block in blocks),
        "question": frozenset(
            [question.id for block in blocks for question in block.questions]
            + [item.id for item in whole.relationships.items]
        ),
        "alternative": frozenset(alternative.id for block in blocks for alternative in block.alternatives),
        "area": frozenset(area.id for area in whole.roles.areas),
        "role": frozenset(role.id for role in whole.roles.roles),
        "layout": frozenset(layout.id for layout in whole.layouts.layouts),
        "task": frozenset(tasks | {discovery_id(block.id) for block in blocks}),
        "risk": frozenset(risk.id for risk in whole.risks.risks),
        "mitigation": frozenset(mitigation.id for risk in whole.risks.risks for mitigation in risk.mitigations),
    }


def _check_answer(answer: Answer, whole: Catalogue, known: Mapping[str, frozenset[str]]) -> None:
    _known(answer.question, known["question"])
    if answer.state != "answered" and answer.level is not None:
        raise ValueRefusedError(field="level", reason=Phrase("level_unexpected"))
    relation = answer.question in {item.id for item in whole.relationships.items}
    question = None if relation else whole.question(answer.question)
    if question is not None and not question.scored:
        if answer.level is not None and answer.level >= len(question.options):
            raise ValueRefusedError(field="level", reason=Phrase("no_such_option"))
    elif answer.state == "answered" and answer.level is None:
        raise ValueRefusedError(field="level", reason=Phrase("level_missing"))


def _filled(text: str) -> None:
    if not text.strip():
        raise EmptyTextError


def _known(entry: str, known: frozenset[str]) -> None:
    if entry not in known:
        raise UnknownEntryError(entry=entry)


def _own_or_known(entry: str, known: frozenset[str]) -> None:
    if is_own(entry):
        try:
            own_uuid(entry)
        except ValueError:
            raise UnknownEntryError(entry=entry) from None
    else:
        _known(entry, known)
