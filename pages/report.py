"""Report: everything the workshop found, as one PDF to hand over, and as files for other programs."""

from datetime import date
from functools import partial

import streamlit as st

from pages.screens.report import report_files, report_making
from pages.server import store
from pages.ui import layout, session, tables
from pages.ui.errors import refusal
from pages.ui.kept_pieces import drawn
from pages.ui.language import NAMES, _
from pages.ui.language import language as spoken
from pages.ui.saving import saving_button

workshop = session.require_workshop()
report, today = store.report(workshop, spoken()), date.today()
snapshot = report.snapshot
tables.dress()
layout.header(
    _("The report for {client}").format(client=snapshot.workshop.client),
    _("One PDF with everything, ready to hand over before you leave the room."),
)
if report.readiness.percent is None:
    layout.empty(
        _("No question has been answered yet: the report would show an empty canvas and the tasks every project has."),
        then=_("Start the interview"),
        screen="interview",
    )

language = st.segmented_control(
    _("Language of the report"),
    list(NAMES),
    default=snapshot.workshop.language,
    required=True,
    format_func=NAMES.__getitem__,
    key="report_language",
)
layout.show(drawn(report, report_files.contents), drawn(report, report_files.unprintable))
making = report_making.look(snapshot, language, today)

refused = making.refused() if making else None
if making is None or refused:
    if refused:
        refusal(refused)
    begin = partial(report_making.begin, snapshot, language, today)
    if saving_button(_("Make the report"), begin, key="report_make", type="primary", icon=":material/picture_as_pdf:"):
        st.rerun()
elif not making.done():
    report_files.waiting(making)
else:
    layout.show(report_files.pdf_links(snapshot, language))

layout.heading(
    _("For other programs"), _("The same figures and contents as data; the names of the files carry this revision.")
)
layout.show(report_files.data_links(snapshot, language))
if making is not None and making.done() and not making.refused():
    report_files.preview(snapshot, language)
