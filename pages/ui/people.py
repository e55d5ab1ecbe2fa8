"""Who is answering: the group, or one of the people who take part."""

from uuid import UUID

import streamlit as st

from canvas_model.content import Member, Snapshot
from pages.ui.components import component
from pages.ui.forms import form, parts
from pages.ui.forms.entries import entry_of
from pages.ui.forms.json_types import Field
from pages.ui.language import _, catalogue, counted
from pages.ui.navigation import screen_link
from pages.ui.streamlit_gaps.findable_options import findable

_whose_form = component("whose_form", "forms/whose_form.js")

GROUP = "group"
PEOPLE = "people"
"""What stands for a block in the address where the people are shown."""


def who_answers(workshop: Snapshot, key: str, form: str) -> UUID | None:
    """A choice of who answers, kept in the address (`?who=`) and from screen to screen; None: the group's agreed answer.

    From a choice until the run that follows it the form with this key takes no answers.
    """
    kept = f"who_{workshop.id}"
    members = {str(member.id): member for member in workshop.members}
    given = st.query_params.get("who") or st.session_state.get(kept)
    options = [GROUP, *members]
    field = f"{key}_{len(options)}"
    chosen = st.selectbox(
        _("Who is answering"),
        options,
        options.index(given) if given in members else 0,
        key=field,
        format_func=lambda who: findable(_name(members[who])) if who in members else _("The group (agreed answer)"),
        filter_mode="contains",
    )
    with st.container(key="cv_hidden_whose_form"):
        _whose_form(key="whose_form", data={"field": field, "form": form, "who": chosen})
    if chosen in members:
        st.query_params["who"] = st.session_state[kept] = chosen
        return UUID(chosen)
    st.query_params.pop("who", None)
    st.session_state.pop(kept, None)
    return None


def _name(member: Member) -> str:
    names = {area.id: area.name for area in catalogue().roles.areas}
    return " · ".join(filter(None, [member.name, names.get(member.department, member.department)]))


def people_link(workshop: Snapshot) -> None:
    """The way to the people who take part."""
    count = len(workshop.members)
    label = counted("{count} person takes part", "{count} people take part", count) if count else _("Add people")
    screen_link("interview", label, icon="group", block=PEOPLE, who=st.query_params.get("who"))


def people(workshop: Snapshot) -> None:
    """The people who take part: add, change, delete, take back."""
    departments = {"": _("no department")} | {area.id: area.name for area in catalogue().roles.areas}
    asked: list[Field] = [
        parts.line("@", "name", _("Name"), row="person"),
        parts.select("@", "department", _("Department"), departments, row="person"),
    ]
    rows = parts.entry_list(
        "member",
        parts.group("@", "", asked),
        title_field="name",
        add=_("Add a person"),
        placeholder=_("First and last name"),
        nothing=_("Nobody yet. Without people the group answers as one; with people each answers alone first."),
        ordered=False,
        compact=True,
    )
    entries = {str(member.id): entry_of(member) for member in workshop.members}
    form.fields("people", workshop, [], entries, rows=rows, focus=None if entries else ("member", 1))
