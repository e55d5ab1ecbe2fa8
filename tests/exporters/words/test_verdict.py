"""What is said of a readiness never contradicts the figure beside it."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot
from canvas_model.results import Gap
from canvas_model.rules.planning.plan import derive_plan
from canvas_model.rules.scoring.bands import digits_that_tell
from canvas_model.rules.scoring.readiness import assess
from exporters.plan_words import base_plan
from exporters.report import Report, build_report
from exporters.report_sentences import Wording
from exporters.words.gaps import gaps_by_block, missing, open_gaps
from exporters.words.ranges import range_words
from exporters.words.verdict import advice_words, headline, held_words, label_words
from tests.canvas_model.small_workshop import ALTERNATIVES, BLOCKS, CATALOGUE, SCORED, small_workshop, worked_example

TODAY = date(2026, 11, 21)
MAINS = {"strategies.data": (None, "r"), "technology.cloud": (None, "r")}
SETTLED = dict.fromkeys(ALTERNATIVES, "not_needed") | MAINS
LANGUAGES = ["it", "en"]
CONDITIONAL = ["not_ready", "prepare_first", "with_reservations"]


def heading(snapshot: Snapshot, language: str) -> str:
    words = catalogue(language)
    return headline(assess(snapshot, words), words, language)


def whole(value: float) -> str:
    return f"{value:.0f}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_leads_with_ready_while_it_is_conditional(language: str) -> None:
    for label in catalogue(language).readiness_scale.labels:
        if label.id in CONDITIONAL:
            assert not label.finding.startswith(("Ready", "Pront")), label.id
            assert not label.name.startswith(("Ready", "Pront")), label.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_half_of_the_answers_there_is_no_label(language: str) -> None:
    words, snapshot = catalogue(language), small_workshop(dict.fromkeys(SCORED[:17], 3))
    readiness = assess(snapshot, words)
    first_look = {"it": "Un primo sguardo", "en": "A first look"}[language]
    assert readiness.is_first_look
    assert heading(snapshot, language).startswith(f"{first_look} (")
    assert label_words(readiness.labels, words, language) == first_look
    assert held_words(readiness, words, language) == ""


def test_a_block_is_the_weakest_only_below_its_target_and_once_there_are_enough_answers() -> None:
    def told(asked: int, level: int) -> str:
        snapshot = small_workshop(dict.fromkeys(SCORED[:asked], level), SETTLED, language="en")
        return Wording(build_report(snapshot, made_on=TODAY)).weakest()

    assert told(len(SCORED) // 2 - 1, 2) == told(len(SCORED), 4) == ""


@pytest.mark.parametrize(
    ("low", "of", "said", "heading"),
    [
        (1, 9, "Weakest block: Customer, 1.0 of 4", "; Customer is the weakest block, at 1.0 of 4"),
        (2, 9, "Weakest blocks: 2 of 9, at 1.0 of 4", "; 2 of 9 blocks are lowest, at 1.0 of 4"),
        (5, 5, "Every block that was assessed: 1.0 of 4", "; every block that was assessed stands at 1.0 of 4"),
    ],
)
def test_blocks_that_share_the_lowest_level_are_counted(low: int, of: int, said: str, heading: str) -> None:
    levels = {id: 1 if CATALOGUE.block_of(id).id in BLOCKS[:low] else 2 for id in SCORED}
    report = build_report(small_workshop(levels, SETTLED, language="en"), made_on=TODAY)
    report = replace(report, readiness=replace(report.readiness, blocks=report.readiness.blocks[:of]))
    assert Wording(report).weakest() == said
    assert Wording(report).readiness().endswith(heading)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_every_question_is_set_aside_it_is_said(language: str) -> None:
    aside = small_workshop(dict.fromkeys(SCORED, "not_applicable"), language=language)
    report = build_report(aside, made_on=TODAY)
    said = {"it": "Ogni domanda è segnata «non applicabile»", "en": "Every question is marked “not applicable”"}
    assert report.finding.startswith(said[language]) and Wording(report).readiness() == report.finding
    assert "%" not in Wording(report).answered_share()


def test_few_of_the_relationship_items_are_a_first_look() -> None:
    items = [item.id for item in catalogue("en").relationships.items]
    told = [
        Wording(
            build_report(small_workshop(dict.fromkeys(items[:asked], 4), language="en"), made_on=TODAY)
        ).relationships()
        for asked in (0, 5, 6)
    ]
    assert told == [
        "Customer relationships have not been assessed yet",
        "A first look at customer relationships",
        "Customer relationships reach 100%",
    ]


@pytest.mark.parametrize(
    ("low", "expected"),
    [
        (1, "Customer relationships reach 88%; weakest: Customer segments"),
        (2, "Customer relationships reach 75%; 2 of 11 points are lowest, at 1.0 of 4"),
    ],
)
def test_points_that_share_the_lowest_level_are_counted(low: int, expected: str) -> None:
    items = [item.id for item in catalogue("en").relationships.items][:6]
    levels = dict.fromkeys(items, 4) | dict.fromkeys(items[:low], 1)
    assert Wording(build_report(small_workshop(levels, language="en"), made_on=TODAY)).relationships() == expected


def test_a_first_look_at_the_plan_says_how_much_of_it_comes_from_the_answers() -> None:
    def made(asked: int, level: int, language: str = "en") -> Report:
        return build_report(small_workshop(dict.fromkeys(SCORED[:asked], level), language=language), made_on=TODAY)

    bare, content, five, all_of_them = made(0, 0), made(5, 4), made(5, 0), made(len(SCORED), 0)
    assert Wording(bare).plan() == "A base plan before your answers"
    assert Wording(content).plan() == "A first look at the plan: so far it is that of every CRM project"
    added = len(five.plan.added)
    assert added > 1
    assert Wording(five).plan() == f"A first look at the plan: {added} tasks come from what the team has said so far"
    assert f"{added} attività nascono da ciò che il gruppo ha detto finora" in Wording(made(5, 0, "it")).plan()
    assert "what the answers so far add" in base_plan(five) and "so far add" not in base_plan(content)
    assert base_plan(all_of_them) == ""


def test_both_labels_are_named_where_the_band_crosses_a_threshold() -> None:
    assert heading(small_workshop(dict.fromkeys(SCORED, 2), MAINS), "en") == (
        "Between “Prepare first” and “Ready”: what is still open decides"
    )
    assert heading(small_workshop(dict.fromkeys(SCORED, 3), SETTLED), "en") == "Ready to introduce CRM"


def test_the_advice_is_the_lower_labels_where_what_is_open_decides() -> None:
    words = catalogue("en")
    readiness = assess(small_workshop(dict.fromkeys(SCORED, 2), MAINS), words)
    advice = {label.id: label.advice for label in words.readiness_scale.labels}
    assert readiness.labels == ("prepare_first", "ready")
    assert advice_words(readiness, words, "en") == advice["prepare_first"]


def test_the_heading_says_on_target_only_where_every_block_is() -> None:
    report = build_report(small_workshop(dict.fromkeys(SCORED, 2), SETTLED, language="en"), made_on=TODAY)
    readiness = report.readiness
    on_target = [replace(block, band="on_target") for block in readiness.blocks]
    lowest = {block.id for block in readiness.lowest_blocks}
    lowest_is = [replace(block, band="to_improve") if block.id not in lowest else block for block in on_target]
    told = [
        Wording(replace(report, readiness=replace(readiness, blocks=tuple(blocks)))).readiness()
        for blocks in (on_target, lowest_is)
    ]
    assert "every block that was assessed is on its target" in told[0]
    assert "7 of 9 blocks are lowest" in told[1], "they have lower targets of their own, and the others miss theirs"


@pytest.mark.parametrize(
    ("percent", "digits", "language", "said"),
    [
        (59.6, 1, "en", "“With reservations” because 59.6% is below 60%."),
        (59.999, 3, "en", "“With reservations” because 59.999% is below 60%."),
        (59.6, 1, "it", "«Con riserve» perché il 59,6\u00a0% è sotto il 60\u00a0%."),
        (79.5, 1, "it", "«Con riserve» perché il 79,5\u00a0% è sotto l’80\u00a0%."),
        (59.4, 0, "en", ""),
        (60.0, 0, "en", ""),
    ],
)
def test_a_threshold_that_is_just_missed_is_told(percent: float, digits: int, language: str, said: str) -> None:
    words = catalogue(language)
    readiness = replace(assess(small_workshop(dict.fromkeys(SCORED, 2), SETTLED), words), label="with_reservations")
    assert digits_that_tell(Fraction(str(percent)), words.readiness_scale.labels) == digits
    assert held_words(replace(readiness, percent=percent, digits=digits), words, language) == said


def test_the_rule_that_holds_the_label_is_told() -> None:
    words = catalogue("en")
    held = held_words(assess(worked_example(), words), words, "en")
    assert held == (
        "“Prepare first” because 3 blocks are critical (Strategies, Processes, Costs); a pillar is below 1 (Processes\u00a00.88)."
    )
    weak = dict.fromkeys(SCORED, 4) | {f"executors.q{n}": 1 for n in range(1, 5)}
    held = held_words(assess(small_workshop(weak, SETTLED), words), words, "en")
    assert held == "“With reservations” because a pillar is below 2 (Teams\u00a01.00)."


def test_two_ends_that_print_alike_are_no_range() -> None:
    settled = assess(small_workshop(dict.fromkeys(SCORED, 3), SETTLED), catalogue("en"))
    assert range_words(settled, whole, "en") == ""
    nearly = assess(small_workshop(dict.fromkeys(SCORED, 3), MAINS), catalogue("en"))
    assert range_words(nearly, lambda _: "36%", "en") == ""


def test_undecided_alternatives_are_said_to_widen_the_range() -> None:
    readiness = assess(small_workshop(dict.fromkeys(SCORED, 3), MAINS), catalogue("en"))
    assert readiness.answered == readiness.asked and readiness.open_alternatives
    said = range_words(readiness, whole, "en")
    assert said.endswith(f"(alternatives still open: {readiness.open_alternatives})")
    fewer = assess(small_workshop(dict.fromkeys(SCORED[:-2], 3), MAINS), catalogue("en"))
    assert "answers missing: 2, alternatives still open: " in range_words(fewer, whole, "en")
    only_answers = assess(small_workshop(dict.fromkeys(SCORED[:-2], 3), SETTLED), catalogue("it"))
    assert "(" not in range_words(only_answers, whole, "it")


def test_an_alternative_of_which_nobody_said_the_use_is_not_called_unused() -> None:
    words = catalogue("en")
    uses = {
        None: "Zero-party: needed, use not stated",
        0: "Zero-party: needed, not in use",
        1: "Zero-party: partly in use",
    }
    for use, said in uses.items():
        assert missing(Gap("alternative", "data", "data.zero", "data.zero", use, 2.0), words, "en") == said


def test_a_cost_line_is_in_the_budget_and_what_lacks_is_told_in_the_singular_of_one() -> None:
    words = catalogue("it")
    snapshot = small_workshop({"costs.q1": 1, "sources.q1": 1}, {"costs.training": 0, "sources.erp": 0}, language="it")
    readiness, plan = assess(snapshot, words), derive_plan(snapshot, words, assess(snapshot, words))
    by_block = gaps_by_block(open_gaps(readiness, plan, words, "it"), plan, words, "it")
    told = {one.block: one.missing[0] for one in by_block if one.missing}
    assert told["costs"] == "Serve e non è a budget: Formazione"
    assert told["sources"].startswith("Serve e non è in uso: ")
    gap = Gap("alternative", "costs", "costs.training", "costs.training", 1, 2.0)
    assert missing(gap, words, "it") == "Formazione: a budget solo in parte"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_level_without_evidence_is_told_as_declared_and_not_as_todays_state(language: str) -> None:
    words = catalogue(language)
    readiness = assess(small_workshop({"market.q1": 4, "market.q2": 1, "market.q3": 1}, evidence_cap=True), words)
    gap = next(gap for gap in readiness.gaps if gap.subject == "market.q1")
    question = words.question("market.q1")
    said = missing(gap, words, language)
    assert question.levels[4] in said and said != question.levels[4]
    assert question.levels[2] not in said
    proved = Gap("question", "market", "market.q1", None, 1.0, 2.0, stands_at=1)
    assert missing(proved, words, language) == question.levels[1]
    one_of_two = assess(small_workshop({"market.q1": [2, 3], "market.q2": 1, "market.q3": 1}, evidence_cap=True), words)
    said = missing(next(gap for gap in one_of_two.gaps if gap.subject == "market.q1"), words, language)
    assert question.levels[3] in said, "level 2 needs no proof"


@pytest.mark.parametrize(
    ("levels", "cap", "said"),
    [
        ([4, 1], True, "Evidence is missing: {question}"),
        ([3, 1], True, "Evidence is missing: {question}"),
        ([2, 4], True, "Evidence is missing: {question}"),
        ([3, 4], True, "Declared, not proved yet: “{levels[3]}”"),
        ([4, 4, 3], True, "Declared, not proved yet: “{levels[4]}”"),
        ([0, 3], False, "Answers lie far apart: {question}"),
        ([1, 2], False, "{levels[1]}"),
    ],
)
def test_no_sentence_of_a_level_that_nobody_gave_stands_as_what_is_missing(
    levels: list[int], cap: bool, said: str
) -> None:
    words = catalogue("en")
    readiness = assess(small_workshop({"market.q1": levels, "market.q2": 1, "market.q3": 1}, evidence_cap=cap), words)
    question = words.question("market.q1")
    told = missing(next(gap for gap in readiness.gaps if gap.subject == "market.q1"), words, "en")
    assert told == said.format(question=question.text, levels=question.levels)


@pytest.mark.parametrize(
    ("answers", "choices", "subject", "task"),
    [
        ({"costs.q2": "dont_know"}, {"costs.software": 1}, "costs.q2", "gap_cost_plan"),
        ({"costs.q2": 1, "costs.q1": 1}, {}, "costs.q1", "gap_cost_plan"),
        ({"processes.q1": 0}, {}, "processes.q1", "t1_2"),
        ({"processes.q2": 0}, {}, "processes.q2", "gap_lifecycle"),
    ],
)
def test_a_gap_names_the_task_that_closes_it(answers: dict, choices: dict, subject: str, task: str) -> None:
    words, snapshot = catalogue("en"), small_workshop(answers, choices)
    readiness = assess(snapshot, words)
    gaps = open_gaps(readiness, derive_plan(snapshot, words, readiness), words, "en")
    assert {gap.task for gap in gaps if gap.gap.subject == subject} == {task}
