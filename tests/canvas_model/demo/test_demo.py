"""The demo workshop: one company in both languages, whole, and interesting to look at."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import LISTS, Snapshot
from canvas_model.demo.contents_file import demo
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.files.canvas_file import read_canvas, write_canvas
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.risks.checklist import derive_risks
from canvas_model.rules.scoring.readiness import assess
from canvas_model.text_cleaning import clean_text

TODAY = date(2026, 3, 10)
LANGUAGES: tuple[Literal["it", "en"], ...] = ("it", "en")
BLOCKS = ["customer", "data", "sources", "executors", "market", "strategies", "processes", "technology", "costs"]


def texts(value: object, above: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with where it is."""
    if isinstance(value, str):
        yield above, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{above}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{above}[{index}]")


def shape(value: object) -> object:
    """A value with its sentences blanked: what must be the same in every language."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [shape(item) for item in value]
    return "…" if isinstance(value, str) and not re.fullmatch(r"[a-zA-Z0-9_.]*", value) else value


def figures(text: str) -> list[str]:
    """The figures in a sentence, without the separators of its language."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", text)))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Literal["it", "en"]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def snapshot(language: Literal["it", "en"]) -> Snapshot:
    return demo_snapshot(language, today=TODAY)


def test_both_languages_have_one_shape() -> None:
    italian, english = (demo(language).model_dump() for language in LANGUAGES)
    assert shape(italian) == shape(english)


def test_both_languages_say_the_same_figures() -> None:
    italian, english = (dict(texts(demo(language).model_dump())) for language in LANGUAGES)
    assert {place: figures(text) for place, text in italian.items()} == {
        place: figures(text) for place, text in english.items()
    }


def test_nothing_but_names_is_left_untranslated() -> None:
    italian, english = (dict(texts(demo(language).model_dump())) for language in LANGUAGES)
    same = {place for place, text in italian.items() if " " in text and text == english[place]}
    assert {place for place in same if not re.search(r"\.(name|person|client|consultant)$", place)} == set()


def test_typography_is_that_of_the_language(language: Literal["it", "en"]) -> None:
    straight = [text for _, text in texts(demo(language).model_dump()) if re.search(r"['\"]|\.\.\.", text)]
    foreign = "“”‘" if language == "it" else "«»"
    assert straight == []
    assert [text for _, text in texts(demo(language).model_dump()) if set(text) & set(foreign)] == []


def test_every_text_is_stored_as_it_is_written(language: Literal["it", "en"]) -> None:
    for place, text in texts(demo(language).model_dump()):
        assert clean_text(text, limit=2000) == text, place


def test_the_same_day_gives_the_same_workshop(language: Literal["it", "en"]) -> None:
    assert demo_snapshot(language, today=TODAY) == demo_snapshot(language, today=TODAY)


def test_the_two_languages_share_no_id() -> None:
    italian, english = ({str(id) for id in ids(demo_snapshot(language, today=TODAY))} for language in LANGUAGES)
    assert italian & english == set()


def ids(snapshot: Snapshot) -> list[object]:
    return [snapshot.id, *(entry.id for name in LISTS.values() for entry in getattr(snapshot, name))]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 3, 7), date(2026, 3, 8), date(2026, 12, 31)])
def test_its_dates_follow_the_day_it_is_opened_and_miss_weekends(today: date) -> None:
    snapshot = demo_snapshot("it", today=today)
    due = [risk.due for risk in snapshot.risks if risk.due]
    assert snapshot.workshop.held_on < today < snapshot.workshop.starts_on
    assert all(day > today for day in due)
    assert all(day.weekday() < 5 for day in [snapshot.workshop.held_on, snapshot.workshop.starts_on, *due])
    assert snapshot.changed_at.date() == snapshot.workshop.held_on


def test_it_comes_back_from_its_file(snapshot: Snapshot) -> None:
    assert read_canvas(write_canvas(snapshot)) == snapshot


def test_every_block_has_two_to_five_notes_short_enough_for_a_card(snapshot: Snapshot) -> None:
    counts = Counter(note.block for note in snapshot.notes)
    assert sorted(counts) == sorted(BLOCKS)
    assert all(2 <= count <= 5 for count in counts.values())
    assert max(len(note.text) for note in snapshot.notes) <= 150


def test_everyone_wrote_and_the_note_carries_the_author_s_department(snapshot: Snapshot) -> None:
    departments = {member.id: member.department for member in snapshot.members}
    assert {note.member for note in snapshot.notes} == set(departments)
    assert all(note.department == departments[note.member] for note in snapshot.notes if note.member)
    assert set(departments.values()) == {"sales", "marketing", "service", "it", "management", "administration"}


def test_every_alternative_is_decided_with_its_reason(snapshot: Snapshot, language: str) -> None:
    known = [alternative.id for block in catalogue(language).blocks.blocks for alternative in block.alternatives]
    assert [choice.alternative for choice in snapshot.choices] == known
    assert all(choice.need != "undecided" and choice.reason and choice.use is not None for choice in snapshot.choices)


def test_every_relationship_item_and_service_fact_is_answered(snapshot: Snapshot) -> None:
    asked = {answer.question for answer in snapshot.answers}
    assert {f"r{number}" for number in range(1, 12)} <= asked
    assert {f"executors.s{number}" for number in range(1, 6)} <= asked


def test_the_answers_differ_enough_to_talk_about(snapshot: Snapshot) -> None:
    states = Counter(answer.state for answer in snapshot.answers)
    unproven = [answer for answer in snapshot.answers if answer.level == 4 and not answer.evidence]
    agreed = [answer for answer in snapshot.answers if answer.member is None and answer.level is not None]
    assert states["dont_know"] >= 10
    assert 3 <= states["not_applicable"] <= 12
    assert len(unproven) >= 3
    assert len(agreed) >= 6
    assert sum(bool(answer.evidence) for answer in snapshot.answers) >= 8


def test_it_has_to_prepare_first_and_is_weakest_in_processes_and_costs(snapshot: Snapshot, language: str) -> None:
    readiness = assess(snapshot, catalogue(language))
    weakest = sorted(readiness.blocks, key=lambda block: block.maturity or 0.0)[:2]
    assert readiness.percent is not None
    assert 40 <= readiness.percent <= 50
    assert readiness.labels == ("prepare_first",)
    assert len(readiness.held_by_critical) == 4
    assert [block.id for block in weakest] == ["processes", "costs"]
    assert readiness.declared is not None
    assert readiness.declared > readiness.percent
    assert not readiness.not_assessed
    assert all(block.answered for block in readiness.blocks)
    assert readiness.answered < readiness.asked
    assert 8 <= len(readiness.to_discuss) <= 15
    assert readiness.warnings


def test_two_strategies_are_declared_and_one_kind_of_technology_is_chosen(snapshot: Snapshot) -> None:
    chosen = {choice.alternative for choice in snapshot.choices if choice.need == "needed"}
    assert chosen & {"strategies.customer", "strategies.process", "strategies.data"} == {
        "strategies.customer",
        "strategies.process",
    }
    assert chosen & {"technology.owned", "technology.cloud", "technology.custom"} == {"technology.cloud"}


def test_three_segments_have_persona_promise_and_different_priorities(snapshot: Snapshot) -> None:
    assert len(snapshot.segments) == 3
    assert all(value != "" for segment in snapshot.segments for value in segment.model_dump().values())
    sums = {(segment.size or 0) + (segment.growth or 0) + (segment.fit or 0) for segment in snapshot.segments}
    assert len(sums) == 3


def test_plan_and_risks_show_what_people_changed(snapshot: Snapshot, language: str) -> None:
    whole = catalogue(language)
    readiness = assess(snapshot, whole)
    plan = derive_plan(snapshot, whole, readiness)
    risks = derive_risks(snapshot, whole, readiness, plan)
    assert {task.origin for task in plan.tasks} == {"base", "gap", "discovery", "own"}
    assert any("likely" in task.edited for task in plan.tasks)
    assert any(task.person for task in plan.tasks)
    assert any(risk.id.startswith("own:") for risk in risks)
    assert any(risk.residual_score < risk.score for risk in risks)
    assert any(risk.due for risk in risks)


def test_it_holds_no_address_and_no_number_to_call(language: Literal["it", "en"]) -> None:
    for place, text in texts(demo(language).model_dump()):
        assert not re.search(r"@|https?:|www\.|\w\.(com|eu|net)\b", text), place
        assert not re.search(r"\+\d{2} ?\d{3}|\b0\d{1,3}[ /-]?\d{5,}|\b3\d{2}[ -]?\d{6,7}\b", text), place
