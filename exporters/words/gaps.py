"""The gaps that count, in words, and what the plan does about them."""

from dataclasses import dataclass
from datetime import date

from canvas_model.catalogue import Catalogue
from canvas_model.results import Gap, Plan, PlannedTask, Readiness
from exporters.words.choices import UseKind, use_kind
from exporters.words.levels import unproved
from exporters.words.texts import plurals, texts

MOST_GAPS = 5


@dataclass(frozen=True)
class OpenGap:
    """A gap in words: what is missing, what would close it, and when work on that begins."""

    gap: Gap
    block: str
    """Name of the block."""
    missing: str
    solution: str
    """Name of the alternative that would close it; empty when there is none."""
    proposal: str
    """What is done about it: the task's name, else the alternative's; empty when nothing is proposed."""
    task: str | None
    """Id of the task that it brought into the plan."""
    starts_on: date | None


def open_gaps(readiness: Readiness, plan: Plan, catalogue: Catalogue, language: str) -> tuple[OpenGap, ...]:
    """Every gap in words, in the order of the readiness."""
    return tuple(_open_gap(gap, plan, catalogue, language) for gap in readiness.gaps)


def top_gaps(gaps: tuple[OpenGap, ...]) -> tuple[OpenGap, ...]:
    """One gap per block, the first that has an answer in the plan, else the first; five at most, in the gaps' order."""
    first: dict[str, OpenGap] = {}
    for gap in gaps:
        held = first.get(gap.gap.block)
        if held is None or (held.task is None and gap.task is not None):
            first[gap.gap.block] = gap
    return tuple(first.values())[:MOST_GAPS]


@dataclass(frozen=True)
class BlockGaps:
    """What one block lacks, gathered for a page."""

    block: str
    """Id of the block."""
    name: str
    priority: float
    missing: tuple[str, ...]
    """Alternatives not in use, partly in use, and of unknown use."""
    states: tuple[tuple[str, str], ...]
    """What the low answers say of today, each with the alternative that would change it, or nothing."""
    tasks: tuple[PlannedTask, ...]
    """Tasks that close these gaps, by start."""


def gaps_by_block(gaps: tuple[OpenGap, ...], plan: Plan, catalogue: Catalogue, language: str) -> tuple[BlockGaps, ...]:
    """The gaps of each block together, in the order of the gaps."""
    ids = dict.fromkeys(gap.gap.block for gap in gaps)
    return tuple(_gathered([gap for gap in gaps if gap.gap.block == id], plan, catalogue, language) for id in ids)


def _gathered(gaps: list[OpenGap], plan: Plan, catalogue: Catalogue, language: str) -> BlockGaps:
    alternatives = [gap.gap for gap in gaps if gap.gap.kind == "alternative"]
    named = [
        (use, [catalogue.alternative(gap.subject) for gap in alternatives if gap.value == use]) for use in (0, 1, None)
    ]
    wanted = {gap.task for gap in gaps}
    tasks = [task for task in plan.tasks if task.id in wanted]
    return BlockGaps(
        block=gaps[0].gap.block,
        name=gaps[0].block,
        priority=gaps[0].gap.priority,
        missing=tuple(
            _not_in_use(use, use_kind(found[0].id, catalogue), len(found), language).format(
                names=", ".join(one.name for one in found)
            )
            for use, found in named
            if found
        ),
        states=tuple((gap.missing, gap.solution) for gap in gaps if gap.gap.kind != "alternative"),
        tasks=tuple(sorted(tasks, key=lambda task: task.starts_on)),
    )


def _not_in_use(use: int | None, kind: UseKind, count: int, language: str) -> str:
    _, _n = texts(language), plurals(language)
    if kind == "budget":
        return {
            0: _n("Needed and not in the budget: {names}", "Needed and not in the budget: {names}", count),
            1: _("Only partly in the budget: {names}"),
            None: _("Needed, budget not stated: {names}"),
        }[use]
    return {
        0: _n("Needed and not in use: {names}", "Needed and not in use: {names}", count),
        1: _("Only partly in use: {names}"),
        None: _n("Needed, use not stated: {names}", "Needed, use not stated: {names}", count),
    }[use]


def _open_gap(gap: Gap, plan: Plan, catalogue: Catalogue, language: str) -> OpenGap:
    task = _task_of(gap, plan, catalogue)
    solution = catalogue.alternative(gap.solution).name if gap.solution else ""
    return OpenGap(
        gap=gap,
        block=catalogue.block(gap.block).name,
        missing=missing(gap, catalogue, language),
        solution=solution,
        proposal=task.name if task else solution,
        task=task.id if task else None,
        starts_on=task.starts_on if task else None,
    )


def missing(gap: Gap, catalogue: Catalogue, language: str) -> str:
    """What is missing, as a statement of today's state."""
    _ = texts(language)
    match gap.kind:
        case "alternative":
            uses = {0: _("{name}: needed, not in use"), 1: _("{name}: partly in use")}
            unsaid = _("{name}: needed, use not stated")
            if use_kind(gap.subject, catalogue) == "budget":
                uses = {0: _("{name}: needed, not in the budget"), 1: _("{name}: partly in the budget")}
                unsaid = _("{name}: needed, budget not stated")
            words = unsaid if gap.value is None else uses[int(gap.value)]
            return words.format(name=catalogue.alternative(gap.subject).name)
        case "question":
            question = catalogue.question(gap.subject)
            if gap.stands_at is not None:
                state = question.levels[gap.stands_at]
                return state if gap.declared is None else unproved(state, language)
            words = (
                _("Answers lie far apart: {question}") if gap.declared is None else _("Evidence is missing: {question}")
            )
            return words.format(question=question.text)
        case "choice":
            return _("{name}: no single main choice with its reason").format(name=catalogue.block(gap.subject).name)
        case "dont_know":
            return _("Nobody knows: {question}").format(question=catalogue.question(gap.subject).text)


def _task_of(gap: Gap, plan: Plan, catalogue: Catalogue) -> PlannedTask | None:
    """The task that answers a gap: one that it brought, one that the catalogue names, or at least one that asks on."""
    wanted = {gap.subject, gap.solution} - {None}
    named = catalogue.question(gap.subject).closed_by if gap.kind in ("question", "dont_know") else None
    found = [task for task in plan.tasks if task.id == named or wanted & {cause.subject for cause in task.causes}]
    return min(found, key=lambda task: (task.origin == "discovery", task.early_start), default=None)
