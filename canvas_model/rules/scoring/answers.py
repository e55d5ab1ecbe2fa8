"""The group's answer to a question, out of what its members said alone and what the discussion agreed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import ceil
from statistics import median

from canvas_model.content import Answer, AnswerState, Snapshot
from canvas_model.results import QuestionResult

PROVEN_FROM = 3
"""Levels from here up need evidence of their own to count in full."""
UNPROVEN = 2.0
"""What such a level counts without evidence."""
SPREAD = 2
"""Levels between lowest and highest from which an answer is worth discussing."""


def answers_by_question(snapshot: Snapshot) -> Mapping[str, tuple[Answer, ...]]:
    """Every answer that says something, by question; blanks, and "answered" without a level, are left out."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for answer in snapshot.answers:
        if answer.state != "blank" and (answer.state != "answered" or answer.level is not None):
            found[answer.question].append(answer)
    return {question: tuple(answers) for question, answers in found.items()}


def group_answer(question: str, block: str, answers: Sequence[Answer], *, evidence_cap: bool) -> QuestionResult:
    """What the group says: the agreed answer, or else the median of the members' levels (0 to 4).

    One member's "don't know" or "not applicable" is left out of the median and counted; when nobody gives a level,
    "don't know" is the group's answer as soon as one member says it. In `evidenced` a level of 3 or 4 counts 2 unless
    that very answer names evidence: the agreed one where there is one, else each member's own, before the median.
    """
    agreed = next((answer for answer in reversed(answers) if answer.member is None), None)
    alone = [answer for answer in answers if answer.member is not None]
    given = [answer for answer in alone if answer.level is not None and answer.state == "answered"]
    levels = [answer.level for answer in given if answer.level is not None]
    middle = float(median(levels)) if levels else None
    state = agreed.state if agreed else _common_state(alone)
    counted = [agreed] if agreed else given
    declared, evidenced = _level(state, counted, _as_said), _level(state, counted, _as_proven)
    return QuestionResult(
        id=question,
        block=block,
        state=state,
        level=evidenced if evidence_cap else declared,
        declared=declared,
        evidenced=evidenced,
        median=middle,
        low=min(levels, default=None),
        high=max(levels, default=None),
        answers=len(levels),
        stands_at=_stands_at(state, counted, declared, evidenced if evidence_cap else declared),
        dont_know=sum(answer.state == "dont_know" for answer in alone),
        agreed=agreed is not None,
        evidence=_evidence(answers),
        to_discuss=agreed is None and bool(levels) and max(levels) - min(levels) >= SPREAD,
    )


def _common_state(alone: Sequence[Answer]) -> AnswerState:
    states = {answer.state for answer in alone}
    ranked: tuple[AnswerState, ...] = ("answered", "dont_know", "not_applicable")
    return next((state for state in ranked if state in states), "blank")


def _level(state: AnswerState, answers: Sequence[Answer], worth: Callable[[Answer], float]) -> float | None:
    """The level of a question: the median of what its answers are worth; 0 for "don't know"."""
    match state:
        case "dont_know":
            return 0.0
        case "answered":
            return float(median([worth(answer) for answer in answers]))
        case _:
            return None


def _stands_at(
    state: AnswerState, counted: Sequence[Answer], declared: float | None, counts: float | None
) -> int | None:
    if state != "answered" or declared is None or counts is None:
        return None
    if counts == declared:
        return next((answer.level for answer in counted if answer.level == int(counts)), None)
    unproved = sorted(_as_said(answer) for answer in counted if _as_proven(answer) < _as_said(answer))
    between = [int(level) for level in unproved if counts < level <= ceil(declared)]
    return min(between, key=lambda level: abs(level - declared), default=None)


def _as_said(answer: Answer) -> float:
    return float(answer.level or 0)


def _as_proven(answer: Answer) -> float:
    level = _as_said(answer)
    return min(level, UNPROVEN) if level >= PROVEN_FROM and not answer.evidence.strip() else level


def _evidence(answers: Sequence[Answer]) -> str:
    given = (answer.evidence.strip() for answer in answers if answer.state == "answered")
    return "\n".join(dict.fromkeys(text for text in given if text))
