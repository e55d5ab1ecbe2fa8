"""Consistency: answers that do not go together. Warnings give no points.

A rule speaks only of what was said: an alternative that is missing counts as missing once something of its block was
decided, a question once it was answered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from canvas_model.catalogue import Catalogue
from canvas_model.content import Snapshot
from canvas_model.results import AlternativeResult, BlockResult, ConsistencyWarning
from canvas_model.rules.scoring.alternatives import is_concerned, is_planned, only_software
from canvas_model.rules.scoring.answers import answers_by_question, group_answer
from canvas_model.rules.scoring.chips import IN_USE

WEAK = 2.0
"""A level below this means: not even defined in part."""


@dataclass(frozen=True)
class Said:
    """What the rules look at."""

    alternatives: Mapping[str, AlternativeResult]
    levels: Mapping[str, float]
    """Level of each question and relationship item that has one; 0 for "don't know"."""
    maturities: Mapping[str, float]
    spoken: frozenset[str]
    """Blocks of which at least one alternative was decided."""
    dropped: frozenset[str]
    """Tasks that people took out of the plan."""
    tasks_for: Mapping[str, frozenset[str]]
    """Alternative -> the tasks that it brings into the plan."""

    def has(self, *ids: str) -> bool:
        """Whether any of the alternatives is needed or in use."""
        return any(id in self.alternatives and is_concerned(self.alternatives[id]) for id in ids)

    def chosen(self, *ids: str) -> bool:
        """Whether any of the main alternatives is chosen."""
        return any(id in self.alternatives and self.alternatives[id].need == "needed" for id in ids)

    def without(self, id: str) -> bool:
        """Whether the alternative's block was spoken of and the alternative is neither in use nor on its way."""
        return (
            id in self.alternatives
            and self.alternatives[id].block in self.spoken
            and not is_planned(self.alternatives[id])
        )

    def weak(self, id: str) -> bool:
        """Whether a question or relationship item was answered below 2, or with "don't know"."""
        return self.levels.get(id, WEAK) < WEAK

    def dropped_for(self, *alternatives: str) -> bool:
        """Whether a task that one of the alternatives brings was dropped."""
        return any(self.tasks_for.get(id, frozenset()) & self.dropped for id in alternatives)


def _market_differs(said: Said) -> bool:
    """Consumers among the customers and only the business market addressed, or the reverse."""
    return any(
        said.has(f"customer.{one}") and said.has(f"market.{other}") and not said.has(f"market.{one}")
        for one, other in (("b2c", "b2b"), ("b2b", "b2c"))
    )


def _no_data_sharing(said: Said) -> bool:
    """B2B2C not yet in full use, and consumers' data neither given by them (zero-party) nor shared by the buyers.

    The buyers share them when second-party data is in use or needed and the agreement was not dropped from the plan.
    """
    return (
        said.has("customer.b2b2c")
        and said.alternatives["customer.b2b2c"].use != IN_USE
        and not is_planned(said.alternatives["data.zero"])
        and (said.without("data.second") or said.dropped_for("customer.b2b2c"))
    )


def _no_gdpr_check(said: Said) -> bool:
    """Second- or third-party data, with the GDPR check or their own check dropped, or privacy (r11) answered below 2."""
    return said.has("data.second", "data.third") and (
        "g1" in said.dropped or said.dropped_for("data.second", "data.third") or said.weak("r11")
    )


def _no_team_it(said: Said) -> bool:
    """Owned or custom CRM chosen, without Team IT."""
    return said.chosen("technology.owned", "technology.custom") and said.without("executors.it")


def _erp_unsupported(said: Said) -> bool:
    """ERP as a source, without Team IT or without a budget line for integration."""
    return said.has("sources.erp") and (said.without("executors.it") or said.without("costs.integration"))


def _data_strategy_unfed(said: Said) -> bool:
    """Data-focused strategy chosen, with the maturity of the data block below 2."""
    return said.chosen("strategies.data") and said.maturities.get("data", WEAK) < WEAK


def _social_unsourced(said: Said) -> bool:
    """Social CRM, with neither web nor joined online data among the sources."""
    return said.has("technology.social") and said.without("sources.web") and said.without("sources.onoff")


def _only_software(said: Said) -> bool:
    """Software is in the budget and nothing else is."""
    return only_software(one for one in said.alternatives.values() if one.block == "costs")


def _satisfaction_unmeasured(said: Said) -> bool:
    """Customer centricity chosen, with the measure of satisfaction (customer, question 3) below 2."""
    return said.chosen("strategies.customer") and said.weak("customer.q3")


def _teams_apart(said: Said) -> bool:
    """Two or more of sales, marketing and service, without a cross-functional team."""
    facing = ("executors.sales", "executors.marketing", "executors.service")
    return sum(said.has(team) for team in facing) >= 2 and said.without("executors.cross")


def _nothing_measured(said: Said) -> bool:
    """No performance process, and no baseline: strategies, question 2, below 2, or the first measurement dropped."""
    return said.without("processes.performance") and (said.weak("strategies.q2") or "p1" in said.dropped)


def _nobody_trained(said: Said) -> bool:
    """No training process, or no training in the budget."""
    return said.without("processes.learning") or said.without("costs.training")


RULES: Mapping[str, Callable[[Said], bool]] = {
    "c1": _market_differs,
    "c2": _no_data_sharing,
    "c3": _no_gdpr_check,
    "c4": _no_team_it,
    "c5": _erp_unsupported,
    "c6": _data_strategy_unfed,
    "c7": _social_unsourced,
    "c8": _only_software,
    "c9": _satisfaction_unmeasured,
    "c10": _teams_apart,
    "c11": _nothing_measured,
    "c12": _nobody_trained,
}
"""Rule of the catalogue -> whether what was said breaks it."""


def broken_rules(
    snapshot: Snapshot, catalogue: Catalogue, blocks: Sequence[BlockResult]
) -> tuple[ConsistencyWarning, ...]:
    """The catalogue's consistency rules that the answers break, in the catalogue's order."""
    said = _said(snapshot, catalogue, blocks)
    return tuple(
        ConsistencyWarning(rule.id, rule.blocks)
        for rule in catalogue.consistency.rules
        if rule.id in RULES and RULES[rule.id](said)
    )


def _said(snapshot: Snapshot, catalogue: Catalogue, blocks: Sequence[BlockResult]) -> Said:
    spoken = {c.alternative for c in snapshot.choices if c.need != "undecided" or c.use is not None}
    answers = answers_by_question(snapshot)
    cap = snapshot.workshop.evidence_cap
    relations = [
        group_answer(item.id, "", answers.get(item.id, ()), evidence_cap=cap) for item in catalogue.relationships.items
    ]
    questions = [*relations, *(question for block in blocks for question in block.questions)]
    alternatives = {one.id: one for block in blocks for one in block.alternatives}
    return Said(
        alternatives=alternatives,
        levels={question.id: question.level for question in questions if question.level is not None},
        maturities={block.id: block.maturity for block in blocks if block.maturity is not None},
        spoken=frozenset(one.block for one in alternatives.values() if one.id in spoken),
        dropped=frozenset(edit.task for edit in snapshot.tasks if edit.dropped),
        tasks_for={
            id: frozenset(
                task.id for task in catalogue.plan.gap_tasks if any(trigger.subject == id for trigger in task.triggers)
            )
            for id in ("customer.b2b2c", "data.second", "data.third")
        },
    )
