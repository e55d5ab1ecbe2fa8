"""Reports asked for, and handed over as files under an address that names their revision."""

from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from canvas_model.content import Snapshot
from canvas_model.errors import NotFoundError
from canvas_model.languages import LANGUAGES
from exporters.export import Export, Format, format_of
from exporters.file_names import file_name
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.json_types import ReportState
from pages.endpoints.responses import NO_STORE, as_json, requires
from pages.endpoints.workshop.files import disposition
from pages.server import store
from pages.server.report_addresses import address
from pages.server.report_jobs import JOBS, ReportJob
from pages.server.threads import in_thread


@requires("make_report")
async def post_report(request: Request) -> Response:
    """Begin the PDF of a workshop as it stands, or tell how far it is; `?again=1` begins a failed one anew."""
    seen = await in_thread("read", store.snapshot, request.path_params["workshop"])
    language = request.query_params.get("language", seen.workshop.language)
    if language not in LANGUAGES:
        raise NotFoundError
    again = request.query_params.get("again") == "1"
    job = await in_thread("read", JOBS.ask, seen, language, date.today(), again=again)
    return as_json(_state(job, language_of(request.scope)), 200 if job.has_ended else 202)


@requires("read_report")
async def get_report(request: Request) -> Response:
    """The file of a revision; the workshop has moved on: the way to the newest."""
    workshop, revision, language = (request.path_params[name] for name in ("workshop", "revision", "language"))
    format = format_of(request.path_params["file"])
    if language not in LANGUAGES or format is None:
        raise NotFoundError
    seen = await in_thread("read", store.snapshot, workshop)
    if format.laid_out:
        known = JOBS.find(workshop, revision, language, date.today())
        if known or revision == seen.revision:
            return await _laid_out(request, format, known.snapshot if known else seen, language)
    elif revision == seen.revision:
        return _file(request, format, await in_thread("report", _export, seen, language, format))
    return _to_newest(request, seen, language, format)


async def _laid_out(request: Request, format: Format, asked: Snapshot, language: str) -> Response:
    """The PDF of a snapshot once a worker has made it; the way to a newer one that was made in its place."""
    job = await in_thread("read", JOBS.ask, asked, language, date.today())
    ended = await in_thread("report", job.wait)
    if ended.snapshot.revision != asked.revision:
        return _to_newest(request, ended.snapshot, language, format)
    if ended.refused:
        raise ended.refused
    content = await in_thread("report", ended.content)
    return _file(request, format, Export(file_name(asked, format.suffix), format.mime, content))


def _to_newest(request: Request, seen: Snapshot, language: str, format: Format) -> Response:
    return RedirectResponse(address(seen, language, format.suffix, request.url.query), 303, NO_STORE)


def _export(seen: Snapshot, language: str, format: Format) -> Export:
    return format(store.report(seen.id, language))


def _file(request: Request, format: Format, export: Export) -> Response:
    inline = format.laid_out and request.query_params.get("download") != "1"
    headers = {**NO_STORE, **disposition(export.filename, inline=inline)}
    return Response(export.content, media_type=export.mime, headers=headers)


def _state(job: ReportJob, language: str) -> ReportState:
    return {
        "state": job.state if job.state in ("ready", "failed") else "working",
        "revision": job.snapshot.revision,
        "url": address(job.snapshot, job.language) if job.state == "ready" else None,
        "message": sentence(job.refused, language) if job.refused else None,
    }
