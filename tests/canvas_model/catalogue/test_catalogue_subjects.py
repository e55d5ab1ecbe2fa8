"""The subjects of the catalogue around the canvas: roles, plan, risks, relationships, KPIs and reference lists."""

import itertools
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, get_args, get_origin

import pytest
from pydantic import BaseModel

from canvas_model import catalogue as definitions
from canvas_model.catalogue import ASSETS, languages
from canvas_model.catalogue.entries import Entry, entries
from canvas_model.content import Member, NoteOnCanvas

TRANSLATED = [language for language in languages() if language != "en"]
SUBJECTS: dict[str, type[BaseModel]] = {
    "roles": definitions.Roles,
    "plan": definitions.PlanCatalogue,
    "risks": definitions.Risks,
    "decisions": definitions.Decisions,
    "responsibilities": definitions.Responsibilities,
    "relationships": definitions.Relationships,
    "kpis": definitions.Kpis,
    "strategies": definitions.Strategies,
    "crm_types": definitions.CrmTypes,
    "vendors": definitions.Vendors,
    "lifecycle": definitions.Lifecycle,
    "flywheel": definitions.Flywheel,
    "gdpr": definitions.Gdpr,
    "glossary": definitions.Glossary,
}
CHAIN = ("p0", "t1_1", "t1_2", "t1_3", "t2_1", "t3", "t2_4", "t4_2", "golive")
STEPS = {"p": 1, "g": 1, "t1": 1, "t2": 2, "t3": 3, "t4": 4, "t5": 5, "golive": 5, "a": 5, "d": 5}
TRIGGER_SUBJECT = {
    "low": "question",
    "missing": "alternative",
    "wanted": "alternative",
    "used": "alternative",
    "absent": "alternative",
    "no_choice": "block",
    "only_software": "block",
}


@cache
def read(stem: str, language: str):
    """One subject in one language."""
    model = {**SUBJECTS, "blocks": definitions.Blocks, "readiness_scale": definitions.ReadinessScale}[stem]
    return model.model_validate(tomllib.loads((ASSETS / "catalogue" / language / f"{stem}.toml").read_text("utf-8")))


def is_words(annotation, metadata) -> bool:
    """Whether a field holds words for people, not an id, a source mark, a number or one of a few options."""
    if get_origin(annotation) is tuple:
        annotation, metadata = get_args(annotation)[0], []
    if get_origin(annotation) is Annotated:
        annotation, *metadata = get_args(annotation)
    return annotation is str and not any(getattr(constraint, "pattern", None) for constraint in metadata)


def shape(part: BaseModel) -> dict:
    """A definition without its words: how many there are, and everything that is not words."""
    return {
        name: value_shape(getattr(part, name), is_words(field.annotation, field.metadata))
        for name, field in type(part).model_fields.items()
    }


def value_shape(value, words: bool):
    """The shape of one field's value."""
    if isinstance(value, BaseModel):
        return shape(value)
    if isinstance(value, tuple):
        return [value_shape(item, words) for item in value]
    return bool(value) if words else value


def words_of(part: BaseModel) -> Iterator[str]:
    """Every text of a definition, depth first."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from words_of(item)
            elif is_words(field.annotation, field.metadata) and item:
                yield item


def canvas_ids(kind: str) -> set[str]:
    """Ids of blocks, or of their scored questions or alternatives."""
    blocks = read("blocks", "en").blocks
    if kind == "block":
        return {block.id for block in blocks}
    if kind == "question":
        return {question.id for block in blocks for question in block.questions if question.scored}
    return {alternative.id for block in blocks for alternative in block.alternatives}


def ids(found) -> set[str]:
    return {entry.id for entry in found}


def task_graph() -> dict[str, set[str]]:
    """Every task, base and gap-driven and discovery, with the tasks it waits for."""
    plan = read("plan", "en")
    extra = (*plan.gap_tasks, plan.discovery)
    graph = {task.id: set(task.predecessors) for task in (*plan.tasks, *extra)}
    for task in extra:
        for successor in task.successors:
            graph[successor].add(task.id)
    return graph


@pytest.mark.parametrize("stem", SUBJECTS)
@pytest.mark.parametrize("language", languages())
def test_a_subject_fits_its_model_in_every_language(stem, language):
    assert read(stem, language)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("stem", SUBJECTS)
def test_all_languages_have_one_shape(stem, language):
    assert shape(read(stem, language)) == shape(read(stem, "en"))


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("stem", SUBJECTS)
def test_most_texts_differ_between_the_languages(stem, language):
    pairs = list(zip(words_of(read(stem, language)), words_of(read(stem, "en")), strict=True))
    assert [translated for translated, english in pairs if translated == english and len(translated.split()) > 3] == []
    limit = 0.5 if stem != "vendors" else 0.3
    assert sum(translated != english for translated, english in pairs) >= limit * len(pairs)


@pytest.mark.parametrize("stem", SUBJECTS)
@pytest.mark.parametrize("language", languages())
def test_texts_are_set_with_typographic_quotes(stem, language):
    assert [text for text in words_of(read(stem, language)) if set("'\"<>") & set(text) or "  " in text] == []


@pytest.mark.parametrize("stem", SUBJECTS)
def test_ids_are_unique_within_their_list(stem):
    subject = read(stem, "en")
    for name in type(subject).model_fields:
        value = getattr(subject, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Entry):
            assert len(ids(value)) == len(value), name


def test_tasks_and_mitigations_have_ids_of_their_own():
    plan, risks = read("plan", "en"), read("risks", "en").risks
    assert len(task_graph()) == len(plan.tasks) + len(plan.gap_tasks) + 1
    mitigations = [mitigation.id for risk in risks for mitigation in risk.mitigations]
    assert len(set(mitigations)) == len(mitigations)
    assert all(m.id == f"{risk.id}.m{n}" for risk in risks for n, m in enumerate(risk.mitigations, 1))


def test_every_owner_is_a_role():
    plan, roles = read("plan", "en"), ids(read("roles", "en").roles)
    owners = {task.owner for task in (*plan.tasks, *plan.gap_tasks, plan.discovery)}
    assert owners | {risk.owner for risk in read("risks", "en").risks} <= roles


def test_the_project_roles_and_areas_are_complete():
    roles = read("roles", "en")
    assert ids(roles.roles) == {
        "sponsor",
        "management",
        "key_user",
        "crm_specialist",
        "crm_manager",
        "crm_director",
        "it",
        "legal",
        "marketing",
        "sales",
        "service",
        "hr",
        "administration",
        "technical_office",
        "consultant",
    }
    assert {area.id: area.tint for area in roles.areas} == {
        "sales": "orange",
        "marketing": "blue",
        "service": "green",
        "it": "violet",
        "management": "stone",
        "administration": "rose",
        "other": "olive",
    }


def test_departments_tell_themselves_apart_by_their_tint_and_none_is_the_default():
    areas = read("roles", "en").areas
    assert len({area.tint for area in areas}) == len(areas)
    assert Member.model_fields["department"].default == NoteOnCanvas.model_fields["department"].default == ""


def test_predecessors_and_successors_are_tasks():
    plan = read("plan", "en")
    known = ids(plan.tasks) | ids(plan.gap_tasks)
    assert not {old for task in plan.tasks for old in task.absorbs} & known
    for task in plan.tasks:
        assert set(task.predecessors) <= ids(plan.tasks), task.id
    for task in (*plan.gap_tasks, plan.discovery):
        assert set(task.predecessors) | set(task.successors) <= known, task.id
        assert task.successors, f"nothing waits for {task.id}"


def test_no_two_tasks_of_a_step_share_a_number():
    """People write these numbers down, so this list only ever grows."""
    plan = read("plan", "en")
    tasks = (*plan.tasks, *plan.gap_tasks)
    numbers = {task.id: f"{task.step}.{task.number}" for task in tasks}
    assert len(set(numbers.values())) == len(numbers)
    assert not {f"1.{plan.discovery.number + place}" for place in range(1, 10)} & set(numbers.values())
    assert (numbers["p0"], numbers["g1"], numbers["gap_cost_plan"]) == ("1.1", "1.6", "1.15")
    assert (numbers["t2_3"], numbers["gap_custom_limits"], numbers["gap_training_plan"]) == ("2.3", "2.9", "4.3")
    assert (numbers["t5"], numbers["golive"], numbers["d12"]) == ("5.1", "5.2", "5.7")


def test_the_graph_of_all_tasks_has_no_cycle():
    assert list(TopologicalSorter(task_graph()).static_order())


def test_a_cycle_would_be_found():
    graph = task_graph()
    graph["p0"].add("golive")
    with pytest.raises(CycleError):
        list(TopologicalSorter(graph).static_order())


def test_every_gap_task_is_done_before_go_live():
    waiting = {"golive"}
    for task in reversed(list(TopologicalSorter(task_graph()).static_order())):
        if task in waiting:
            waiting |= task_graph()[task]
    assert ids(read("plan", "en").gap_tasks) <= waiting


def test_the_base_plan_takes_41_33_working_days():
    tasks = {task.id: task for task in read("plan", "en").tasks}
    for before, after in itertools.pairwise(CHAIN):
        assert before in tasks[after].predecessors
    mean = {task.id: (task.optimistic + 4 * task.likely + task.pessimistic) / 6 for task in tasks.values()}
    assert sum(mean[task] for task in CHAIN) == pytest.approx(41.33, abs=0.005)
    variance = sum(((tasks[task].pessimistic - tasks[task].optimistic) / 6) ** 2 for task in CHAIN)
    assert variance == pytest.approx(8.944, abs=0.001)


def test_no_path_of_the_base_plan_is_longer_than_the_chain():
    tasks = {task.id: task for task in read("plan", "en").tasks}
    finish: dict[str, float] = {}
    for task_id in TopologicalSorter({task.id: task.predecessors for task in tasks.values()}).static_order():
        task = tasks[task_id]
        mean = (task.optimistic + 4 * task.likely + task.pessimistic) / 6
        finish[task_id] = mean + max((finish[before] for before in task.predecessors), default=0)
    assert finish["golive"] == pytest.approx(41.33, abs=0.005)


def test_three_point_durations_are_in_order():
    plan = read("plan", "en")
    for task in (*plan.tasks, *plan.gap_tasks, plan.discovery):
        assert task.optimistic <= task.likely <= task.pessimistic, task.id
        assert (task.pessimistic == 0) == getattr(task, "milestone", False), task.id


def test_every_base_task_sits_under_its_step():
    for task in read("plan", "en").tasks:
        prefix = task.id if task.id == "golive" else task.id.partition("_")[0] if task.id[0] == "t" else task.id[0]
        assert task.step == STEPS[prefix], task.id


def test_measurements_follow_go_live_by_30_60_90_days_and_6_12_months():
    milestones = [task for task in read("plan", "en").tasks if task.milestone]
    assert {task.id: (task.offset_days, task.offset_months) for task in milestones} == {
        "a30": (30, 0),
        "a60": (60, 0),
        "a90": (90, 0),
        "d6": (0, 6),
        "d12": (0, 12),
    }
    assert all(task.predecessors == ("golive",) for task in milestones)


def test_every_trigger_points_at_what_it_says():
    for task in read("plan", "en").gap_tasks:
        assert task.triggers, task.id
        for trigger in task.triggers:
            assert trigger.subject in canvas_ids(TRIGGER_SUBJECT[trigger.when]), (task.id, trigger.subject)


def test_a_decision_is_called_for_by_what_is_there_and_settled_before_a_task_that_waits_for_its_preparation():
    decisions, graph = read("decisions", "en").decisions, task_graph()
    labels = ids(read("readiness_scale", "en").labels)
    assert [decision.number for decision in decisions] == list(range(1, 13))
    for decision in decisions:
        assert decision.triggers or decision.labels or decision.when_dated, decision.id
        for trigger in decision.triggers:
            assert trigger.subject in canvas_ids(TRIGGER_SUBJECT[trigger.when]), (decision.id, trigger.subject)
        assert set(decision.labels) <= labels
        assert {"costs", *decision.costs} <= canvas_ids("alternative") | {"costs"}
        assert decision.owner in ids(read("roles", "en").roles)
        assert decision.needed_by and set(decision.needed_by) <= set(graph), decision.id
        for task in decision.needed_by if decision.prepared_by else ():
            assert decision.prepared_by in everything_before(task, graph), (decision.id, task)


def everything_before(task: str, graph: dict[str, set[str]]) -> set[str]:
    before = graph[task]
    return before.union(*(everything_before(one, graph) for one in before))


def test_every_step_has_one_role_that_answers_for_it():
    matrix, plan = read("responsibilities", "en"), read("plan", "en")
    assert [step.id for step in matrix.steps] == [step.id for step in plan.steps]
    assert {step.accountable for step in matrix.steps} <= ids(read("roles", "en").roles)
    assert "".join(letter.letter for letter in matrix.letters) == "ARCI"


def test_a_missing_choice_is_only_asked_of_a_block_with_a_choice():
    choices = {block.id for block in read("blocks", "en").blocks if block.scoring == "choice"}
    triggers = [trigger for task in read("plan", "en").gap_tasks for trigger in task.triggers]
    assert {trigger.subject for trigger in triggers if trigger.when == "no_choice"} <= choices
    assert {trigger.subject for trigger in triggers if trigger.when == "only_software"} == {"costs"}


@pytest.mark.parametrize("language", languages())
def test_the_discovery_task_names_its_block_and_waits_for_no_trigger(language):
    discovery = read("plan", language).discovery
    assert discovery.id == "discovery" and discovery.triggers == ()
    assert "Dati" in discovery.name.format(block="Dati")
    assert (discovery.predecessors, discovery.successors) == (("p0",), ("t1_3",))


def test_the_size_line_goes_through_the_agreed_points():
    plan = read("plan", "en")
    assert [(point.users, point.factor) for point in plan.sizes] == [(1, 0.5), (8, 1), (30, 1.5), (50, 2)]
    assert [(advice.id, advice.above) for advice in plan.size_advice] == [("phases", 12), ("waves", 50)]


def test_five_steps_three_phases_three_moments():
    plan = read("plan", "en")
    assert [step.number for step in plan.steps] == [1, 2, 3, 4, 5]
    assert [phase.id for phase in plan.phases] == ["preparation", "design", "launch"]
    assert [moment.id for moment in plan.moments] == ["before", "during", "after"]


def test_eighteen_risks_each_with_two_to_four_mitigations():
    risks = read("risks", "en").risks
    assert [risk.number for risk in risks] == list(range(1, 19))
    assert [risk.id for risk in risks] == [f"d{n}" for n in range(1, 11)] + [f"x{n}" for n in range(1, 9)]
    assert all(2 <= len(risk.mitigations) <= 4 for risk in risks)
    assert [risk.impact for risk in risks] == [4, 3, 4, 5, 4, 4, 5, 3, 3, 2, 4, 3, 3, 4, 4, 5, 3, 2]


def test_risks_link_to_the_canvas_and_fall_due_before_a_base_task():
    tasks = ids(read("plan", "en").tasks)
    for risk in read("risks", "en").risks:
        assert risk.linked and set(risk.linked) <= canvas_ids("block") | canvas_ids("alternative"), risk.id
        assert risk.due in tasks, risk.id


@pytest.mark.parametrize("language", languages())
def test_eleven_relationship_items_have_five_short_levels_each(language):
    items = read("relationships", language).items
    assert [item.id for item in items] == [f"r{n}" for n in range(1, 12)]
    for item in items:
        assert len(set(item.levels)) == 5, item.id
        assert all(len(level) <= 110 for level in item.levels), item.id
        assert item.text.endswith("?"), item.id
        assert set(item.feeds) <= canvas_ids("block") | canvas_ids("alternative"), item.id


@pytest.mark.parametrize("language", languages())
def test_every_level_is_a_sentence_with_a_full_stop_and_names_have_none(language):
    blocks, items = read("blocks", language).blocks, read("relationships", language).items
    levels = [level for block in blocks for question in block.questions for level in question.levels]
    levels += [level for item in items for level in item.levels]
    assert [level for level in levels if not level.endswith(".") or level.endswith("..")] == []
    names = [named.name for named in (*blocks, *items, *(way for block in blocks for way in block.alternatives))]
    names += [option for block in blocks for question in block.questions for option in question.options]
    assert [name for name in names if name.endswith(".")] == []


def test_segmentation_has_its_steps_and_criteria():
    relationships = read("relationships", "en")
    assert [step.id for step in relationships.steps] == ["s1", "s2", "s3", "s4", "s5"]
    assert [criterion.id for criterion in relationships.criteria] == ["size", "growth", "fit"]
    assert len(relationships.reasons) == 5 and len(relationships.examples) == 3


def test_fifteen_kpis_in_four_classes():
    kpis = read("kpis", "en")
    assert [kpi_class.id for kpi_class in kpis.classes] == ["take_up", "behaviour", "relation", "financial"]
    counts = {kpi_class.id: sum(kpi.kpi_class == kpi_class.id for kpi in kpis.kpis) for kpi_class in kpis.classes}
    assert counts == {"take_up": 3, "behaviour": 4, "relation": 4, "financial": 4}
    assert len(kpis.kpis) == 15


def test_strategies_are_served_by_known_tactics_and_no_tactic_is_idle():
    strategies = read("strategies", "en")
    assert len(strategies.strategies) == len(strategies.tactics) == 7
    assert {tactic for strategy in strategies.strategies for tactic in strategy.tactics} == ids(strategies.tactics)


@pytest.mark.parametrize("language", languages())
def test_vendor_figures_are_dated_and_declare_the_interest(language):
    vendors = read("vendors", language)
    assert "2022" in vendors.date and "2022" in vendors.note and "partner" in vendors.note
    assert {pair.id: (pair.hubspot, pair.other, pair.seats) for pair in vendors.pairs} == {
        "salesforce": (75000, 236000, 50),
        "zoho": (1250, 3450, 50),
        "dynamics": (75000, 98000, 50),
        "pipedrive": (480, 150, 0),
        "freshsales": (1250, 828, 0),
    }


def test_the_reference_lists_are_complete():
    gdpr, types, flywheel = read("gdpr", "en"), read("crm_types", "en"), read("flywheel", "en")
    assert (len(gdpr.items), len(gdpr.criteria)) == (15, 9)
    assert (len(types.types), len(types.neighbours), len(types.verticals), len(types.columns)) == (5, 2, 8, 4)
    assert (len(flywheel.forces), len(flywheel.phases)) == (3, 3)
    assert len(read("lifecycle", "en").stages) == 7
    assert len(read("glossary", "en").terms) >= 40


@pytest.mark.parametrize("stem", SUBJECTS)
def test_every_entry_has_a_source(stem):
    assert all(entry.source for entry in entries(read(stem, "en")))
