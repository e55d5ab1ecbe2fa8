"""The main part of the report screen: the PDF to take away, how far a newer one is, and how many changes came since."""

import time
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from canvas_model.errors import NotFoundError
from pages.screens.report import quiet_period
from pages.screens.report.report_files import pdf_links
from pages.server import store
from pages.server.report_jobs import JOBS, ReportJob
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
    if watch.rested and (job is None or watch.opens) and _has_answers(workshop):
        job = JOBS.ask(store.snapshot(workshop), language, today)
    return Standing(
        revision=revision,
        job=job or JOBS.under_way(workshop, language, today),
        offered=JOBS.last_ready(workshop, language, today),
    )


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
    if standing.job and standing.job.refused:
        refusal(standing.job.refused)
    if lines := _lines(standing, language):
        show(*lines)
    if standing.job is None or standing.job.refused:
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
        words = (
            _("A newer report is being made: {seconds} s") if offered else _("The report is being made: {seconds} s")
        )
        bar = '<div class="fg-working" role="status"><i></i><p>{words}</p></div>'
        lines.append(html(bar, words=words.format(seconds=job.seconds())))
    return lines


def _age(standing: Standing) -> str:
    if not standing.changes_since:
        return _("Revision {revision}: everything written so far is in it.").format(revision=standing.revision)
    since = counted("{count} change came since.", "{count} changes came since.", standing.changes_since)
    words = _("Revision {revision}.").format(revision=standing.offered_revision) + " " + since
    if standing.job is None:
        words += " " + _("A newer report is made once nobody has written for three seconds.")
    return words


def _make_button(workshop: UUID, language: str, *, first: bool) -> None:
    begin = partial(_begin, workshop, language, date.today())
    words = _("Make the report") if first else _("Make it now")
    kind = "primary" if first else "secondary"
    if saving_button(words, begin, key="report_make", type=kind, icon=":material/picture_as_pdf:"):
        st.rerun()


def _begin(workshop: UUID, language: str, made_on: date) -> None:
    JOBS.ask(store.snapshot(workshop), language, made_on, again=True)
