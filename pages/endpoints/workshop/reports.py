"""Reports asked for, and handed over as files under an address that names their revision."""

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from canvas_model.content import Snapshot
from canvas_model.errors import NotFoundError
from exporters.export import EXPORTERS, MIME, file_name
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import LANGUAGES, language_of
from pages.endpoints.responses import NO_STORE, as_json, endpoint
from pages.endpoints.workshop.files import disposition
from pages.server import store
from pages.server.report_addresses import address
from pages.server.report_jobs import JOBS, Job
from pages.server.threads import in_thread


@endpoint("make_report")
async def post_report(request: Request) -> Response:
    """Begin the PDF of a workshop as it stands, or tell how far it is; `?again=1` begins a failed one anew."""
    seen = await in_thread("read", store.snapshot, request.path_params["workshop"])
    language = request.query_params.get("language", seen.workshop.language)
    if language not in LANGUAGES:
        raise NotFoundError
    job = await JOBS.ask(seen, language, date.today(), again=request.query_params.get("again") == "1")
    return as_json(_state(job, language_of(request.scope)), 202 if job.state == "working" else 200)


@endpoint("read_report")
async def get_report(request: Request) -> Response:
    """The file of a revision; the workshop has moved on: the way to the newest."""
    workshop, revision, language = (request.path_params[name] for name in ("workshop", "revision", "language"))
    format = request.path_params["file"].rpartition(".")[2]
    if language not in LANGUAGES or format not in EXPORTERS:
        raise NotFoundError
    seen = await in_thread("read", store.snapshot, workshop)
    job = JOBS.find(workshop, revision, language, date.today()) if format == "pdf" else None
    if job is not None:
        return _file(request, job.snapshot, format, await in_thread("report", job.content))
    if revision != seen.revision:
        return RedirectResponse(address(seen, language, format, request.url.query), 303, NO_STORE)
    return _file(request, seen, format, await in_thread("report", _content, seen, language, format))


def _content(seen: Snapshot, language: str, format: str) -> bytes:
    if format == "pdf":
        return Job(seen, language, date.today()).content()
    return EXPORTERS[format](store.report(seen.id, language)).content


def _file(request: Request, seen: Snapshot, format: str, content: bytes) -> Response:
    inline = format == "pdf" and request.query_params.get("download") != "1"
    headers = {**NO_STORE, **disposition(file_name(seen, format), inline=inline)}
    return Response(content, media_type=MIME[format], headers=headers)


def _state(job: Job, language: str) -> dict[str, Any]:
    return {
        "state": job.state,
        "revision": job.snapshot.revision,
        "url": address(job.snapshot, job.language) if job.state == "ready" else None,
        "message": sentence(job.refused, language) if job.refused else None,
    }
