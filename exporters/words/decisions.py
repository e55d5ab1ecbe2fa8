"""The decisions that a board is asked for, in words: why, before what, and what is known of their cost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from canvas_model.catalogue import Catalogue
from canvas_model.content import IN_USE
from canvas_model.results import Cause, CostLine, Decision, Plan, PlannedTask
from exporters.words.catalogue_names import role_name
from exporters.words.causes import reason_clause
from exporters.words.numbers_and_dates import short_number
from exporters.words.texts import plurals, texts

MOST_REASONS = 2
"""Reasons that a board reads; the data have them all."""


@dataclass(frozen=True)
class AskedDecision:
    """One decision as people read it."""

    number: str
    name: str
    text: str
    """What exactly is settled with it."""
    owner: str
    """Name of the role that decides."""
    due: date
    why: str
    """`Because …`, with the answers that call for it."""
    before: str
    """Before which task of the plan, and which task prepares it."""
    costs: tuple[str, ...]
    """What is known of its cost, and what is not known yet; empty where it costs nothing but deciding."""


def asked_decisions(
    decisions: Iterable[Decision], plan: Plan, catalogue: Catalogue, language: str
) -> tuple[AskedDecision, ...]:
    """The decisions in words, in their order."""
    tasks = {task.id: task for task in plan.tasks}
    return tuple(
        AskedDecision(
            number=one.number,
            name=one.name,
            text=one.text,
            owner=role_name(one.owner, catalogue),
            due=one.due,
            why=_because(one.causes, catalogue, language),
            before=_before(one, tasks, language),
            costs=tuple(cost_words(one, catalogue, language)),
        )
        for one in decisions
    )


def _because(causes: Iterable[Cause], catalogue: Catalogue, language: str) -> str:
    """The answers that call for a decision, in one sentence; beyond the first few only how many more there are."""
    _, _n = texts(language), plurals(language)
    clauses = list(dict.fromkeys(reason_clause(cause, catalogue, language) for cause in causes))
    shown, hidden = clauses[:MOST_REASONS], len(clauses) - MOST_REASONS
    if hidden > 0:
        shown.append(
            _n(
                "one more answer from the workshop leads to this decision",
                "{count} more answers from the workshop lead to this decision",
                hidden,
            ).format(count=hidden)
        )
    return _("Because {reasons}").format(reasons="; ".join(shown))


def _before(decision: Decision, tasks: Mapping[str, PlannedTask], language: str) -> str:
    _ = texts(language)
    first = tasks[decision.before]
    if decision.prepared_by is None:
        return _("Needed for task {number}").format(number=first.number)
    words = _("Needed for task {number}, prepared by task {preparing}")
    return words.format(number=first.number, preparing=tasks[decision.prepared_by].number)


def cost_words(decision: Decision, catalogue: Catalogue, language: str) -> Iterable[str]:
    """Work that prepares the decision, cost lines that are in the budget with what the team wrote, and those that are not."""
    _, _n = texts(language), plurals(language)
    if decision.days is not None:
        days = short_number(decision.days, language)
        count = 1 if days == short_number(1, language) else 2
        yield _n("{days} working day to prepare it", "{days} working days to prepare it", count).format(days=days)
    for line in decision.costs:
        if line.use:
            yield _budgeted(line, catalogue, language)
    lacking = ", ".join(catalogue.alternative(line.id).name for line in decision.costs if not line.use)
    if lacking:
        yield _("Not in the budget yet: {lines}").format(lines=lacking)


def _budgeted(line: CostLine, catalogue: Catalogue, language: str) -> str:
    _ = texts(language)
    words = _("{line}, in the budget") if line.use == IN_USE else _("{line}, partly in the budget")
    said = words.format(line=catalogue.alternative(line.id).name)
    return f"{said}: {_('“{words}”').format(words=line.words)}" if line.words else said
