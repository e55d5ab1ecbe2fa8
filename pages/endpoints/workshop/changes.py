"""Saving: a batch of changes is made, and answered when each is on disk."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.access import Principal
from canvas_model.catalogue import catalogue
from canvas_model.database_errors import StorageError
from canvas_model.errors import CanvasError, MalformedRequestError, UndoConflictError
from canvas_model.storage.changes import Change, Outcome
from canvas_model.storage.undo_parts import touched
from canvas_model.storage.writing import apply
from exporters.words.taken_back import stays_sentence, step_sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.bodies import only_fields, read_json, read_request, read_uuid
from pages.endpoints.json_types import ChangedRow, ChangeMade, ChangeRefused, ChangeRequest, ChangesAnswer
from pages.endpoints.responses import as_json, principal, refusal_fields, requires
from pages.server import store
from pages.server.incidents import incident
from pages.server.threads import in_thread
from pages.server.turns import turn

MOST_CHANGES = 100
FIELDS = frozenset(ChangeRequest.__required_keys__ | ChangeRequest.__optional_keys__)


@requires("change_workshop")
async def post_changes(request: Request) -> Response:
    """Make each change of a batch in its own transaction, in order; when one is refused, the others are made all the same."""
    body = read_json(await read_request(request))
    changes = only_fields(body, {"changes"}).get("changes")
    if not isinstance(changes, list) or not 1 <= len(changes) <= MOST_CHANGES:
        raise MalformedRequestError
    workshop, language = request.path_params["workshop"], language_of(request.scope)
    async with turn(workshop):
        return as_json(await in_thread("write", make_changes, changes, workshop, principal(request), language))


def make_changes(changes: list[object], workshop: UUID, by: Principal, language: str) -> ChangesAnswer:
    """Make the changes and return the result of each; after a StorageError the rest is refused without being tried."""
    results: list[ChangeMade | ChangeRefused] = []
    storage_error: StorageError | None = None
    for raw in changes:
        if storage_error is not None:
            results.append(_change_refused(raw, storage_error, language))
            continue
        try:
            change = read_change(raw)
            outcome = apply(store.store(), by, workshop, change)
            results.append({**_change_made(change, outcome), "said": _said(change, outcome, workshop, language)})
        except UndoConflictError as error:
            refused = _change_refused(raw, error, language)
            results.append({**refused, "message": _stays(error, workshop, language) or refused["message"]})
        except CanvasError as error:
            storage_error = error if isinstance(error, StorageError) else None
            results.append(_change_refused(raw, error, language))
        except Exception as error:  # noqa: BLE001 - one faulty change must not take the others with it
            results.append(_change_refused(raw, incident(error, "a change", workshop), language))
    return {
        "revision": max((result["revision"] for result in results if result["ok"]), default=None),
        "results": results,
    }


def read_change(raw: object) -> Change:
    """A change from its JSON; raises MalformedRequestError when a field is unknown, missing or of the wrong type."""
    fields = only_fields(raw, FIELDS)
    verb, kind, base = fields.get("verb"), fields.get("kind") or "", fields.get("base")
    values, seen, id, step = fields.get("values") or {}, fields.get("seen"), fields.get("id"), fields.get("step")
    if not isinstance(verb, str) or not isinstance(kind, str) or not isinstance(values, dict):
        raise MalformedRequestError
    if not (base is None or type(base) is int) or not (seen is None or isinstance(seen, dict)):
        raise MalformedRequestError
    return Change(
        op=read_uuid(fields.get("op")),
        verb=verb,  # type: ignore[arg-type] # `apply` refuses an unknown verb
        kind=kind,
        id=None if id is None else read_uuid(id),
        values=values,
        base=base,
        seen=seen,
        step=None if step is None else read_uuid(step),
    )


def _change_made(change: Change, outcome: Outcome) -> ChangeMade:
    return {
        "op": str(change.op),
        "ok": True,
        "repeated": outcome.repeated,
        "revision": outcome.entry.revision,
        "rows": _rows(outcome),
        "said": "",
    }


def _said(change: Change, outcome: Outcome, workshop: UUID, language: str) -> str:
    """What an undo took back or a redo did again, by name; empty for the other verbs."""
    if change.verb not in ("undo", "redo"):
        return ""
    rows = [(row.kind, touched(row.as_json())) for row in outcome.entry.rows]
    if change.verb == "undo":
        rows.reverse()  # it takes back what was done last first
    passed_over = _touched(outcome.passed_over)
    return step_sentence(change.verb, rows, catalogue(language), _members(workshop), passed_over=passed_over)


def _stays(error: UndoConflictError, workshop: UUID, language: str) -> str:
    """What an undo found changed by others, by name."""
    return stays_sentence(_touched(error.changed), catalogue(language), _members(workshop))


def _touched(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(row["kind"], touched(row)) for row in rows]


def _members(workshop: UUID) -> dict[str, str]:
    return {str(member.id): member.name for member in store.snapshot(workshop).members}


def _rows(outcome: Outcome) -> list[ChangedRow]:
    revision, versions = outcome.entry.revision, outcome.versions
    return [
        {"kind": row.kind, "id": str(row.id), "version": versions.get(str(row.id), revision), "values": row.after}
        for row in outcome.entry.rows
    ]


def _change_refused(raw: object, error: CanvasError, language: str) -> ChangeRefused:
    op = raw.get("op") if isinstance(raw, dict) else None
    return {
        "current": None,
        "version": None,
        **refusal_fields(error, language),  # type: ignore[typeddict-item] # a conflict brings `current` and `version`
        "op": op if isinstance(op, str) else None,
        "ok": False,
        "status": error.status,
    }
