"""Workshops made, taken away as a file and brought in from one."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from canvas_model.errors import FileTooLargeError, MalformedRequestError, RequestTooLargeError
from canvas_model.files.canvas_file import MIME, SUFFIX, read_canvas, write_canvas
from canvas_model.limits import FILE_LIMIT, FILE_MEGABYTES
from canvas_model.storage.copying import bring_in
from canvas_model.storage.workshops import create_workshop
from exporters.export import file_name
from pages.endpoints.bodies import MEGABYTE, only_fields, read_body, read_json, read_uuid
from pages.endpoints.responses import NO_STORE, actor, as_json, requires
from pages.server import store
from pages.server.threads import in_thread


@requires("create_workshop")
async def post_workshop(request: Request) -> Response:
    """Make an empty workshop; asked twice with the same id it makes one."""
    body = await read_body(request, MEGABYTE, RequestTooLargeError(limit=1))
    whole = only_fields(read_json(body), {"id", "fields"})
    fields = whole.get("fields")
    if not isinstance(fields, dict):
        raise MalformedRequestError
    wanted, by = read_uuid(whole.get("id")), actor(request)
    made = await in_thread("write", lambda: create_workshop(store.store(), by, fields, id=wanted))
    return as_json({"id": str(made)}, 201)


@requires("import_workshop")
async def post_import(request: Request) -> Response:
    """Bring in a workshop file as a new workshop; `?id=` makes a repeated request the same one."""
    body = await read_body(request, FILE_LIMIT, FileTooLargeError(limit=FILE_MEGABYTES))
    given = request.query_params.get("id")
    wanted, by = None if given is None else read_uuid(given), actor(request)
    made = await in_thread("write", lambda: bring_in(store.store(), by, read_canvas(body), id=wanted))
    return as_json({"id": str(made)}, 201)


@requires("export_workshop")
async def get_file(request: Request) -> Response:
    """The workshop as one file."""
    seen = await in_thread("read", store.snapshot, request.path_params["workshop"])
    content = await in_thread("read", write_canvas, seen)
    return Response(
        content, media_type=MIME, headers={**NO_STORE, **disposition(file_name(seen, SUFFIX.removeprefix(".")))}
    )


def disposition(name: str, *, inline: bool = False) -> dict[str, str]:
    """The header that names a file for the browser, whatever the name holds."""
    how = "inline" if inline else "attachment"
    return {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name, safe='')}"}
