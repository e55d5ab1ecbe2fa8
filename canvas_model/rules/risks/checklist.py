"""Risks: the checklist with probabilities out of the maturity of the linked blocks, and what people decided about it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from math import floor

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.risk_scale import RiskBandId
from canvas_model.catalogue.risks import RiskEntry
from canvas_model.content import RiskEdit, Snapshot
from canvas_model.content.entry_ids import is_own
from canvas_model.content.own_numbers import OWN_OWNER, own_label, own_numbers
from canvas_model.results import Cause, Phase, Plan, Readiness, RiskResult
from canvas_model.rules.scoring.bands import reached
from canvas_model.rules.scoring.maturity import TOP

MIDDLE = 3
"""Probability of what cannot be derived, and impact of somebody's own risk until they say otherwise."""
PHASES: tuple[Phase, ...] = ("preparation", "design", "launch")
EDITABLE = ("event", "phase", "impact", "probability", "owner", "person", "response", "mitigated", "due", "note")
"""What people can change of a risk."""


def derive_risks(snapshot: Snapshot, catalogue: Catalogue, readiness: Readiness, plan: Plan) -> tuple[RiskResult, ...]:
    """The risk checklist: catalogue entries and people's own, with their decisions.

    Score = probability × impact. By phase; inside a phase open ones first, then by residual score, highest first, by
    score before mitigation, and in catalogue order. Numbers stay, whatever the order.
    """
    numbers = own_numbers(snapshot.risks)
    edits = {edit.risk: edit for edit in snapshot.risks}
    roles = {role.id for role in catalogue.roles.roles}
    starts = {task.id: task.starts_on for task in (*plan.dropped, *plan.tasks)}
    entries = [(entry, edits.get(entry.id)) for entry in catalogue.risks.risks]
    entries += [(_own_entry(edits[id], number), edits[id]) for id, number in _in_order(numbers)]
    found = [_result(entry, edit, readiness, catalogue, roles) for entry, edit in entries]
    dated = [
        risk if risk.due or entry.due not in starts else replace(risk, due=starts[entry.due])
        for risk, (entry, _) in zip(found, entries, strict=True)
    ]
    return tuple(sorted(dated, key=_order))


def highest_first(risks: Iterable[RiskResult]) -> tuple[RiskResult, ...]:
    """The open ones of a checklist by score after mitigation, then before it, highest first; ties stay in its order."""
    open_risks = (risk for risk in risks if risk.status == "open")
    return tuple(sorted(open_risks, key=lambda risk: (-risk.residual_score, -risk.score)))


def risk_band(probability: int, impact: int, catalogue: Catalogue) -> RiskBandId:
    """Id of the band of a probability and an impact, each 1 to 5."""
    return reached(probability * impact, catalogue.risk_scale.risk_bands).id


def probability(linked: Iterable[str], readiness: Readiness) -> tuple[int, bool, tuple[Cause, ...]]:
    """Probability 1 to 5 of a risk linked to these blocks or alternatives, whether it is an estimate, and its causes.

    P = 1 + (4 − mean maturity of the blocks, halves rounded up); an alternative stands for its block, and a block
    counts once. Where a block is not assessed, or nothing is linked, 3 is taken.
    """
    blocks = {block.id: block for block in readiness.blocks}
    blocks |= {alternative.id: block for block in readiness.blocks for alternative in block.alternatives}
    found = {block.id: block for block in (blocks[link] for link in linked if link in blocks)}
    causes = tuple(
        Cause("unassessed" if block.maturity is None else "maturity", block.id, block.maturity, block.id)
        for block in found.values()
    )
    levels = [block.exact.maturity for block in found.values() if block.exact.maturity is not None]
    if not causes or len(levels) < len(causes):
        return MIDDLE, True, causes
    rounded = floor(TOP - sum(levels, Fraction()) / len(levels) + Fraction(1, 2))
    return min(5, max(1, 1 + rounded)), False, causes


def _result(
    entry: RiskEntry, edit: RiskEdit | None, readiness: Readiness, catalogue: Catalogue, roles: set[str]
) -> RiskResult:
    own = is_own(entry.id)
    derived, estimated, causes = probability(entry.linked, readiness)
    ticked = set(edit.mitigated) if edit else set()
    mitigations = tuple((mitigation.id, mitigation.text, mitigation.id in ticked) for mitigation in entry.mitigations)
    taken = edit.probability if edit and edit.probability else derived
    response = edit.response if edit and edit.response else entry.response
    lowered = 0 if response == "accept" else sum(done for _, _, done in mitigations)
    residual = max(1, taken - lowered)
    impact = edit.impact if edit and edit.impact else entry.impact
    return RiskResult(
        id=entry.id,
        number=own_label(entry.number) if own else str(entry.number),
        origin="own" if own else "catalogue",
        phase=edit.phase if edit and edit.phase else entry.phase,
        watch=entry.watch,
        event=edit.event if edit and edit.event else entry.event,
        linked=entry.linked,
        causes=(Cause("own", entry.id),) if own else causes,
        derived_probability=derived,
        estimated=estimated and not own and not (edit and edit.probability),
        probability=taken,
        residual_probability=residual,
        impact=impact,
        score=taken * impact,
        residual_score=residual * impact,
        band=risk_band(residual, impact, catalogue),
        inherent_band=risk_band(taken, impact, catalogue),
        owner=edit.owner if edit and edit.owner in roles and edit.owner else entry.owner,
        person=edit.person if edit else "",
        response=response,
        mitigations=mitigations,
        due=edit.due if edit else None,
        status=edit.status if edit else "open",
        note=edit.note if edit else "",
        edited=_edited_fields(edit) if edit and not own else (),
        version=edit.version if edit else 0,
    )


def _in_order(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda entry: entry[1])


def _own_entry(edit: RiskEdit, number: int) -> RiskEntry:
    """A risk that people added, in the shape of the catalogue's; the edit's own fields say the rest."""
    return RiskEntry.model_construct(
        id=edit.risk,
        number=number,
        source="A",
        phase="preparation",
        watch="",
        event="",
        impact=MIDDLE,
        linked=(),
        owner=OWN_OWNER,
        response="mitigate",
        due="",
        mitigations=(),
    )


def _edited_fields(edit: RiskEdit) -> tuple[str, ...]:
    return tuple(name for name in EDITABLE if getattr(edit, name) not in (None, "", ()))


def _order(risk: RiskResult) -> tuple[int, ...]:
    return (PHASES.index(risk.phase), risk.status == "closed", -risk.residual_score, -risk.score)
