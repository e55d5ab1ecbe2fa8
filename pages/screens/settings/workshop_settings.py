"""The settings of a workshop: each field saves itself, what is typed in our own forms, what is chosen in Streamlit's."""

from uuid import UUID

import streamlit as st

from canvas_model.content import Snapshot
from exporters.plan_words import earlier_start_words
from exporters.words.field_names import field_names
from exporters.words.sections import section_names
from exporters.words.validity import expired_words
from pages.screens.settings import logo
from pages.screens.settings.choices import choice
from pages.server import store
from pages.ui import layout, leads, navigation, session
from pages.ui.forms.entries import workshop_entry
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Field
from pages.ui.forms.parts import date_field, days_field, group, line, number_field
from pages.ui.language import _, day, language


def settings(workshop: UUID) -> None:
    """All that can be said of a workshop as a whole."""
    snapshot = store.snapshot(workshop)
    back = leads.way_back()
    layout.header(
        _("Settings of the workshop"),
        _("{client} · Every change is saved at once.").format(client=snapshot.workshop.client),
    )
    changed = False
    for name, part in (("about", _about), ("project", _project), ("canvas", _canvas), ("report", _report)):
        with st.container(key=f"cv_settings_{name}"):
            changed |= part(snapshot)
    if changed:
        st.rerun()
    if not back:
        navigation.screen_link("home", _("Back to the workshops"), icon="arrow_back", w=None)


def _about(snapshot: Snapshot) -> bool:
    id, labels = str(snapshot.id), field_names("workshop", language())
    _form(
        snapshot,
        _("The workshop"),
        [
            line(id, "client", labels["client"], needed=True, row="name", placeholder=_("The company’s name")),
            line(id, "title", labels["title"], needed=True, row="name"),
            date_field(id, "held_on", labels["held_on"], needed=True, row="name"),
        ],
    )
    return _chosen(snapshot, "language", "areas")


def _project(snapshot: Snapshot) -> bool:
    id, labels, first = str(snapshot.id), field_names("workshop", language()), snapshot.workshop.starts_on
    _form(
        snapshot,
        _("The project and its calendar"),
        [
            date_field(id, "starts_on", labels["starts_on"], needed=True, row="project"),
            number_field(id, "crm_users", labels["crm_users"], min=1, most=100_000, step=1, needed=True, row="project"),
            days_field(
                id, "closed_on", labels["closed_on"], hint=_("Days and spans of days, separated by commas."), wide=True
            ),
        ],
        _("The more people will use the CRM, the longer the tasks of the plan."),
    )
    if first < session.today():
        layout.sentence(earlier_start_words(language()).format(day=day(first)), quiet=True)
    changed = choice(snapshot, "country")
    return choice(snapshot, "saturdays") or changed


def _canvas(snapshot: Snapshot) -> bool:
    layout.show(layout.html('<h2 class="cv-part">{title}</h2>', title=_("The canvas and its score")))
    changed = choice(snapshot, "layout")
    return choice(snapshot, "evidence_cap") or changed


def _report(snapshot: Snapshot) -> bool:
    id, labels = str(snapshot.id), field_names("workshop", language())
    _form(
        snapshot,
        _("The report"),
        [
            line(id, "consultant", labels["consultant"], row="who", placeholder=_("Who leads the workshop")),
            line(id, "contact", labels["contact"], row="who", placeholder=_("E-mail address, telephone or company")),
            date_field(id, "valid_until", labels["valid_until"], row="who"),
        ],
    )
    if said := expired_words(snapshot.workshop, session.today(), language()):
        layout.sentence(said, quiet=True)
    changed = choice(snapshot, "left_out")
    if set(section_names(language())) <= set(snapshot.workshop.left_out):
        layout.sentence(_("The report is now nothing but its first page."), quiet=True)
    return logo.logo(snapshot) or changed


def _chosen(snapshot: Snapshot, *names: str) -> bool:
    """Choices beside each other."""
    changed = False
    for name, column in zip(names, st.columns(len(names)), strict=True):
        with column:
            changed |= choice(snapshot, name)
    return changed


def _form(snapshot: Snapshot, title: str, asked: list[Field], text: str = "") -> None:
    id, entry = workshop_entry(snapshot)
    key = f"settings_{asked[0]['names'][0]}"
    fields(key, snapshot, [group(key, title, asked, text=text)], {id: entry}, heading=2)
