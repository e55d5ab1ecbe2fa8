"""Customer relationships: the eleven items as an index of their own, and the customer segments."""

import streamlit as st

from canvas_model.rules.scoring.relationships import assess_relationships
from pages.screens.relationships import relationship_index, segments
from pages.server import store
from pages.ui import layout, leads, people, session
from pages.ui.forms import form, parts
from pages.ui.forms.question_sheet import QuestionSheet
from pages.ui.language import _, catalogue

PARTS = ("items", "segments")

workshop = store.snapshot(session.require_workshop())
words = catalogue()
result = assess_relationships(workshop, words)

leads.arrive("relationships")
leads.way_back()
layout.header(
    _("Relationships"),
    _(
        "How the company keeps in touch with its customers, and whom to look after first. It does not count in the readiness."
    ),
    aside=relationship_index.index(result),
)
given = st.query_params.get("part")
if st.session_state.pop("relationships_next", False):
    st.session_state["relationships_part"] = "segments"
part = st.segmented_control(
    _("Part"),
    PARTS,
    default=given if given in PARTS else PARTS[0],
    required=True,
    key="relationships_part",
    format_func=lambda name: _("The eleven points") if name == "items" else _("Customer segments"),
    label_visibility="collapsed",
)
st.query_params["part"] = part
if part == "items":
    with st.container(key="cv_who"):
        member = people.who_answers(workshop, "relationships_who", "relationships")
    sheet = QuestionSheet(workshop, member)
    results = {item.id: item.question for item in result.items}
    for place, item in enumerate(words.relationships.items, 1):
        sheet.question(item, str(place), results[item.id])
    action = form.fields(
        "relationships",
        workshop,
        sheet.groups,
        sheet.entries,
        actions=[
            parts.action("segments", _("Next: {block}").format(block=_("Customer segments")), strong=True),
            *leads.back_actions(),
        ],
        focus=leads.focus_of("relationships"),
        heading=2,
    )
else:
    layout.show(segments.guide(words.relationships))
    action = segments.editor(workshop, words.relationships, result)
    layout.show(segments.why(words.relationships))
if action == "segments":
    st.session_state["relationships_next"] = True
    st.rerun()
elif action:
    session.open_workshop(workshop.id, action)
