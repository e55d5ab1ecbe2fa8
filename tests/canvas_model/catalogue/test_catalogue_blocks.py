"""The catalogue of the canvas itself: scale, blocks, layouts, the classic canvas, consistency warnings, sources."""

import tomllib
from collections import Counter
from functools import cache
from typing import Any

import pytest

from canvas_model import catalogue as definitions
from canvas_model.catalogue import ASSETS, catalogue, languages
from canvas_model.catalogue.entries import entries

TRANSLATED = [language for language in languages() if language != "en"]
SUBJECTS = {
    "readiness_scale": definitions.ReadinessScale,
    "risk_scale": definitions.RiskScale,
    "method_texts": definitions.MethodTexts,
    "benchmarks": definitions.Benchmarks,
    "blocks": definitions.Blocks,
    "layouts": definitions.Layouts,
    "bmc": definitions.Bmc,
    "consistency": definitions.Consistencies,
    "sources": definitions.Sources,
}
ORDER = ["customer", "data", "sources", "executors", "market", "strategies", "processes", "technology", "costs"]
SCORED = dict(zip(ORDER, (4, 5, 4, 4, 3, 4, 4, 5, 3), strict=True))
MAIN = ("strategies.customer", "strategies.process", "strategies.data")
MAIN += ("technology.owned", "technology.cloud", "technology.custom")
METHODS = ("strategies.inbound_mkt", "strategies.inbound_sales", "strategies.upsell", "strategies.crosssell")
ROLES = {
    **dict.fromkeys(MAIN, "main"),
    **dict.fromkeys(METHODS, "method"),
    **dict.fromkeys(("costs.profit", "costs.savings"), "benefit"),
    "technology.social": "addon",
}
STRUCTURE = {"id", "source", "mark", "scoring", "role", "block", "crm_block", "closed_by"}
"""Fields whose text is for the program and is the same in every language; `blocks` of a warning is a list of ids."""
IDS = {"blocks"}


@cache
def raw(subject: str, language: str) -> dict[str, Any]:
    """A file as written."""
    return tomllib.loads((ASSETS / "catalogue" / language / f"{subject}.toml").read_text("utf-8"))


@cache
def read(subject: str, language: str) -> Any:
    """A file as the models see it."""
    return SUBJECTS[subject].model_validate(raw(subject, language))


def shape(value: Any, key: str = "") -> Any:
    """A file without its words: keys, lengths, numbers, ids and marks."""
    if isinstance(value, dict):
        return {name: shape(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [item if key in IDS and isinstance(item, str) else shape(item, key) for item in value]
    return value if key in STRUCTURE or not isinstance(value, str) else str


def words(value: Any, key: str = "") -> list[str]:
    """Every text for people in a file, in order."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in words(item, name)]
    if isinstance(value, list):
        return [text for item in value if not (key in IDS and isinstance(item, str)) for text in words(item, key)]
    return [value] if isinstance(value, str) and key not in STRUCTURE else []


def questions(language: str) -> list[definitions.Question]:
    return [question for block in read("blocks", language).blocks for question in block.questions]


def alternatives(language: str) -> list[definitions.Alternative]:
    return [alternative for block in read("blocks", language).blocks for alternative in block.alternatives]


@pytest.mark.parametrize("language", languages())
def test_the_canvas_has_the_nine_blocks_in_the_order_of_the_source(language):
    blocks = read("blocks", language).blocks
    assert [block.id for block in blocks] == ORDER
    assert [block.number for block in blocks] == list(range(1, 10))


@pytest.mark.parametrize("language", languages())
def test_every_scored_question_describes_five_different_levels(language):
    for question in questions(language):
        if question.scored:
            assert len(set(question.levels)) == 5, question.id
            assert not question.options, question.id


@pytest.mark.parametrize("language", languages())
def test_no_level_is_worded_the_same_for_two_questions(language):
    counts = Counter(level for question in questions(language) for level in question.levels)
    assert [level for level, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", languages())
def test_levels_and_invitations_fit_on_a_phone(language):
    assert all(len(block.prompt) <= 45 and block.prompt.endswith("…") for block in read("blocks", language).blocks)
    assert [level for question in questions(language) for level in question.levels if len(level) > 110] == []


@pytest.mark.parametrize("language", languages())
def test_a_question_that_is_not_scored_has_no_levels(language):
    facts = {question.id: len(question.options) for question in questions(language) if not question.scored}
    assert facts == {**{f"executors.s{number}": 0 for number in range(1, 6)}, "technology.q6": 3}
    assert all(not question.levels for question in questions(language) if not question.scored)


@pytest.mark.parametrize("language", languages())
def test_each_block_asks_as_many_scored_questions_as_it_should(language):
    blocks = read("blocks", language).blocks
    assert {block.id: sum(question.scored for question in block.questions) for block in blocks} == SCORED


@pytest.mark.parametrize("language", languages())
def test_questions_and_alternatives_are_named_after_their_block(language):
    for block in read("blocks", language).blocks:
        assert all(part.id.startswith(f"{block.id}.") for part in (*block.questions, *block.alternatives))


@pytest.mark.parametrize("language", languages())
def test_what_answers_a_question_is_an_alternative_of_its_own_block_or_a_task_of_the_plan(language):
    plan = catalogue(language).plan
    tasks = {task.id for task in (*plan.tasks, *plan.gap_tasks)}
    for block in read("blocks", language).blocks:
        known = {alternative.id for alternative in block.alternatives} | tasks
        assert {question.closed_by for question in block.questions} <= known | {""}
    assert sum(bool(question.closed_by) for question in questions(language)) >= 10


@pytest.mark.parametrize("language", languages())
def test_only_coverage_alternatives_and_one_main_choice_count(language):
    assert {part.id: part.role for part in alternatives(language) if part.role != "coverage"} == ROLES
    choices = {block.id for block in read("blocks", language).blocks if block.scoring == "choice"}
    assert choices == {name.partition(".")[0] for name, role in ROLES.items() if role == "main"}


@pytest.mark.parametrize("language", languages())
def test_the_six_processes_are_needed_unless_the_team_says_otherwise(language):
    needed = [part.id for part in alternatives(language) if part.needed]
    assert len(needed) == 6
    assert all(name.startswith("processes.") for name in needed)


@pytest.mark.parametrize("language", languages())
def test_every_layout_tiles_the_canvas_without_overlap(language):
    for layout in read("layouts", language).layouts:
        assert sorted(cell.block for cell in layout.cells) == sorted(ORDER)
        squares = Counter(
            (column, row)
            for cell in layout.cells
            for column in range(cell.column, cell.column + cell.width)
            for row in range(cell.row, cell.row + cell.height)
        )
        assert squares == Counter((column, row) for column in range(1, 11) for row in range(1, 7)), layout.id


@pytest.mark.parametrize("language", languages())
def test_the_default_layout_puts_each_block_where_the_classic_canvas_has_its_counterpart(language):
    layouts = read("layouts", language).layouts
    assert [layout.id for layout in layouts] == ["ordinal", "semantic", "spatial"]
    places = {cell.block: (cell.column, cell.row) for cell in layouts[0].cells}
    classic = {
        "key_partners": (1, 1),
        "key_activities": (3, 1),
        "key_resources": (3, 3),
        "value_propositions": (5, 1),
        "customer_relationships": (7, 1),
        "channels": (7, 3),
        "customer_segments": (9, 1),
        "cost_structure": (1, 5),
        "revenue_streams": (6, 5),
    }
    assert {block.id: places[block.crm_block] for block in read("bmc", language).blocks} == classic


@pytest.mark.parametrize("language", languages())
def test_the_meaning_layout_only_swaps_strategies_and_data(language):
    ordinal, semantic, _ = read("layouts", language).layouts
    before, after = ({cell.block: (cell.column, cell.row) for cell in each.cells} for each in (ordinal, semantic))
    assert {block for block in ORDER if before[block] != after[block]} == {"data", "strategies"}
    assert (before["data"], before["strategies"]) == (after["strategies"], after["data"])


@pytest.mark.parametrize("language", languages())
def test_the_canvas_drawing_is_credited(language):
    credit = read("layouts", language).credit
    assert "Strategyzer" in credit
    assert "CC BY-SA 3.0" in credit


@pytest.mark.parametrize("language", languages())
def test_the_classic_canvas_pairs_block_by_block_with_ours(language):
    assert [block.number for block in read("bmc", language).blocks] == list(range(1, 10))
    assert [block.crm_block for block in read("bmc", language).blocks] == ORDER


@pytest.mark.parametrize("language", languages())
def test_the_twelve_warnings_point_at_blocks_that_exist(language):
    rules = read("consistency", language).rules
    assert [rule.id for rule in rules] == [f"c{number}" for number in range(1, 13)]
    assert all(rule.blocks and set(rule.blocks) <= set(ORDER) for rule in rules)


@pytest.mark.parametrize("language", languages())
def test_the_words_of_the_scale_stand_at_the_agreed_numbers(language):
    scale = read("readiness_scale", language)
    assert [level.value for level in scale.levels] == [0, 1, 2, 3, 4]
    labels = [("not_ready", 0), ("prepare_first", 35), ("with_reservations", 35), ("ready", 60), ("advanced", 80)]
    assert [(label.id, label.least) for label in scale.labels] == labels
    assert [(band.id, band.least) for band in scale.bands] == [("on_target", 0), ("to_improve", 0.5), ("critical", 1.5)]
    scale = read("risk_scale", language)
    assert [(band.id, band.least) for band in scale.risk_bands] == [("low", 1), ("medium", 8), ("high", 15)]
    assert [(word.id, word.value) for word in scale.probabilities] == [(f"p{value}", value) for value in range(1, 6)]
    assert [(word.id, word.value) for word in scale.impacts] == [(f"i{value}", value) for value in range(1, 6)]


@pytest.mark.parametrize("language", languages())
def test_each_sentence_on_the_method_has_an_id_of_its_own(language):
    ids = [sentence.id for sentence in read("method_texts", language).sentences]
    assert len(set(ids)) == len(ids) == 21
    assert "Reinartz" in catalogue(language).method("no_prediction")


@pytest.mark.parametrize("language", languages())
def test_only_what_compares_a_readiness_stands_beside_it(language):
    shown = [benchmark.id for benchmark in read("benchmarks", language).benchmarks if benchmark.beside_readiness]
    assert shown == ["cmat", "cmat_sectors", "failure", "failure_later"]


@pytest.mark.parametrize("language", languages())
def test_a_response_is_named_in_one_word(language):
    names = [catalogue(language).response(id).name for id in ("avoid", "transfer", "mitigate", "accept")]
    assert all(name.isalpha() for name in names) and len(set(names)) == 4


@pytest.mark.parametrize("language", languages())
def test_benchmarks_have_an_outside_source_and_failure_is_a_range_with_years(language):
    benchmarks = read("benchmarks", language).benchmarks
    assert all(benchmark.source.startswith("O") for benchmark in benchmarks)
    failure = next(item for item in benchmarks if item.id == "failure")
    assert "18–70" in failure.text
    assert all(year in failure.text for year in ("2001", "2002", "2005", "2006", "2007", "2009"))


@pytest.mark.parametrize("language", languages())
def test_each_source_mark_is_explained_once(language):
    marks = [note.mark for note in read("sources", language).sources]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("subject", SUBJECTS)
def test_ids_are_unique_in_a_file(subject, language):
    ids = [entry.id for entry in entries(read(subject, language))]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_text_is_empty_or_padded(subject, language):
    assert [text for text in words(raw(subject, language)) if not text or text != text.strip()] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("subject", SUBJECTS)
def test_texts_use_typographic_quotes(subject, language):
    assert [text for text in words(raw(subject, language)) if "'" in text or '"' in text or "..." in text] == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_all_languages_have_one_shape(subject, language):
    assert shape(raw(subject, language)) == shape(raw(subject, "en"))


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_texts_are_translated(subject, language):
    pairs = list(zip(words(raw(subject, language)), words(raw(subject, "en")), strict=True))
    same = [translated for translated, english in pairs if translated == english]
    assert all(len(text) < 25 for text in same), same
    assert len(same) <= len(pairs) / 20, same
