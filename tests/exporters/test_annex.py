"""The annex: nothing that people wrote is left out, and a question stands there as the score counts it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from canvas_model.content import Snapshot, TaskEdit, natural_id
from canvas_model.demo.snapshot import demo_snapshot
from exporters.annex import annex
from exporters.report import Report, build_report
from exporters.words.numbers_and_dates import number
from tests.canvas_model.small_workshop import small_workshop
from tests.exporters.pdf_reading import page_texts

TODAY = date(2026, 11, 21)


def demo_report(language: str) -> Report:
    return build_report(demo_snapshot(language, today=TODAY), made_on=TODAY)


def written(snapshot: Snapshot) -> Iterator[str]:
    """Every evidence, comment and reason, and every name."""
    for answer in snapshot.answers:
        yield from (text for text in (answer.evidence, answer.note) if text)
    yield from (choice.reason for choice in snapshot.choices if choice.reason)
    yield from (member.name for member in snapshot.members)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_evidence_comment_reason_and_name_is_printed(pdf_of, language):
    printed = "".join("".join(page_texts(pdf_of("demo", language))).split())
    wanted = list(written(demo_report(language).snapshot))
    assert len(wanted) > 90
    assert [text for text in wanted if "".join(text.split()) not in printed] == []


@pytest.mark.parametrize(
    ("language", "words"), [("it", "Dichiarato, non ancora provato: «"), ("en", "Declared, not proved yet: “")]
)
def test_no_sentence_that_nobody_chose_stands_as_the_state_of_today(language, words):
    report = demo_report(language)
    blocks = report.catalogue.blocks.blocks
    scaled = {question.id for block in blocks for question in block.questions if len(question.levels) == 5}
    given = [answer for answer in report.snapshot.answers if answer.question in scaled]
    unproved = {"level": 4, "evidence": "", "state": "answered"}
    declared = tuple(answer.model_copy(update=unproved) for answer in given)
    report = build_report(report.snapshot.model_copy(update={"answers": declared}), made_on=TODAY)
    rows = [question for block in annex(report).blocks for question in block.questions]
    catalogue = {question.text: question for block in report.catalogue.blocks.blocks for question in block.questions}
    asked = [row for row in rows if row.text in catalogue and row.level != number(4.0, language)]
    assert len(asked) > 20
    for row in asked:
        assert row.meaning.startswith(words + catalogue[row.text].levels[4]), row.text


@pytest.mark.parametrize(
    ("given", "level", "meaning", "next_level"),
    [
        ({4: "", 1: ""}, "1.5", "Declared 2.5, counts as 1.5: without evidence a 3 or a 4 counts as 2.", 2),
        ({3: "", 1: ""}, "1.5", "Declared 2.0, counts as 1.5: without evidence a 3 or a 4 counts as 2.", 2),
        ({4: "seen", 3: ""}, "3.0", "Declared 3.5, counts as 3.0: without evidence a 3 or a 4 counts as 2.", 4),
        ({4: "seen", 1: ""}, "2.5", "", 3),
    ],
)
def test_between_two_answers_no_sentence_stands_that_nobody_chose(given, level, meaning, next_level):
    snapshot = small_workshop({"market.q1": list(given)}, evidence_cap=True, language="en")
    answers = tuple(answer.model_copy(update={"evidence": given[answer.level]}) for answer in snapshot.answers)
    report = build_report(snapshot.model_copy(update={"answers": answers}), made_on=TODAY)
    row = next(question for block in annex(report).blocks for question in block.questions)
    levels = report.catalogue.question("market.q1").levels
    assert (row.level, row.meaning, row.next_level) == (level, meaning, levels[next_level])


def test_the_level_of_a_question_is_the_one_that_counts():
    report = demo_report("en")
    counted = {
        report.catalogue.question(question.id).text: number(question.level, "en")
        for block in report.readiness.blocks
        for question in block.questions
        if question.level is not None and question.state == "answered"
    }
    shown = {question.text: question.level for block in annex(report).blocks for question in block.questions}
    assert counted
    assert {text: shown.get(text) for text in counted} == counted


@pytest.mark.parametrize("language", ["it", "en"])
def test_departments_say_what_each_of_their_people_answered(language):
    report = demo_report(language)
    told = {
        question.text: {department: sorted(said.split(" · ")) for department, said in question.departments}
        for block in annex(report).blocks
        for question in block.questions
        if question.departments
    }
    assert len(told) > 5 and told == answers_of_departments(report)


def answers_of_departments(report: Report) -> dict[str, dict[str, list[str]]]:
    """By the text of the question and the name of the department: what its people answered, each alone."""
    words = {
        "it": {"dont_know": "non so", "not_applicable": "non applicabile"},
        "en": {"dont_know": "don’t know", "not_applicable": "not applicable"},
    }[report.language]
    asked = {question.id: question for block in report.catalogue.blocks.blocks for question in block.questions}
    items = {item.id: item for item in report.catalogue.relationships.items}
    areas = {area.id: area.name for area in report.catalogue.roles.areas}
    people = {member.id: areas[member.department] for member in report.snapshot.members}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for answer in report.snapshot.answers:
        if answer.member not in people or answer.state == "blank":
            continue
        options = asked[answer.question].options if answer.question in asked else ()
        said = words.get(answer.state) or (options[answer.level] if options else str(answer.level))
        found[(asked | items)[answer.question].text][people[answer.member]].append(said)
    return {text: {area: sorted(said) for area, said in by_area.items()} for text, by_area in found.items()}


def test_a_workshop_without_a_word_has_an_empty_annex():
    bare = demo_report("en").snapshot.model_copy(update={"answers": (), "choices": (), "members": ()})
    found = annex(build_report(bare, made_on=TODAY))
    assert (found.participants, found.blocks) == ((), ())


def test_people_of_no_department_are_listed_and_their_answers_are_told_too():
    demo = demo_snapshot("it", today=TODAY)
    members = tuple(member.model_copy(update={"department": ""}) for member in demo.members)
    told = annex(build_report(demo.model_copy(update={"members": members}), made_on=TODAY))
    assert {department for _name, department in told.participants} == {"senza reparto"}
    named = {
        department for block in told.blocks for question in block.questions for department, _ in question.departments
    }
    assert named == {"senza reparto"}


@pytest.mark.parametrize("lang", ["it", "en"])
def test_what_is_written_of_a_task_outside_the_table_of_the_plan_is_told(lang: str) -> None:
    demo = demo_snapshot(lang, today=TODAY)  # type: ignore[arg-type]
    of_demo = {edit.task: edit for edit in demo.tasks}
    added = "gap_custom_limits"
    assert added not in {task.id for task in demo_report(lang).plan.tasks}
    written = {
        "d6": {"person": "Sara", "note": "Con il controllo di gestione"},
        "t4_1": {"dropped": True, "note": "I key user sanno già"},
        added: {"person": "Ugo", "note": "Forse più avanti"},
    }
    edits = {id: of_demo.get(id, TaskEdit(id=natural_id(demo.id, "task", id), task=id)) for id in written}
    changed = {id: edits[id].model_copy(update=values) for id, values in written.items()}
    tasks = (*(edit for edit in demo.tasks if edit.task not in changed), *changed.values())
    report = build_report(demo.model_copy(update={"tasks": tasks}), made_on=TODAY)
    told = annex(report).tasks
    standing = {
        "it": ["dopo il go-live", "esclusa", "per ora non nel piano"],
        "en": ["after go-live", "left out", "not in the plan at present"],
    }[lang]
    ours = [task for task in told if task.note in {values["note"] for values in written.values()}]
    assert [task.standing for task in ours] == standing
    assert [task.person for task in ours] == ["Sara", "", "Ugo"]
    assert {task.number for task in ours[:2]} <= {task.number for task in (*report.plan.tasks, *report.plan.dropped)}
