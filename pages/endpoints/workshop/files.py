"""Making a workshop, and exporting and importing one as a file."""

from urllib.parse import quote
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.content import Snapshot
from canvas_model.errors import FileTooLargeError, MalformedRequestError
from canvas_model.files.canvas_file import MIME, SUFFIX, read_canvas, write_canvas
from canvas_model.files.repairs import repaired
from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES
from canvas_model.storage.file_changes import BroughtIn, bring_changes, same_origin
from canvas_model.storage.workshop_copies import bring_in
from canvas_model.storage.workshops import create_workshop
from exporters.file_names import file_name
from exporters.words.repairs import repair_sentence
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.bodies import only_fields, read_body, read_json, read_request, read_uuid
from pages.endpoints.responses import NO_STORE, as_json, principal, requires
from pages.server import store
from pages.server.threads import in_thread


@requires("create_workshop")
async def post_workshop(request: Request) -> Response:
    """Make an empty workshop; sent again with the same id, it makes no second one."""
    body = await read_request(request)
    request_fields = only_fields(read_json(body), {"id", "fields"})
    fields = request_fields.get("fields")
    if not isinstance(fields, dict):
        raise MalformedRequestError
    id, by = read_uuid(request_fields.get("id")), principal(request)
    workshop = await in_thread("write", lambda: create_workshop(store.store(), by, fields, id=id))
    return as_json({"id": str(workshop)}, 201)


@requires("import_workshop")
async def post_import(request: Request) -> Response:
    """Import a workshop file as a new workshop; sent again with the same `?id=`, it makes no second one.

    `?existing=` says what to do where the workshop that the file came from is here: `keep` both (what is done unless asked
    otherwise), `open` the one that is here and write nothing, or `update` it with what is new or changed in the file. Where
    something in the file had to be put right, `repaired` says it in sentences.
    """
    body = await read_body(request, FILE_LIMIT, FileTooLargeError(limit=FILE_MEGABYTES))
    text = request.query_params.get("id")
    id, by = None if text is None else read_uuid(text), principal(request)
    wanted = request.query_params.get("existing", "keep")
    if wanted not in ("keep", "open", "update"):
        raise MalformedRequestError
    read = await in_thread("read", lambda: repaired(read_canvas(body)))
    said = [repair_sentence(link, language_of(request.scope)) for link in read.links]
    told = {"repaired": said} if said else {}
    here = None if wanted == "keep" else await in_thread("read", _workshop_of, read.snapshot)
    if here is None:
        workshop = await in_thread("write", lambda: bring_in(store.store(), by, read.snapshot, id=id))
        return as_json({"id": str(workshop), **told}, 201)
    if wanted == "open":
        return as_json({"id": str(here), **told})
    done = await in_thread("write", lambda: bring_changes(store.store(), by, here, read.snapshot, op=id or uuid4()))
    return as_json({"id": str(here), **_counted(done, language_of(request.scope)), **told})


def _workshop_of(file: Snapshot) -> UUID | None:
    """The workshop here that a file came from, or that came from the same one; None where there is none."""
    with store.reading() as connection:
        found = same_origin(connection, file)
    return found[0].id if found else None


def _counted(done: BroughtIn, language: str) -> dict[str, object]:
    """How many entries were written, and which were refused and why."""
    statuses = [difference.status for difference in done.written]
    refused = [
        {"kind": one.difference.kind, "id": str(one.difference.id), "message": sentence(one.error, language)}
        for one in done.refused
    ]
    return {"new": statuses.count("new"), "changed": statuses.count("changed"), "refused": refused}


@requires("export_workshop")
async def get_file(request: Request) -> Response:
    """The file of a workshop as a download."""
    snapshot = await in_thread("read", store.snapshot, request.path_params["workshop"])
    content = await in_thread("read", write_canvas, snapshot)
    return Response(
        content, media_type=MIME, headers={**NO_STORE, **disposition(file_name(snapshot, SUFFIX.removeprefix(".")))}
    )


def disposition(name: str, *, inline: bool = False) -> dict[str, str]:
    """The header that gives the browser the name of a file, in any characters; `inline` shows it, else it is downloaded."""
    kind = "inline" if inline else "attachment"
    return {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(name, safe='')}"}
