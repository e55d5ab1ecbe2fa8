"""A workshop as one file, `*.canvas.json`: written whole, read back whole or refused with the place of the fault."""

import json
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError

from canvas_model.checks.faults import phrase_of
from canvas_model.content import KINDS, LISTS, Content, Snapshot, WorkshopFields, natural_id
from canvas_model.errors import CanvasError, FileNewerError, FileRefusedError, FileTooLargeError, TextTooLongError
from canvas_model.files.references import check_references
from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES, LIMITS
from canvas_model.phrases import Phrase
from canvas_model.strict_json import Path, decode, place

FORMAT = "crm-canvas"
VERSION = 1
SUFFIX = ".canvas.json"
MIME = "application/json"

Model = TypeVar("Model", bound=BaseModel)

_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def write_canvas(snapshot: Snapshot) -> bytes:
    """The file of a workshop: UTF-8 JSON with sorted fields, without what equals its default or can be computed.

    Raises FileTooLargeError past `FILE_LIMIT`: a file that could not be read back is not written.
    """
    body: dict[str, Any] = snapshot.model_dump(mode="json", exclude_defaults=True)
    for kind, name in LISTS.items():
        entries: tuple[Content, ...] = getattr(snapshot, name)
        for entry, fields in zip(entries, body.get(name, ()), strict=True):
            if entry.natural_key and entry.id == _natural_id(snapshot.id, kind, entry):
                del fields["id"]
    whole = {"format": FORMAT, "version": VERSION, "snapshot": body}
    data = (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()
    _check_size(data)
    return data


def read_canvas(data: bytes) -> Snapshot:
    """The workshop in a file, with texts cleaned and every reference checked.

    Raises FileTooLargeError past `FILE_LIMIT`, FileNewerError for a later version of the format, and FileRefusedError,
    which names the place, for anything else that cannot be kept.
    """
    _check_size(data)
    whole = decode(data)
    if not isinstance(whole, dict):
        raise FileRefusedError(place=place(), reason=Phrase("expects_object"))
    if whole.get("format") != FORMAT:
        raise FileRefusedError(place="format", reason=Phrase("not_canvas"))
    _check_version(whole.get("version"))
    for name in whole:
        if name not in ("format", "version", "snapshot"):
            raise FileRefusedError(place=place(name), reason=Phrase("unknown_field"))
    snapshot = _snapshot(_object(whole.get("snapshot"), ("snapshot",)))
    check_references(snapshot)
    return snapshot


def _check_size(data: bytes) -> None:
    if len(data) > FILE_LIMIT:
        raise FileTooLargeError(limit=FILE_MEGABYTES)


def _check_version(version: object) -> None:
    if type(version) is not int or version < 1:
        raise FileRefusedError(place="version", reason=Phrase("version"))
    if version > VERSION:
        raise FileNewerError(found=version, known=VERSION)


def _snapshot(body: dict[str, Any]) -> Snapshot:
    workshop = _validated(WorkshopFields, body.get("workshop"), ("workshop",))
    header = {name: value for name, value in body.items() if name not in LISTS.values()}
    bare = _validated(Snapshot, header, ())
    lists = {name: _entries(kind, bare.id, body.get(name, [])) for kind, name in LISTS.items()}
    return bare.model_copy(update={"workshop": workshop, "changed_at": _moment(bare.changed_at), **lists})


def _entries(kind: str, workshop: UUID, items: object) -> tuple[Content, ...]:
    name, model = LISTS[kind], KINDS[kind]
    if not isinstance(items, list):
        raise FileRefusedError(place=name, reason=Phrase("expects_list"))
    if len(items) > LIMITS[kind]:
        raise FileRefusedError(place=name, reason=Phrase("too_many", count=len(items), limit=LIMITS[kind]))
    return tuple(_entry(model, workshop, item, (name, index)) for index, item in enumerate(items))


def _entry(model: type[Content], workshop: UUID, item: object, path: Path) -> Content:
    fields = _object(item, path)
    if not model.natural_key or "id" in fields:
        return _validated(model, fields, path)
    entry = _validated(model, {**fields, "id": str(workshop)}, path)
    return entry.model_copy(update={"id": _natural_id(workshop, model.kind, entry)})


def _natural_id(workshop: UUID, kind: str, entry: Content) -> UUID:
    return natural_id(workshop, kind, *(getattr(entry, field) for field in entry.natural_key))


def _object(value: object, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FileRefusedError(place=place(*path), reason=Phrase("missing" if value is None else "expects_object"))
    return value


def _validated(model: type[Model], value: object, path: Path) -> Model:
    fields = _object(value, path)
    try:
        # As JSON, so that strictness asks for what JSON can say: a date as text, but never a number as text.
        return model.model_validate_json(json.dumps(fields), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise FileRefusedError(place=place(*path, *first["loc"]), reason=phrase_of(first)) from None
    except CanvasError as error:
        where = place(*path, _refused_text(model, fields))
        raise FileRefusedError(place=where, reason=_text_reason(error)) from None


def _text_reason(error: CanvasError) -> Phrase:
    if isinstance(error, TextTooLongError):
        return Phrase("too_long", **error.details)
    return Phrase("expects_text")


def _refused_text(model: type[BaseModel], fields: dict[str, Any]) -> str:
    """The field whose text was refused; the texts' own check knows the fault but not the place."""
    rest = dict(fields)
    for name in model.model_fields:
        if name in rest:
            rest[name] = ""
            try:
                model.model_validate_json(json.dumps(rest), strict=True)
            except ValidationError:
                return name
            except CanvasError:
                continue
            return name
    raise AssertionError(model)


def _moment(value: datetime) -> datetime:
    moment = value if value.tzinfo else value.replace(tzinfo=UTC)
    if not _FIRST <= moment <= _LAST:
        limit = ("at_least", _FIRST) if moment < _FIRST else ("at_most", _LAST)
        raise FileRefusedError(place="changed_at", reason=Phrase(limit[0], limit=limit[1].date()))
    return moment
