"""Consistency: answers that do not go together. Warnings give no points.

A rule speaks only of what was said: an alternative that is missing counts as missing once something of its block was
decided, a question once it was answered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from canvas_model.catalogue import Catalogue
from canvas_model.content import IN_USE, Snapshot
from canvas_model.results import AlternativeResult, BlockResult, ConsistencyWarning
from canvas_model.rules.scoring.alternatives import is_concerned, is_planned, only_software
from canvas_model.rules.scoring.relationships import relation_answers

WEAK = 2.0
"""A level below this means: not even defined in part."""
MEASURED = 3.0
"""Level of strategies, question 2, from which every goal has its starting point measured."""


@dataclass(frozen=True)
class Facts:
    """What people answered, chose and dropped, as the rules look at it."""

    alternatives: Mapping[str, AlternativeResult]
    levels: Mapping[str, float]
    """Level of each question and relationship item that has one; 0 for "don't know"."""
    declared: Mapping[str, float]
    """What was declared for it, proved or not."""
    maturities: Mapping[str, Fraction]
    spoken: frozenset[str]
    """Blocks of which at least one alternative was decided."""
    dropped: frozenset[str]
    """Tasks that people took out of the plan."""
    tasks_for: Mapping[str, frozenset[str]]
    """Alternative -> the tasks that it brings into the plan."""

    def has(self, *ids: str) -> bool:
        """Whether any of the alternatives is needed or in use."""
        return any(id in self.alternatives and is_concerned(self.alternatives[id]) for id in ids)

    def in_use(self, *ids: str) -> int:
        """How many of the alternatives are in use, at least in part."""
        return sum(bool(self.alternatives[id].use) for id in ids if id in self.alternatives)

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


def _market_differs(facts: Facts) -> bool:
    """Consumers among the customers and only the business market addressed, or the reverse."""
    return any(
        facts.has(f"customer.{buyer}") and facts.has(f"market.{other}") and not facts.has(f"market.{buyer}")
        for buyer, other in (("b2c", "b2b"), ("b2b", "b2c"))
    )


def _no_data_sharing(facts: Facts) -> bool:
    """B2B2C not yet in full use, and consumers' data neither given by them (zero-party) nor shared by the buyers.

    The buyers share them when second-party data is in use or needed and the agreement was not dropped from the plan.
    """
    return (
        facts.has("customer.b2b2c")
        and facts.alternatives["customer.b2b2c"].use != IN_USE
        and not is_planned(facts.alternatives["data.zero"])
        and (facts.without("data.second") or facts.dropped_for("customer.b2b2c"))
    )


def _no_gdpr_check(facts: Facts) -> bool:
    """Second- or third-party data in use, with a GDPR check dropped, or privacy (r11) answered below 2."""
    return bool(facts.in_use("data.second", "data.third")) and (
        "g1" in facts.dropped or facts.dropped_for("data.second", "data.third") or facts.weak("r11")
    )


def _no_team_it(facts: Facts) -> bool:
    """Owned or custom CRM chosen, without Team IT."""
    return facts.chosen("technology.owned", "technology.custom") and facts.without("executors.it")


def _erp_unsupported(facts: Facts) -> bool:
    """ERP as a source, without Team IT or without a budget line for integration."""
    return facts.has("sources.erp") and (facts.without("executors.it") or facts.without("costs.integration"))


def _data_strategy_unfed(facts: Facts) -> bool:
    """Data-focused strategy chosen, with the maturity of the data block below 2."""
    return facts.chosen("strategies.data") and facts.maturities.get("data", WEAK) < WEAK


def _social_unsourced(facts: Facts) -> bool:
    """Social CRM, with neither web nor joined online data among the sources."""
    return facts.has("technology.social") and facts.without("sources.web") and facts.without("sources.onoff")


def _only_software(facts: Facts) -> bool:
    """Software is in the budget and nothing else is."""
    return only_software(line for line in facts.alternatives.values() if line.block == "costs")


def _satisfaction_unmeasured(facts: Facts) -> bool:
    """Customer centricity chosen, with the measure of satisfaction (customer, question 3) below 2."""
    return facts.chosen("strategies.customer") and facts.weak("customer.q3")


def _teams_apart(facts: Facts) -> bool:
    """Two or more of sales, marketing and service at work, without a cross-functional team."""
    facing = ("executors.sales", "executors.marketing", "executors.service")
    return facts.in_use(*facing) >= 2 and facts.without("executors.cross")


def _nothing_measured(facts: Facts) -> bool:
    """No performance process, and no baseline: strategies, question 2, below 3, or the first measurement dropped."""
    unmeasured = facts.declared.get("strategies.q2", MEASURED) < MEASURED
    return facts.without("processes.performance") and (unmeasured or "p1" in facts.dropped)


def _nobody_trained(facts: Facts) -> bool:
    """No training process, or no training in the budget."""
    return facts.without("processes.learning") or facts.without("costs.training")


RULES: Mapping[str, Callable[[Facts], bool]] = {
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

LOOKED_AT: Mapping[str, tuple[str, ...]] = {
    "c1": ("customer.b2b", "market.b2b"),
    "c2": ("customer.b2b2c", "data.second"),
    "c3": ("data.second",),
    "c4": ("technology.owned", "executors.it"),
    "c5": ("sources.erp", "executors.it", "costs.integration"),
    "c6": ("strategies.data", "data.q1"),
    "c7": ("technology.social", "sources.web"),
    "c8": ("costs.software",),
    "c9": ("strategies.customer", "customer.q3"),
    "c10": ("executors.cross",),
    "c11": ("processes.performance", "strategies.q2"),
    "c12": ("processes.learning", "costs.training"),
}
"""Rule of the catalogue -> where to change what was said, one question or alternative in each block that the rule names."""


def broken_rules(
    snapshot: Snapshot, catalogue: Catalogue, blocks: Sequence[BlockResult]
) -> tuple[ConsistencyWarning, ...]:
    """The catalogue's consistency rules that the answers break, in the catalogue's order."""
    facts = _facts(snapshot, catalogue, blocks)
    return tuple(
        ConsistencyWarning(rule.id, rule.blocks)
        for rule in catalogue.consistency.rules
        if rule.id in RULES and RULES[rule.id](facts)
    )


def _facts(snapshot: Snapshot, catalogue: Catalogue, blocks: Sequence[BlockResult]) -> Facts:
    spoken = {choice.alternative for choice in snapshot.choices if choice.need != "undecided" or choice.use is not None}
    questions = [
        *relation_answers(snapshot, catalogue),
        *(question for block in blocks for question in block.questions),
    ]
    alternatives = {alternative.id: alternative for block in blocks for alternative in block.alternatives}
    return Facts(
        alternatives=alternatives,
        levels={question.id: question.level for question in questions if question.level is not None},
        declared={question.id: question.declared for question in questions if question.declared is not None},
        maturities={block.id: block.exact.maturity for block in blocks if block.exact.maturity is not None},
        spoken=frozenset(alternatives[id].block for id in spoken if id in alternatives),
        dropped=frozenset(edit.task for edit in snapshot.tasks if edit.dropped),
        tasks_for={
            id: frozenset(
                task.id for task in catalogue.plan.gap_tasks if any(trigger.subject == id for trigger in task.triggers)
            )
            for id in ("customer.b2b2c", "data.second", "data.third")
        },
    )
