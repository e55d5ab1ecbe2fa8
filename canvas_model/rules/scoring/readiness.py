"""Readiness: where the client stands, block by block and overall, out of a snapshot."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from canvas_model.catalogue import Catalogue
from canvas_model.catalogue.blocks import Block
from canvas_model.catalogue.scale import ReadinessLabel
from canvas_model.content import Answer, BlockSetting, Choice, Snapshot, natural_id
from canvas_model.results import AlternativeResult, BlockResult, Readiness
from canvas_model.rules.scoring.alternatives import alternative_results, choice_share, coverage_share
from canvas_model.rules.scoring.answers import answers_by_question, group_answer
from canvas_model.rules.scoring.bands import FUZZ, band_of, percent_band, reached
from canvas_model.rules.scoring.consistency import broken_rules
from canvas_model.rules.scoring.gaps import gaps_of
from canvas_model.rules.scoring.priority import by_priority, priority
from canvas_model.rules.scoring.shares import TOP, Share, maturity, question_share

PILLARS = ("strategies", "processes", "data", "executors")
"""One of these below `PILLAR_LEAST` keeps the label down, however good the rest is (Ocker & Mudambi)."""
PILLAR_LEAST = 2.0
HELD_FROM = 60
"""Per cent from which a weak pillar matters."""
HELD_LABEL = "with_reservations"
LEAST_COVERAGE = 0.5
"""Share of the questions that need an answer before the figure gets a label: with less it is a first figure, no verdict."""


def assess(snapshot: Snapshot, catalogue: Catalogue) -> Readiness:
    """Score a workshop: maturity, gap and priority per block, gaps, warnings, agenda, and the overall per cent."""
    answers = answers_by_question(snapshot)
    choices = {choice.alternative: choice for choice in snapshot.choices}
    settings = {setting.block: setting for setting in snapshot.blocks}
    cap = snapshot.workshop.evidence_cap
    blocks = tuple(
        _assess_block(block, answers, choices, settings.get(block.id) or _default(snapshot, block.id), catalogue, cap)
        for block in sorted(catalogue.blocks.blocks, key=lambda block: block.number)
    )
    assessed = [block for block in blocks if block.maturity is not None]
    applicable = [block for block in blocks if _applies(block)]
    percent = _percent(assessed, lambda block: block.maturity)
    answered, asked = sum(block.answered for block in blocks), sum(block.asked for block in blocks)
    judged = percent if asked and answered / asked >= LEAST_COVERAGE else None
    held = tuple(id for id in PILLARS if _below(blocks, id)) if judged is not None and judged >= HELD_FROM else ()
    lowest = min(assessed, key=lambda block: (block.maturity or 0.0, block.number), default=None)
    return Readiness(
        percent=percent,
        points=_points(assessed, lambda block: block.maturity),
        weight=_weight(assessed),
        band=percent_band(percent, catalogue.scale.bands),
        declared=_percent(assessed, lambda block: block.declared),
        evidenced=_percent(assessed, lambda block: block.evidenced),
        worst=_percent(applicable, lambda block: block.worst) or 0.0,
        best=100.0 if not applicable else _percent(applicable, lambda block: block.best) or 0.0,
        answered=answered,
        asked=asked,
        label=_label(judged, held, catalogue.scale.labels),
        capped_by=held,
        lowest=lowest.id if lowest else None,
        evidence_cap=cap,
        blocks=blocks,
        not_assessed=tuple(block.id for block in blocks if block.maturity is None),
        gaps=gaps_of(by_priority(assessed, catalogue), catalogue),
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
    level = maturity(c.value, q.value)
    gap = None if level is None else max(0.0, setting.target - level)
    worst, best = maturity(c.worst, q.worst), maturity(c.best, q.best)
    return BlockResult(
        id=block.id,
        number=block.number,
        alternatives_part=c.value,
        questions_part=q.value,
        halves=_halves(c, q),
        maturity=level,
        declared=maturity(c.value, question_share([question.declared for question in asked]).value),
        evidenced=maturity(c.value, question_share([question.evidenced for question in asked]).value),
        worst=0.0 if worst is None else worst,
        best=TOP if best is None else best,
        target=setting.target,
        importance=setting.importance,
        gap=gap,
        band=band_of(level, setting.target, catalogue.scale.bands),
        priority=priority(gap, setting.importance),
        answered=sum(question.level is not None for question in asked),
        asked=len(asked),
        questions=questions,
        alternatives=alternatives,
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


def _below(blocks: Iterable[BlockResult], id: str) -> bool:
    return any(
        block.id == id and block.maturity is not None and block.maturity < PILLAR_LEAST - FUZZ for block in blocks
    )


def _percent(blocks: Sequence[BlockResult], figure: Callable[[BlockResult], float | None]) -> float | None:
    """100 × Σ(figure × importance) / (4 × Σ importance); None without blocks."""
    weight = _weight(blocks)
    return 100 * _points(blocks, figure) / (TOP * weight) if weight else None


def _points(blocks: Iterable[BlockResult], figure: Callable[[BlockResult], float | None]) -> float:
    return sum((figure(block) or 0.0) * block.importance for block in blocks)


def _weight(blocks: Iterable[BlockResult]) -> int:
    return sum(block.importance for block in blocks)


def _label(percent: float | None, held: Sequence[str], labels: Sequence[ReadinessLabel]) -> str | None:
    if percent is None:
        return None
    return HELD_LABEL if held else reached(percent, labels).id
