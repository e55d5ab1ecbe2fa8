"""The interview: block by block through the questions and the alternatives."""

from functools import partial

import streamlit as st

from canvas_model.rules.scoring.progress import next_unanswered
from pages.screens.interview import block_head, block_progress, shown_block
from pages.screens.interview.block_sheet import block_sheet
from pages.screens.interview.interview_head import interview_head
from pages.server import store
from pages.ui import layout, leads, navigation, people, saving, session
from pages.ui.forms import form, parts
from pages.ui.language import _, catalogue, language

workshop = store.snapshot(session.require_workshop())
words = catalogue()
readiness, done = store.readiness(workshop.id, language())

leads.arrive("interview")
layout.header(_("Interview"), interview_head(readiness, done))
way, sheet_side = st.columns([1, 2.7], gap="large")
with way:
    leads.way_back()
    member = people.who_answers(workshop, "interview_who", "interview")
    wanted = next_unanswered(workshop, words, member=member)
    label = _("Next question to answer") if wanted else _("Everything is answered")
    go = partial(shown_block.go_to, wanted or "")
    saving.saving_button(label, go, key="interview_next", type="primary", disabled=not wanted, width="stretch")

current = shown_block.shown_block(words)
with way, st.container(key="cv_way"):
    block_progress.steps(words, readiness, done, current)
    people.people_link(workshop)
with sheet_side:
    if current == people.PEOPLE:
        layout.heading(
            _("The people who take part"),
            _("Each answers alone first; the group’s answer is the median, until one is agreed."),
        )
        people.people(workshop)
        st.stop()
    block, result = words.block(current), readiness.block(current)
    layout.show(block_head.head(block, result))
    results = {question.id: question for question in result.questions}
    sheet = block_sheet(workshop, block, member, results)
    following = words.blocks.blocks[block.number % len(words.blocks.blocks)]
    last = following.number < block.number
    action = form.fields(
        "interview",
        workshop,
        sheet.groups,
        sheet.entries,
        actions=[
            parts.action(
                "relationships", _("Next: {block}").format(block=navigation.title("relationships")), strong=True
            )
            if last
            else parts.action(following.id, _("Next: {block}").format(block=following.name), strong=True),
            *leads.back_actions(),
        ],
        focus=leads.focus_of("interview"),
    )
if action in {screen.name for screen in navigation.SCREENS}:
    session.open_workshop(workshop.id, action)
elif action and action != current:
    shown_block.go_to(words.block(action).questions[0].id)
    st.rerun()
