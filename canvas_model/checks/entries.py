"""What must be true of an entry and of a workshop's fields beyond their limits: that the catalogue knows what they name."""

from collections.abc import Mapping

from canvas_model.catalogue import Catalogue, catalogue
from canvas_model.checks.known_ids import known_ids
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
)
from canvas_model.content.entry_ids import is_own, own_uuid
from canvas_model.errors import EmptyTextError, UnknownEntryError, ValueRefusedError
from canvas_model.phrases import Phrase
from canvas_model.rules.planning.workdays import countries


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


def check_entry(thing: Content) -> None:
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
        case TaskEdit(task=id, name=text, owner=owner) | RiskEdit(risk=id, event=text, owner=owner):
            if owner is not None:
                _known(owner, known["role"])
            for mitigation in getattr(thing, "mitigated", ()):
                _known(mitigation, known["mitigation"])
            _own_or_known(id, known[thing.kind], text=text)


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


def _own_or_known(entry: str, known: frozenset[str], *, text: str | None) -> None:
    """A task or risk of the catalogue, or one of people's own, which has words of its own."""
    if not is_own(entry):
        return _known(entry, known)
    _filled(text or "")
    try:
        own_uuid(entry)
    except ValueError:
        raise UnknownEntryError(entry=entry) from None
