"""Saving: a batch of changes in, one answer for each, given when it is on disk."""

from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.errors import CanvasError, MalformedRequestError, RequestTooLargeError, StorageError
from canvas_model.storage.journal import Actor
from canvas_model.storage.store import Store
from canvas_model.storage.writing import Change, Outcome, apply
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.bodies import MEGABYTE, only_fields, read_body, read_json, read_uuid
from pages.endpoints.responses import actor, as_json, endpoint, refusal_fields
from pages.server import store
from pages.server.incidents import incident
from pages.server.threads import in_thread

MOST_CHANGES = 100
FIELDS = frozenset({"op", "verb", "kind", "id", "values", "base", "seen"})


@endpoint("change_workshop")
async def post_changes(request: Request) -> Response:
    """Make each change in its own transaction, in order; a refusal of one does not stop the others."""
    whole = read_json(await read_body(request, MEGABYTE, RequestTooLargeError(limit=1)))
    changes = only_fields(whole, {"changes"}).get("changes")
    if not isinstance(changes, list) or not 1 <= len(changes) <= MOST_CHANGES:
        raise MalformedRequestError
    workshop, language = request.path_params["workshop"], language_of(request.scope)
    results = await in_thread("write", make_changes, actor(request), workshop, changes, language)
    revisions = [result["revision"] for result in results if result["ok"]]
    return as_json({"revision": max(revisions, default=None), "results": results})


def make_changes(by: Actor, workshop: UUID, changes: list[Any], language: str) -> list[dict[str, Any]]:
    """What became of each change; once the database itself refuses, the rest gets the same refusal untried."""
    results: list[dict[str, Any]] = []
    stopped: CanvasError | None = None
    for raw in changes:
        try:
            if stopped is not None:
                raise stopped
            results.append(_made(store.store(), by, workshop, read_change(raw)))
        except CanvasError as error:
            if isinstance(error, StorageError):
                stopped = error
            results.append(_refused(raw, error, language))
        except Exception as error:  # noqa: BLE001 - one faulty change must not take the others with it
            results.append(_refused(raw, incident(error, "a change", workshop), language))
    return results


def read_change(raw: object) -> Change:
    """A change from JSON; raises MalformedRequestError when it is not one."""
    fields = only_fields(raw, FIELDS)
    verb, kind, base = fields.get("verb"), fields.get("kind") or "", fields.get("base")
    values, seen = fields.get("values") or {}, fields.get("seen")
    if not isinstance(verb, str) or not isinstance(kind, str) or not isinstance(values, dict):
        raise MalformedRequestError
    if not (base is None or type(base) is int) or not (seen is None or isinstance(seen, dict)):
        raise MalformedRequestError
    thing = fields.get("id")
    return Change(
        op=read_uuid(fields.get("op")),
        verb=verb,  # type: ignore[arg-type] # an unknown one is refused where verbs are known
        kind=kind,
        id=None if thing is None else read_uuid(thing),
        values=values,
        base=base,
        seen=seen,
    )


def _made(database: Store, by: Actor, workshop: UUID, change: Change) -> dict[str, Any]:
    outcome = apply(database, by, workshop, change)
    return {
        "op": str(change.op),
        "ok": True,
        "repeated": outcome.repeated,
        "revision": outcome.entry.revision,
        "rows": _rows(outcome),
    }


def _rows(outcome: Outcome) -> list[dict[str, Any]]:
    revision, versions = outcome.entry.revision, outcome.versions
    return [
        {"kind": row.kind, "id": str(row.id), "version": versions.get(str(row.id), revision), "values": row.after}
        for row in outcome.entry.rows
    ]


def _refused(raw: object, error: CanvasError, language: str) -> dict[str, Any]:
    op = raw.get("op") if isinstance(raw, dict) else None
    fields = {"current": None, "version": None, **refusal_fields(error, language)}
    return {**fields, "op": op if isinstance(op, str) else None, "ok": False, "status": error.status}
