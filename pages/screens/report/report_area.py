"""The main part of the report screen: the PDF to take away, how far a newer one is, and how many changes came since."""

import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from canvas_model.errors import CanvasError, NotFoundError
from canvas_model.report_errors import TooManyReportsError
from pages.screens.report import quiet_period
from pages.screens.report.report_files import pdf_links
from pages.server import store
from pages.server.report_job import ReportJob
from pages.server.report_jobs import JOBS
from pages.ui import session
from pages.ui.errors import refusal
from pages.ui.language import _, counted
from pages.ui.language import language as spoken
from pages.ui.layout import html, show
from pages.ui.saving import saving_button

FIRST_LOOK_SECONDS, LATER_LOOK_SECONDS = 0.5, 1.0
"""How often an open screen looks for changes and for the end of a report: while it has none to offer yet, and later.

A look asks for one number of the database and takes some 6 ms of the processor.
"""


@dataclass(frozen=True)
class Standing:
    """How a workshop's report in a language stands at one moment."""

    revision: int
    """The workshop's newest."""
    job: ReportJob | None
    """The job of the newest revision; where it has none, the one that is being made."""
    offered: ReportJob | None
    """The last one finished."""
    refusal: CanvasError | None = None
    """Why the newest could not be begun, or was not made."""
    by_itself: bool = True
    """Whether the newest is begun without being asked for, once changes have rested."""

    @property
    def offered_revision(self) -> int | None:
        """The revision that can be taken away now."""
        return self.offered.snapshot.revision if self.offered else None

    @property
    def changes_since(self) -> int:
        """How many changes came after the one offered."""
        return self.revision - self.offered_revision if self.offered_revision is not None else 0


def look(workshop: UUID, language: str) -> Standing:
    """How the report stands; begins it where it is time to. Raises NotFoundError when the workshop is gone."""
    today, revision = date.today(), store.revision(workshop)
    watch = quiet_period.look(st.session_state.get("report_watch"), workshop, language, revision, time.monotonic())
    st.session_state["report_watch"] = watch
    job = JOBS.find(workshop, revision, language, today)
    refused: CanvasError | None = None
    declined = st.session_state.get("report_declined") == (workshop, language, revision) and not watch.opens
    due = watch.rested and not declined and (job is None or watch.opens) and session.visitor().may("make_report")
    if due and _has_answers(workshop):
        try:
            job = JOBS.ask(store.snapshot(workshop), language, today, by=session.visitor().session)
        except TooManyReportsError as error:
            refused = error
    job = job or JOBS.under_way(workshop, language, today)
    offered = JOBS.last_ready(workshop, language, today)
    if offered:
        JOBS.deliver(offered)
    if job and job.state == "failed":
        refused = job.refused
    return Standing(revision, job if job and not job.refused else None, offered, refused, not declined)


def report_area(workshop: UUID, language: str, previewed: int | None) -> None:
    """The part that follows the report by itself; `previewed` is the revision that the rest of the screen shows."""
    seconds = FIRST_LOOK_SECONDS if previewed is None else LATER_LOOK_SECONDS
    st.fragment(_report_area, run_every=seconds)(workshop, language, previewed)


def _report_area(workshop: UUID, language: str, previewed: int | None) -> None:
    try:
        standing = look(workshop, language)
    except NotFoundError:
        st.rerun()  # the whole screen says that it is gone
    if previewed is None and standing.offered:
        st.rerun()  # the first one brings its preview; a later one does not take away what somebody is reading
    if standing.refusal:
        refusal(standing.refusal)
    if lines := _lines(standing, language):
        show(*lines)
    if standing.job and not standing.job.has_ended and session.visitor().session in standing.job.owners:
        _cancel_button(workshop, language, standing)
    is_behind = standing.job is None or standing.job.snapshot.revision < standing.revision
    if is_behind and session.visitor().may("make_report"):
        _make_button(workshop, language, first=standing.offered is None)
    if previewed is not None and standing.offered_revision != previewed:
        words = _("Show revision {revision} below").format(revision=standing.offered_revision)
        with st.container(key="report_preview_newer"):
            if st.button(words, key="report_newer", icon=":material/refresh:"):
                st.rerun()


def _has_answers(workshop: UUID) -> bool:
    readiness, _progress = store.readiness(workshop, spoken())
    return readiness.percent is not None


def _lines(standing: Standing, language: str) -> list[Markup]:
    job, offered = standing.job, standing.offered
    lines = []
    if offered:
        lines = [pdf_links(offered.snapshot, language), html('<p class="fg-age">{age}</p>', age=_age(standing))]
    if job and not job.has_ended:
        waits = _("The report of revision {revision} waits for its turn: {seconds} s")
        words = waits if job.state == "waiting" else _("The report of revision {revision} is being made: {seconds} s")
        words = words.format(revision=job.snapshot.revision, seconds=job.seconds())
        bar = '<div class="fg-working" role="status"><i></i><p>{words}</p></div>'
        lines.append(html(bar, words=words))
    return lines


def _age(standing: Standing) -> str:
    if not standing.changes_since:
        return _("Revision {revision}: everything saved so far is in it.").format(revision=standing.revision)
    since = counted("{count} change came since.", "{count} changes came since.", standing.changes_since)
    words = _("Revision {revision}.").format(revision=standing.offered_revision) + " " + since
    if standing.job is None and standing.by_itself:
        words += " " + _("A newer report is made once nobody has written for three seconds.")
    return words


def _make_button(workshop: UUID, language: str, *, first: bool) -> None:
    begin = partial(_begin, workshop, language, date.today(), session.visitor().session)
    words = _("Make the report") if first else _("Make it now")
    kind = "primary" if first else "secondary"
    if saving_button(words, begin, key="report_make", type=kind, icon=":material/picture_as_pdf:"):
        st.rerun()


def _begin(workshop: UUID, language: str, made_on: date, owner: str) -> None:
    JOBS.ask(store.snapshot(workshop), language, made_on, by=owner, again=True)


def _cancel_button(workshop: UUID, language: str, standing: Standing) -> None:
    """Take back what this screen asked for: until somebody writes, it is not begun again by itself."""
    cancel = partial(_cancel, workshop, language, date.today(), session.visitor().session)
    if saving_button(_("Stop making it"), cancel, key="report_cancel", type="tertiary", icon=":material/close:"):
        st.session_state["report_declined"] = (workshop, language, standing.revision)
        st.rerun()


def _cancel(workshop: UUID, language: str, made_on: date, owner: str) -> None:
    for job in JOBS.unfinished(workshop, language, made_on):
        JOBS.cancel(job, owner)
