"""The risk checklist in words: phase by phase, each risk with the figures behind its score."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from canvas_model.catalogue.risk_scale import RiskBandId
from canvas_model.errors import CanvasError
from canvas_model.results import Cause, RiskResult
from canvas_model.rules.risks.checklist import highest_first
from exporters.report import Report
from exporters.report_sentences import Wording
from pages.server import store
from pages.ui.commands import to_set
from pages.ui.errors import refusal
from pages.ui.language import _, counted, day, number
from pages.ui.layout import html, joined
from pages.ui.leads import in_sentence
from pages.ui.row_dialogs import row_button
from pages.ui.streamlit_gaps.buttons_in_html import act_on_ticks, opens
from pages.ui.tables import band, folding, listed

TICKS = "risk_measures"
"""The list whose boxes are ticked."""


def tick_measures(workshop: UUID) -> None:
    """Keep what is ticked and cleared on the checklist; a refusal is said."""
    faults = st.session_state

    def keep(row: str, on: bool) -> None:
        risk, _, measure = row.partition(" ")
        snapshot = store.snapshot(workshop)
        done = next((edit.mitigated for edit in snapshot.risks if edit.risk == risk), ())
        wanted = [*(each for each in done if each != measure), *([measure] if on else [])]
        try:
            to_set(snapshot, "risk", risk, mitigated=wanted)()
        except CanvasError as error:
            faults["risks_fault"] = error

    if act_on_ticks(TICKS, keep):
        st.rerun()
    if fault := faults.pop("risks_fault", None):
        refusal(fault)


def phases_to_look_at(report: Report, opened: str | None) -> dict[str, str]:
    """The phase of the highest open risk, and that of the risk that was `opened` last with the id of it."""
    highest_ones: dict[str, str] = {risk.phase: "" for risk in highest_first(report.risks)[:1]}
    return highest_ones | {risk.phase: risk.id for risk in report.risks if risk.id == opened}


def risks_of_phase(report: Report, id: str, unfolded: str | None) -> Markup:
    """The risks of a phase, in the order of the checklist, under a heading that folds them; `unfolded` as for `folding`."""
    wording = Wording(report)
    phase = next(entry for entry in report.catalogue.plan.phases if entry.id == id)
    risks = [risk for risk in report.risks if risk.phase == id]
    content = joined([_risk(risk, wording) for risk in risks])
    return folding(phase.name, _in_short(risks, wording), phase.text, content, unfolded=unfolded)


def _in_short(risks: Sequence[RiskResult], wording: Wording) -> str:
    """How many risks there are, and how many of them are high or closed; what is not judged yet is not high."""
    if not risks:
        return _("no risk")
    closed = sum(risk.status == "closed" for risk in risks)
    high = sum(risk.band == "high" and risk.status != "closed" and wording.is_judged(risk) for risk in risks)
    parts = [
        counted("{count} risk", "{count} risks", len(risks)),
        counted("{count} high", "{count} high", high) if high else "",
        counted("{count} closed", "{count} closed", closed) if closed else "",
    ]
    return " · ".join(filter(None, parts))


def _risk(result: RiskResult, wording: Wording) -> Markup:
    """One risk: what could happen, why it stands where it stands, and what is done about it."""
    return html(
        '<article class="fg-risk{closed}" id="risk-{number}"><div class="fg-no">{number}</div><div class="fg-event">'
        "<p>{event}</p>{why}"
        '{mitigations}{note}</div><div class="fg-score">{score}<p>{facts}</p>{change}</div></article>',
        closed=" fg-closed" if result.status == "closed" else "",
        number=result.number,
        event=result.event,
        why=joined([html('<p class="fg-said">{line}</p>', line=line) for line in _why(result, wording)]),
        mitigations=_mitigations(result),
        note=html('<p class="fg-said">{note}</p>', note=result.note) if result.note else "",
        score=_score(result, wording),
        facts=_facts(result, wording),
        change=row_button("risks", result.id, _("Change"), _("Change risk {number}").format(number=result.number)),
    )


def _why(result: RiskResult, wording: Wording) -> list[Markup]:
    """Where the probability comes from, each block a way to its answers."""
    subjects = {_stands_at(cause, wording): cause.subject for cause in result.causes if cause.when != "own"}
    return [in_sentence(line, subjects, "risks", wording.catalogue) for line in why(result, wording)]


def why(result: RiskResult, wording: Wording) -> list[str]:
    """Where the probability comes from."""
    named = [_stands_at(cause, wording) for cause in result.causes if cause.when != "own"]
    lines = []
    is_set = "probability" in result.edited
    is_unknown = any(cause.when == "unassessed" for cause in result.causes)
    if result.estimated:
        words = _("Not yet judged, probability {p} stands in: {blocks}")
        lines.append(words.format(p=result.derived_probability, blocks=", ".join(named)))
    elif named and not is_unknown:
        lines.append(
            _("Probability {p} from the maturity of: {blocks}").format(
                p=result.derived_probability, blocks=", ".join(named)
            )
        )
    elif not named:
        lines.append(_("Added to the checklist by the team"))
    if is_set:
        lines.append(_("The team puts the probability at {p}").format(p=result.probability))
    done = sum(ticked for _id, _text, ticked in result.mitigations)
    if done and result.response == "accept":
        lines.append(_("Accepted: mitigations do not lower it"))
    elif done and result.residual_probability < result.probability:
        lines.append(_("Lowered to {p} by the mitigations done").format(p=result.residual_probability))
    return lines


def _stands_at(cause: Cause, wording: Wording) -> str:
    """A block with its maturity."""
    words = _("{block} not assessed") if cause.value is None else _("{block} {level}")
    return words.format(block=wording.block(cause.subject), level=number(cause.value))


def _mitigations(result: RiskResult) -> Markup:
    if not result.mitigations:
        return Markup("")
    return listed(
        [
            html(
                '<button type="button" role="checkbox" aria-checked="{ticked}" class="fg-tick" {opens}>{text}</button>',
                ticked="true" if ticked else "false",
                opens=opens(TICKS, f"{result.id} {id}"),
                text=text,
            )
            for id, text, ticked in result.mitigations
        ],
        kind="fg-ticks",
    )


def _score(result: RiskResult, wording: Wording) -> Markup:
    if not wording.is_judged(result):
        words = html('<span class="fg-said">{words}</span>', words=_("provisional"))
        return html("<p>{sum} {words}</p>", sum=_sum(result.probability, result.impact, result.score), words=words)
    after = _worked(result.residual_probability, result.impact, result.residual_score, result.band, wording)
    if result.residual_score == result.score:
        return html("<p>{after}</p>", after=after)
    before = _worked(result.probability, result.impact, result.score, result.inherent_band, wording)
    return html(
        '<p class="fg-before">{first} {before}</p><p>{then} {after}</p>',
        first=_("before"),
        before=before,
        then=_("now"),
        after=after,
    )


def _worked(probability: int, impact: int, score: int, id: RiskBandId, wording: Wording) -> Markup:
    return html("{sum} {band}", sum=_sum(probability, impact, score), band=band(wording.risk_bands[id].name, id))


def _sum(probability: int, impact: int, score: int) -> Markup:
    return html(
        "{probability} × {impact} = <strong>{score}</strong>", probability=probability, impact=impact, score=score
    )


def _facts(result: RiskResult, wording: Wording) -> Markup:
    lines = [wording.owner(result), wording.response(result)]
    if result.due:
        lines.append(_("by {day}").format(day=day(result.due)))
    if result.status == "closed":
        lines.append(_("closed"))
    return joined([html("{line}<br>", line=line) for line in lines])
