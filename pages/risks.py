"""Risks: what could go wrong, why it is likely, and who does what about it."""

from exporters.report_sentences import Wording
from pages.screens.risks import risk_dialog, risk_list, risk_matrix
from pages.server import store
from pages.ui import layout, row_dialogs, session, tables
from pages.ui.drawing_cache import drawn
from pages.ui.language import _, language

workshop = session.require_workshop()
report = store.report(workshop, language())
tables.dress()
risk_list.tick_measures(workshop)
layout.header(
    Wording(report).risks(),
    _("The checklist by phase. Probability comes from the maturity of the linked blocks; mitigations done lower it."),
)

layout.heading(_("Where the open risks stand"), drawn(report, risk_matrix.highest))
layout.show(drawn(report, risk_matrix.risk_matrix))

risk_dialog.buttons()
unfolded = risk_list.phases_to_look_at(report, row_dialogs.last_row("risks"))
for phase in report.catalogue.plan.phases:
    layout.show(drawn(report, risk_list.risks_of_phase, phase.id, unfolded.get(phase.id)))

opened = row_dialogs.opened_row("risks")
if opened:
    risk_dialog.open_risk(workshop, opened)
