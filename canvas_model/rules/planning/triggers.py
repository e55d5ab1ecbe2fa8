"""Triggers: which answers and alternatives bring a gap-driven task into the plan, or give a base task its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_model.catalogue.plan import Trigger
from canvas_model.content import IN_USE
from canvas_model.results import AlternativeResult, BlockResult, Cause, QuestionResult, Readiness
from canvas_model.rules.scoring.alternatives import only_software


@dataclass(frozen=True)
class Findings:
    """A readiness result by the ids that triggers name."""

    questions: Mapping[str, QuestionResult]
    alternatives: Mapping[str, AlternativeResult]
    blocks: Mapping[str, BlockResult]

    @classmethod
    def of(cls, readiness: Readiness) -> "Findings":
        """The findings of a readiness result."""
        return cls(
            questions={question.id: question for block in readiness.blocks for question in block.questions},
            alternatives={
                alternative.id: alternative for block in readiness.blocks for alternative in block.alternatives
            },
            blocks={block.id: block for block in readiness.blocks},
        )


def causes_of(triggers: Iterable[Trigger], findings: Findings) -> tuple[Cause, ...]:
    """Why a task belongs in the plan, one cause for each trigger that holds; empty when none does."""
    return tuple(_cause(trigger, findings) for trigger in triggers if holds(trigger, findings))


def past_causes(triggers: Iterable[Trigger], findings: Findings) -> tuple[Cause, ...]:
    """What once brought in a task whose reason went away, with the values of today."""
    return tuple(_cause(trigger, findings) for trigger in triggers)


def unknowns(block: BlockResult) -> tuple[Cause, ...]:
    """The questions of a block to which the group's answer is "don't know"."""
    return tuple(
        Cause("dont_know", question.id, block=block.id) for question in block.questions if question.state == "dont_know"
    )


def holds(trigger: Trigger, findings: Findings) -> bool:
    """Whether a trigger is met; what is blank or unknown to the catalogue meets none."""
    match trigger.when:
        case "low":
            question = findings.questions.get(trigger.subject)
            return question is not None and _is_low(question, findings)
        case "no_choice":
            block = findings.blocks.get(trigger.subject)
            return block is not None and block.alternatives_part not in (None, 1) and block.is_below_target
        case "only_software":
            costs = findings.blocks.get(trigger.subject)
            return costs is not None and only_software(costs.alternatives) and _is_short(costs)
        case _:
            alternative = findings.alternatives.get(trigger.subject)
            return alternative is not None and _is_met(
                trigger.when, alternative, is_below=findings.blocks[alternative.block].is_below_target
            )


def _is_met(when: str, alternative: AlternativeResult, *, is_below: bool) -> bool:
    return {
        "missing": alternative.gap and _is_lacking(alternative, is_below=is_below),
        "wanted": _is_lacking(alternative, is_below=is_below),
        "used": is_below and bool(alternative.use),
        "absent": alternative.need == "needed" and alternative.use == 0,
    }[when]


def _is_lacking(alternative: AlternativeResult, *, is_below: bool) -> bool:
    """Needed and not in use; one that is partly in use lacks nothing where its block is not below its target."""
    return alternative.need == "needed" and alternative.use != IN_USE and (is_below or not alternative.use)


def _is_short(block: BlockResult) -> bool:
    """Below its target, or one of its alternatives is needed and not in use."""
    return block.is_below_target or any(_is_lacking(one, is_below=False) for one in block.alternatives)


def _is_low(question: QuestionResult, findings: Findings) -> bool:
    block = findings.blocks[question.block]
    return (
        question.level is not None
        and (question.state == "dont_know" or question.level < block.target)
        and block.is_below_target
    )


def _cause(trigger: Trigger, findings: Findings) -> Cause:
    if question := findings.questions.get(trigger.subject):
        when = "dont_know" if question.state == "dont_know" else trigger.when
        if when == "low" and question.capped:
            return Cause("unproved", trigger.subject, question.declared, question.block)
        return Cause(when, trigger.subject, None if when == "dont_know" else question.level, question.block)
    if alternative := findings.alternatives.get(trigger.subject):
        return Cause(trigger.when, trigger.subject, alternative.use, alternative.block)
    return Cause(trigger.when, trigger.subject, block=trigger.subject if trigger.subject in findings.blocks else None)
