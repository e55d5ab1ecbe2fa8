"""Reports asked for, and handed over as files under an address that names their revision."""

from datetime import date

from anyio import sleep
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from canvas_model.content import Snapshot
from canvas_model.errors import MalformedRequestError, NotFoundError
from canvas_model.languages import LANGUAGES
from exporters.export import Export, Format, format_of
from exporters.file_names import file_name
from exporters.words.texts import sentence
from pages.endpoints.access.reader_language import language_of
from pages.endpoints.json_types import FinishedReport, ReportState
from pages.endpoints.responses import NO_STORE, as_json, requires, visitor
from pages.endpoints.workshop.files import disposition
from pages.server import store
from pages.server.report_addresses import address
from pages.server.report_job import ReportJob
from pages.server.report_jobs import JOBS
from pages.server.threads import in_thread

LOOK_SECONDS = 0.05
"""How often a request that waits for a PDF looks whether it is there."""
MOST_DIGITS = 12
"""Of a revision in an address."""


@requires("make_report")
async def post_report(request: Request) -> Response:
    """Begin the PDF of a workshop as it stands, or tell how far it is.

    The report freezes its revision: who asks again while it is made, or right after, is told of that one, however much was
    written meanwhile, and `changes_since` says how much. `?again=1` asks for the newest revision, also where it failed.
    """
    seen, language = await _asked_for(request)
    again = request.query_params.get("again") == "1"
    job = await in_thread(
        "read", _begin, seen, language, visitor(request).session, again=again, follower=visitor(request).session
    )
    if job.state == "ready":
        JOBS.deliver(job, visitor(request).session)
    return as_json(_state(job, seen, language, language_of(request.scope)), 200 if job.has_ended else 202)


@requires("read_report")
async def get_state(request: Request) -> Response:
    """Tell how far the PDF of a revision is, `?revision=`, or of the newest, and begin nothing."""
    seen, language = await _asked_for(request)
    revision = request.query_params.get("revision", str(seen.revision))
    if not revision.isdecimal() or len(revision) > MOST_DIGITS:
        raise MalformedRequestError
    job = JOBS.find(seen.id, int(revision), language, date.today())
    return as_json(_state(job and job.newest, seen, language, language_of(request.scope)))


@requires("make_report")
async def delete_report(request: Request) -> Response:
    """Cancel what the asker had begun and is not ready yet; what others asked for too goes on."""
    seen, language = await _asked_for(request)
    by = visitor(request).session
    for unfinished in JOBS.unfinished(seen.id, language, date.today()):
        JOBS.cancel(unfinished, by)
    job = JOBS.find(seen.id, seen.revision, language, date.today())
    return as_json(_state(job, seen, language, language_of(request.scope)))


@requires("read_report")
async def get_report(request: Request) -> Response:
    """The file of a revision; where that is gone, the way to a newer one."""
    workshop, revision, language = (request.path_params[name] for name in ("workshop", "revision", "language"))
    format = format_of(request.path_params["file"])
    if language not in LANGUAGES or format is None:
        raise NotFoundError
    seen = await in_thread("read", store.snapshot, workshop)
    if format.laid_out:
        known = JOBS.find(workshop, revision, language, date.today())
        if known and not known.refused and not known.is_gone:
            return await _laid_out(request, format, known, revision)
        visitor(request).require("make_report")
        begun = await in_thread("read", _begin, seen, language, visitor(request).session)
        return await _laid_out(request, format, begun, revision)
    if revision == seen.revision:
        return _file(request, format, await in_thread("report", _export, seen, language, format))
    return _to(request, seen, language, format)


async def _laid_out(request: Request, format: Format, job: ReportJob, revision: int) -> Response:
    """The PDF of a job once a worker has made it; the way to it where it is another one than was asked for.

    Nobody waits in a thread: what is finished, and what takes no time, is handed over meanwhile.
    """
    if job.snapshot.revision != revision:
        return _to(request, job.snapshot, job.language, format)
    while not (ended := job.newest).has_ended:
        await sleep(LOOK_SECONDS)
    if ended.snapshot.revision != revision:
        return _to(request, ended.snapshot, ended.language, format)
    if ended.refused:
        raise ended.refused
    JOBS.deliver(ended)
    content = await in_thread("report", ended.kept)
    if content is None:  # nothing can be kept on this disk
        content = await in_thread("making", ended.content)
    return _file(request, format, Export(file_name(ended.snapshot, format.suffix), format.mime, content))


async def _asked_for(request: Request) -> tuple[Snapshot, str]:
    """The workshop of a request as it stands, and the language of the report."""
    seen = await in_thread("read", store.snapshot, request.path_params["workshop"])
    language = request.query_params.get("language", seen.workshop.language)
    if language not in LANGUAGES:
        raise NotFoundError
    return seen, language


def _begin(seen: Snapshot, language: str, by: str, *, again: bool = False, follower: str = "") -> ReportJob:
    today = date.today()
    frozen = None
    if not again and JOBS.find(seen.id, seen.revision, language, today) is None:
        frozen = JOBS.frozen(seen.id, language, today, follower)
    return frozen or JOBS.ask(seen, language, today, by=by, follower=follower, again=again)


def _to(request: Request, seen: Snapshot, language: str, format: Format) -> Response:
    return RedirectResponse(address(seen, language, format.suffix, request.url.query), 303, NO_STORE)


def _export(seen: Snapshot, language: str, format: Format) -> Export:
    return format(store.report(seen.id, language))


def _file(request: Request, format: Format, export: Export) -> Response:
    inline = format.laid_out and request.query_params.get("download") != "1"
    headers = {**NO_STORE, **disposition(export.filename, inline=inline)}
    return Response(export.content, media_type=export.mime, headers=headers)


def _state(job: ReportJob | None, seen: Snapshot, language: str, reader: str) -> ReportState:
    """The state of a job, beside the newest report that is ready."""
    ready = JOBS.last_ready(seen.id, language, date.today())
    revision = job.snapshot.revision if job else seen.revision
    state = job.state if job else "none"
    return {
        "state": "working" if state == "waiting" else state,
        "revision": revision,
        "changes_since": max(0, seen.revision - revision),
        "url": address(job.snapshot, job.language) if job and job.state == "ready" else None,
        "message": sentence(job.refused, reader) if job and job.refused else None,
        "finished": _finished(ready, seen) if ready else None,
    }


def _finished(job: ReportJob, seen: Snapshot) -> FinishedReport:
    revision = job.snapshot.revision
    url = address(job.snapshot, job.language)
    return {"revision": revision, "url": url, "changes_since": max(0, seen.revision - revision)}
