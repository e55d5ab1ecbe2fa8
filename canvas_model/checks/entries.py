"""Checks of entries and workshops: the limits of their fields, and that the catalogue knows what they name."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from canvas_model.catalogue import Catalogue, catalogue
from canvas_model.checks.faults import phrase_of
from canvas_model.checks.known_ids import known_ids
from canvas_model.checks.references import Surroundings, check_references
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
from canvas_model.languages import DEFAULT_LANGUAGE
from canvas_model.phrases import Phrase
from canvas_model.rules.planning.workdays import countries, regions

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], values: Mapping[str, Any]) -> M:
    """A model with these values; raises ValueRefusedError, which names the first field that is wrong and says why.

    Texts raise their own refusals, such as TextTooLongError.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"] if isinstance(part, str | int)) or "?"
        raise ValueRefusedError(field=place, reason=phrase_of(fault)) from error


def checked_workshop(values: Mapping[str, Any]) -> WorkshopFields:
    """The fields of a workshop with these values; raises what `validated` and `check_workshop` raise."""
    workshop = validated(WorkshopFields, values)
    check_workshop(workshop)
    return workshop


def checked_entry(model: type[Content], values: Mapping[str, Any], around: Surroundings) -> Content:
    """An entry with these values; raises what `validated`, `check_entry` and `check_references` raise."""
    entry = validated(model, values)
    check_entry(entry)
    check_references(entry, around)
    return entry


def check_workshop(workshop: WorkshopFields) -> None:
    """Refuse a workshop without client or title, with an unknown area, section of the report, layout or country.

    A region of another country is refused as well.
    Raises EmptyTextError, UnknownEntryError or ValueRefusedError.
    """
    if not workshop.client or not workshop.title:
        raise EmptyTextError
    known = known_ids()
    for area in workshop.areas:
        _require_known(area, known["area"])
    for section in workshop.left_out:
        _require_known(section, known["section"])
    _require_known(workshop.layout, known["layout"])
    if workshop.country not in countries():
        raise UnknownEntryError(entry=workshop.country)
    if workshop.region and workshop.region not in regions(workshop.country):
        raise ValueRefusedError(field="region", reason=Phrase("no_such_region", region=workshop.region))


def check_entry(entry: Content) -> None:
    """Refuse an entry without its name or text, with an unknown catalogue id, or with fields that contradict each other.

    Raises EmptyTextError, UnknownEntryError or ValueRefusedError.
    """
    known = known_ids()
    match entry:
        case Member():
            _require_text(entry.name)
            _require_known(entry.department, known["department"])
        case NoteOnCanvas():
            _require_text(entry.text)
            _require_known(entry.block, known["block"])
            _require_known(entry.department, known["department"])
        case Answer():
            _check_answer(entry, catalogue(DEFAULT_LANGUAGE), known)
        case Choice():
            _require_known(entry.alternative, known["alternative"])
        case BlockSetting():
            _require_known(entry.block, known["block"])
        case Segment():
            _require_text(entry.name)
        case TaskEdit(task=id, name=text, owner=owner) | RiskEdit(risk=id, event=text, owner=owner):
            if owner is not None:
                _require_known(owner, known["role"])
            for mitigation in getattr(entry, "mitigated", ()):
                _require_known(mitigation, known["mitigation"])
            _require_own_or_known(id, known[entry.kind], text=text)


def _check_answer(answer: Answer, words: Catalogue, known: Mapping[str, frozenset[str]]) -> None:
    _require_known(answer.question, known["question"])
    if answer.state != "answered" and answer.level is not None:
        raise ValueRefusedError(field="level", reason=Phrase("level_unexpected"))
    is_relation = answer.question in {item.id for item in words.relationships.items}
    question = None if is_relation else words.question(answer.question)
    if question is not None and not question.scored:
        if answer.level is not None and answer.level >= len(question.options):
            raise ValueRefusedError(field="level", reason=Phrase("no_such_option"))
    elif answer.state == "answered" and answer.level is None:
        raise ValueRefusedError(field="level", reason=Phrase("level_missing"))


def _require_text(text: str) -> None:
    if not text.strip():
        raise EmptyTextError


def _require_known(id: str, known: frozenset[str]) -> None:
    if id not in known:
        raise UnknownEntryError(entry=id)


def _require_own_or_known(id: str, known: frozenset[str], *, text: str | None) -> None:
    """Refuse the id of a task or risk that is not in the catalogue, unless people added it; then it needs a `text`."""
    if not is_own(id):
        return _require_known(id, known)
    _require_text(text or "")
    try:
        own_uuid(id)
    except ValueError:
        raise UnknownEntryError(entry=id) from None
