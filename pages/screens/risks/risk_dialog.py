"""One risk of the checklist, opened for changing, and the risks that people add."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from canvas_model.catalogue.risk_scale import Scored
from canvas_model.catalogue.risks import Responses
from canvas_model.content import RiskEdit, natural_id
from canvas_model.content.entry_ids import is_own
from canvas_model.content.own_numbers import OWN_OWNER
from canvas_model.results import RiskResult
from canvas_model.rules.risks.checklist import MIDDLE
from exporters.report import Report
from exporters.report_sentences import Wording
from exporters.words.choices import status_names
from exporters.words.entry_names import thing_name
from exporters.words.field_names import field_names
from pages.screens.risks.risk_list import why
from pages.server import store
from pages.ui.commands import to_delete, to_set
from pages.ui.forms.entries import entry_by_key
from pages.ui.forms.form import fields
from pages.ui.forms.json_types import Field, Option, PickField
from pages.ui.forms.parts import date_field, group, line, longtext, option, pick
from pages.ui.language import _, language
from pages.ui.layout import html, show
from pages.ui.list_editing import add_button, owner_field
from pages.ui.row_dialogs import close_row, first_field, foot, leave_closed, row_gone
from pages.ui.saved_choices import Saved, saved_choice
from pages.ui.saving import saving_button


def buttons() -> None:
    """Open a new risk."""
    add_button("risks", label=_("Add a risk"))


def open_risk(workshop: UUID, id: str) -> None:
    """Show a risk in front of the checklist; closing works the checklist out again. An own one that is not there is new."""
    risks = store.report(workshop, language()).risks
    number = next((risk.number for risk in risks if risk.id == id), None)
    if number is None and not is_own(id):
        return close_row("risks")
    title = _("New risk") if number is None else _("Risk {number}").format(number=number)

    @st.dialog(title, width="large", on_dismiss=lambda: close_row("risks"))
    def shown() -> None:
        risk_form(workshop, id)

    shown()


def risk_form(workshop: UUID, id: str) -> None:
    """Everything that can be changed of a risk."""
    leave_closed("risks")
    report = store.report(workshop, language())
    risk = next((risk for risk in report.risks if risk.id == id), None)
    if risk is None and not is_own(id):
        st.rerun()
    lines = [risk.event, *why(risk, Wording(report))] if risk else [_("It joins the checklist once it is described.")]
    show(*(html('<p class="cv-quiet">{line}</p>', line=words) for words in lines))
    ticked = _mitigations(report, risk) if risk else set()
    _decided(report, id, risk)
    if risk and risk.origin == "own":
        _delete_button(report, risk)
    foot("risks", changed="saved" in ticked, refused="refused" in ticked)


def _mitigations(report: Report, risk: RiskResult) -> set[Saved]:
    if not risk.mitigations:
        return set()
    done_before = [id for id, _text, done in risk.mitigations if done]
    show(html('<p class="cv-quiet">{words}</p>', words=_("Each mitigation done lowers the probability by one:")))

    def ticked(id: str, text: str, done: bool) -> Saved:
        def draw(key: str, shown: bool) -> bool:
            return st.checkbox(text, shown, key=key)

        def save(held: bool) -> None:
            others = [other for other in done_before if other != id]
            to_set(report.snapshot, "risk", risk.id, mitigated=[*others, id] if held else others)()

        return saved_choice(f"risks_{id}", done, done, draw, save)

    return {ticked(*mitigation) for mitigation in risk.mitigations}


def _decided(report: Report, risk_id: str, risk: RiskResult | None) -> None:
    """The form of a risk; `risk` None: it is new."""
    stored = {edit.id: edit for edit in report.snapshot.risks}
    id, state = entry_by_key(report.snapshot, stored, "risk", risk_id)
    edit = next((edit for edit in report.snapshot.risks if edit.risk == risk_id), None)
    scale = report.catalogue.risk_scale
    entry = None if is_own(risk_id) else report.catalogue.risk(risk_id)
    if entry is None:
        state["needs"] = "event"
    labels = field_names("risk", language())
    derived = _("from the answers: {p}").format(p=risk.derived_probability if risk else MIDDLE)
    event = _("What could happen: because …, …, and then …")
    asked: list[Field] = [
        *([] if entry else [longtext(id, "event", event, needed=True, wide=True)]),
        *([] if entry else [_phase(report, id)]),
        pick(id, ["impact"], labels["impact"], _scored("impact", scale.impacts, entry.impact if entry else 3)),
        pick(
            id,
            ["probability"],
            labels["probability"],
            [option({"probability": None}, derived), *_scored("probability", scale.probabilities)],
        ),
        pick(id, ["response"], labels["response"], _responses(report, entry.response if entry else "mitigate")),
        owner_field(id, risk.owner if risk else OWN_OWNER, stored=edit.owner if edit else None),
        line(id, "person", labels["person"], placeholder=_("Name and surname"), row="who"),
        date_field(id, "due", labels["due"], row="who", usual=_proposed(edit, risk)),
        longtext(id, "note", labels["note"], rows=2, wide=True),
        pick(
            id,
            ["status"],
            labels["status"],
            [option({"status": status}, name) for status, name in status_names("risk", language()).items()],
        ),
    ]
    key = f"risk_{id}"
    form = group(key, _("What was decided"), asked)
    ticks = len(risk.mitigations) if risk else 0
    fields(key, report.snapshot, [form], {id: state}, focus=first_field("risks", key), before=ticks)


def _proposed(edit: RiskEdit | None, risk: RiskResult | None) -> str | None:
    """The day that the plan proposes, while nobody has said another."""
    said = edit is not None and edit.due is not None
    return None if said or risk is None or risk.due is None else risk.due.isoformat()


def _phase(report: Report, id: str) -> PickField:
    phases = [
        option({"phase": phase.id}, phase.name, also=[{"phase": None}] if phase.id == "preparation" else [])
        for phase in report.catalogue.plan.phases
    ]
    return pick(id, ["phase"], field_names("risk", language())["phase"], phases)


def _scored(name: str, words: Sequence[Scored], usual: int | None = None) -> list[Option]:
    """Values 1 to 5 with their words; the usual one stands for "nothing said" too."""
    return [
        option({name: word.value}, f"{word.value} {word.name}", also=[{name: None}] if word.value == usual else [])
        for word in words
    ]


def _responses(report: Report, usual: str) -> list[Option]:
    return [
        option({"response": id}, report.catalogue.response(id).name, also=[{"response": None}] if id == usual else [])
        for id in Responses.model_fields
    ]


def _delete_button(report: Report, risk: RiskResult) -> None:
    hide = to_delete(report.snapshot, "risk", natural_id(report.snapshot.id, "risk", risk.id), risk.version)
    key = f"risks_hide_{risk.id}_{risk.version}"
    said = _("Deleted: {what}").format(what=thing_name("risk", {"event": risk.event}, report.catalogue, {}))
    then = partial(row_gone, "risks", said)
    saving_button(_("Delete the risk"), hide, key=key, then=then, icon=":material/delete:")
