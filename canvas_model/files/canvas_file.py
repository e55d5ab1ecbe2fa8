"""Writing a workshop as a file `*.canvas.json`, and reading such a file."""

import json
from datetime import UTC, datetime
from typing import Any

from canvas_model.content import LISTS, Content, Snapshot, WorkshopFields
from canvas_model.content.text_size import characters_of
from canvas_model.errors import FileNewerError, FileRefusedError, FileTooLargeError
from canvas_model.files.file_entries import natural_id_of, read_entries, read_model, read_object
from canvas_model.files.references import check_references
from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES, TEXT_LIMIT
from canvas_model.phrases import Phrase
from canvas_model.strict_json import decode, place

FORMAT = "crm-canvas"
VERSION = 1
SUFFIX = ".canvas.json"
MIME = "application/json"

_FIRST, _LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def write_canvas(snapshot: Snapshot) -> bytes:
    """The file of a workshop: UTF-8 JSON with sorted fields, without defaults and without ids that can be computed.

    What may be stored fits into a file: `limits.py` works the size of the largest out of what a workshop can hold.
    """
    body: dict[str, Any] = snapshot.model_dump(mode="json", exclude_defaults=True)
    for kind, name in LISTS.items():
        entries: tuple[Content, ...] = getattr(snapshot, name)
        for entry, fields in zip(entries, body.get(name, ()), strict=True):
            if entry.natural_key and entry.id == natural_id_of(snapshot.id, kind, entry):
                del fields["id"]
    content = {"format": FORMAT, "version": VERSION, "snapshot": body}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def read_canvas(data: bytes) -> Snapshot:
    """The workshop in a file, with texts cleaned and every reference checked.

    Raises FileTooLargeError past `FILE_LIMIT`, FileNewerError for a later version of the format, and FileRefusedError,
    which names the place, for anything else that cannot be stored.
    """
    _check_size(data)
    content = decode(data)
    if not isinstance(content, dict):
        raise FileRefusedError(place=place(), reason=Phrase("expects_object"))
    if content.get("format") != FORMAT:
        raise FileRefusedError(place="format", reason=Phrase("not_canvas"))
    _check_version(content.get("version"))
    for name in content:
        if name not in ("format", "version", "snapshot"):
            raise FileRefusedError(place=place(name), reason=Phrase("unknown_field"))
    snapshot = _snapshot(read_object(content.get("snapshot"), ("snapshot",)))
    if (length := characters_of(snapshot)) > TEXT_LIMIT:
        raise FileRefusedError(place=place(), reason=Phrase("too_much", length=length, limit=TEXT_LIMIT))
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
    workshop = read_model(WorkshopFields, body.get("workshop"), ("workshop",))
    header = {name: value for name, value in body.items() if name not in LISTS.values()}
    bare = read_model(Snapshot, header, ())
    lists = {name: read_entries(kind, bare.id, body.get(name, [])) for kind, name in LISTS.items()}
    return bare.model_copy(update={"workshop": workshop, "changed_at": _moment(bare.changed_at), **lists})


def _moment(value: datetime) -> datetime:
    moment = value if value.tzinfo else value.replace(tzinfo=UTC)
    if not _FIRST <= moment <= _LAST:
        limit = ("at_least", _FIRST) if moment < _FIRST else ("at_most", _LAST)
        raise FileRefusedError(place="changed_at", reason=Phrase(limit[0], limit=limit[1].date()))
    return moment
