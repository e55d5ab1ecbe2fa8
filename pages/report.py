"""Report: everything the workshop found, as one PDF to hand over, and as files for other programs."""

import streamlit as st

from canvas_model.languages import LANGUAGES
from exporters.words.validity import expired_words
from exporters.words.verdict import applies_words
from pages.screens.report import report_files
from pages.screens.report.pending_notice import pending_notice
from pages.screens.report.report_area import look, report_area
from pages.server import store
from pages.ui import layout, leads, navigation, session, tables
from pages.ui.drawing_cache import drawn
from pages.ui.language import _, name_of
from pages.ui.language import language as spoken

workshop = session.require_workshop()
report = store.report(workshop, spoken())
snapshot = report.snapshot
tables.dress()
layout.header(
    _("The report for {client}").format(client=snapshot.workshop.client),
    _("One PDF with everything, ready to hand over before you leave the room."),
)
if report.readiness.percent is None:
    layout.empty(
        applies_words(spoken())
        if report.readiness.nothing_applies
        else _(
            "No question has been answered yet: the report would show an empty canvas and the tasks that every project has."
        ),
        then=_("Start the interview"),
        screen="interview",
    )

if said := expired_words(snapshot.workshop, report.made_on, spoken()):
    layout.sentence(said)

language = st.segmented_control(
    _("Language of the report"),
    list(LANGUAGES),
    default=snapshot.workshop.language,
    required=True,
    format_func=name_of,
    key="report_language",
)
pending_notice(workshop)
standing = look(workshop, language)
report_area(workshop, language, standing.offered_revision)
layout.show(drawn(report, report_files.contents), drawn(report, report_files.unprintable))
navigation.screen_link(
    "settings", _("Consultant, logo, validity and sections of the report"), icon="tune", **{leads.BACK: "report"}
)

with st.container(key="report_data"):
    layout.heading(
        _("For other programs"), _("The same figures and contents as data; the names of the files carry this revision.")
    )
    layout.show(report_files.data_links(snapshot, language))
if standing.offered:
    report_files.preview(standing.offered.snapshot, language)
