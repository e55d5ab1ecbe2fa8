"""Readiness: where the client stands, block by block and overall, out of a snapshot."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Block
from canvas_model.content import Answer, BlockSetting, Choice, Snapshot, natural_id
from canvas_model.results import AlternativeResult, BlockResult, ExactFigures, Readiness
from canvas_model.rules.scoring.alternatives import alternative_results, open_alternatives
from canvas_model.rules.scoring.answers import answers_by_question, group_answer
from canvas_model.rules.scoring.bands import band_of, digits_that_tell, percent_band
from canvas_model.rules.scoring.block_priority import by_priority, priority
from canvas_model.rules.scoring.choice_score import choice_share
from canvas_model.rules.scoring.consistency_conditions import broken_rules
from canvas_model.rules.scoring.coverage_score import coverage_share
from canvas_model.rules.scoring.gaps import gaps_of
from canvas_model.rules.scoring.maturity import TOP, Share, as_typed, maturity, question_share
from canvas_model.rules.scoring.verdict import Verdict, verdict
from canvas_model.rules.scoring.weighted_means import Figure, best_of, maturity_of, percent_of, worst_of

LEAST_COVERAGE = Fraction(1, 2)
"""Share of the questions that need an answer before there is a label: with less it is a first look, no verdict."""


def assess(snapshot: Snapshot, catalogue: Catalogue) -> Readiness:
    """Score a workshop: maturity, gap and priority per block, gaps, warnings, agenda, and the overall per cent."""
    answers = answers_by_question(snapshot)
    choices = {choice.alternative: choice for choice in snapshot.choices}
    settings = {setting.block: setting for setting in snapshot.blocks}
    cap = snapshot.workshop.evidence_cap
    blocks = tuple(
        _assess_block(block, answers, choices, settings.get(block.id) or _default(snapshot, block.id), catalogue, cap)
        for block in catalogue.blocks.blocks
    )
    assessed = [block for block in blocks if block.exact.maturity is not None]
    applicable = [block for block in blocks if _applies(block)]
    percent = percent_of(assessed, maturity_of)
    answered, asked = sum(block.answered for block in blocks), sum(block.asked for block in blocks)
    enough = asked > 0 and Fraction(answered, asked) >= LEAST_COVERAGE
    now, worst, best = (
        _judge(seen, level, catalogue) if enough else None
        for seen, level in ((assessed, maturity_of), (applicable, worst_of), (applicable, best_of))
    )
    lowest_end, highest_end = percent_of(applicable, worst_of), percent_of(applicable, best_of)
    printed = [figure for figure in (percent, lowest_end, highest_end) if figure is not None]
    lowest = min(assessed, key=lambda block: (block.exact.maturity or 0, block.number), default=None)
    return Readiness(
        percent=_decimal(percent),
        digits=max((digits_that_tell(figure, catalogue.readiness_scale.labels) for figure in printed), default=0),
        weight=sum(block.importance for block in assessed),
        band=percent_band(percent, catalogue.readiness_scale.bands),
        declared=_decimal(percent_of(assessed, lambda block: block.exact.declared)),
        evidenced=_decimal(percent_of(assessed, lambda block: block.exact.evidenced)),
        worst=float(lowest_end or 0),
        best=100.0 if highest_end is None else float(highest_end),
        answered=answered,
        asked=asked,
        open_alternatives=sum(block.open_alternatives for block in blocks),
        label=now.label if now else None,
        worst_label=worst.label if worst else None,
        best_label=best.label if best else None,
        held_by_critical=now.critical if now else (),
        held_by_pillars=now.pillars if now else (),
        lowest=lowest.id if lowest else None,
        evidence_cap=cap,
        blocks=blocks,
        not_assessed=tuple(block.id for block in blocks if block.maturity is None),
        gaps=gaps_of(by_priority(assessed), catalogue),
        warnings=broken_rules(snapshot, catalogue, blocks),
        to_discuss=tuple(question.id for block in blocks for question in block.questions if question.to_discuss),
    )


def _assess_block(
    block: Block,
    answers: Mapping[str, Sequence[Answer]],
    choices: dict[str, Choice],
    setting: BlockSetting,
    catalogue: Catalogue,
    cap: bool,
) -> BlockResult:
    questions = tuple(
        group_answer(question.id, block.id, answers.get(question.id, ()), evidence_cap=cap)
        for question in block.questions
        if question.scored
    )
    alternatives = alternative_results(block, choices)
    asked = [question for question in questions if question.state != "not_applicable"]
    q = question_share([question.level for question in asked])
    c = _alternatives_share(block, alternatives, worked_on=q.value is not None)
    target, level = as_typed(setting.target), maturity(c.value, q.value)
    gap = None if level is None else max(Fraction(), target - level)
    worst, best = maturity(c.worst, q.worst), maturity(c.best, q.best)
    exact = ExactFigures(
        alternatives_part=c.value,
        questions_part=q.value,
        maturity=level,
        declared=maturity(c.value, question_share([question.declared for question in asked]).value),
        evidenced=maturity(c.value, question_share([question.evidenced for question in asked]).value),
        worst=Fraction() if worst is None else worst,
        best=Fraction(TOP) if best is None else best,
        target=target,
        gap=gap,
        priority=priority(gap, setting.importance),
    )
    return BlockResult(
        id=block.id,
        number=block.number,
        alternatives_part=_decimal(exact.alternatives_part),
        questions_part=_decimal(exact.questions_part),
        halves=_halves(c, q),
        maturity=_decimal(exact.maturity),
        declared=_decimal(exact.declared),
        evidenced=_decimal(exact.evidenced),
        worst=float(exact.worst),
        best=float(exact.best),
        target=float(exact.target),
        importance=setting.importance,
        gap=_decimal(exact.gap),
        band=band_of(exact.maturity, exact.target, catalogue.readiness_scale.bands),
        priority=_decimal(exact.priority),
        answered=sum(question.level is not None for question in asked),
        asked=len(asked),
        open_alternatives=open_alternatives(alternatives),
        questions=questions,
        alternatives=alternatives,
        exact=exact,
    )


def _alternatives_share(block: Block, alternatives: Sequence[AlternativeResult], *, worked_on: bool) -> Share:
    return (
        choice_share(alternatives, worked_on=worked_on) if block.scoring == "choice" else coverage_share(alternatives)
    )


def _halves(c: Share, q: Share) -> Literal["both", "alternatives", "questions", "none"]:
    if c.value is not None:
        return "alternatives" if q.value is None else "both"
    return "none" if q.value is None else "questions"


def _default(snapshot: Snapshot, block: str) -> BlockSetting:
    return BlockSetting(id=natural_id(snapshot.id, "block", block), block=block)


def _applies(block: BlockResult) -> bool:
    return block.asked > 0 or any(
        one.role in ("coverage", "main") and one.need != "not_needed" for one in block.alternatives
    )


def _judge(blocks: Sequence[BlockResult], figure: Figure, catalogue: Catalogue) -> Verdict | None:
    """The label that the blocks would have at these levels; None where no block has one."""
    percent = percent_of(blocks, figure)
    if percent is None:
        return None
    levels = {block.id: level for block in blocks if (level := figure(block)) is not None}
    critical = [
        block.id
        for block in blocks
        if band_of(levels.get(block.id), block.exact.target, catalogue.readiness_scale.bands) == "critical"
    ]
    return verdict(percent, levels, critical, catalogue.readiness_scale.labels)


def _decimal(exact: Fraction | None) -> float | None:
    return None if exact is None else float(exact)
