"""The table: everything in it, numbers as numbers, and no cell that a spreadsheet runs."""

import csv
import io
import json
import re
from contextlib import suppress
from datetime import date

import pytest
from babel.numbers import NumberFormatError, parse_decimal
from dateutil.parser import parse as parse_day

from canvas_model.content import Answer, RiskEdit, TaskEdit, WorkshopFields, natural_id
from exporters.data.csv_ import COMMA, POINT, separated, table
from exporters.data.json_ import document
from exporters.report_sentences import Wording

FORMULAS = [
    *(
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://x","y")',
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
    ),
    *(
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " =1+1",
        "  +1",
        "\u00a0=1",
        "'=1+1",
        '"=1+1',
        "\ufeff=1",
        "==1",
        "=-1",
        "-",
        "+",
        "@",
        "=",
    ),
    *("=1;2", "=1,2", "=1\n2", "-2+3+cmd|' /C calc'!A0", '=IMPORTXML(CONCAT("http://x"))', "@x;=1", "=\u202e1"),
]


def rows(report, language: str) -> list[dict[str, str]]:
    data = table(report)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(
        csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter={"it": ";", "en": ","}[language])
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_holds_every_note_answer_alternative_task_and_risk(full, report, language):
    made = report(full(language))
    found = rows(made, language)
    section, id = {"it": ("Sezione", "Id"), "en": ("Section", "Id")}[language]
    names = {
        "it": ["nota", "risposta", "alternativa", "attività", "rischio"],
        "en": ["note", "answer", "alternative", "task", "risk"],
    }
    ids = {name: [row[id] for row in found if row[section] == name] for name in names[language]}
    note, answer, alternative, task, risk = (ids[name] for name in names[language])
    assert note == [str(one.id) for one in made.snapshot.notes]
    assert len(answer) == len(made.snapshot.answers)
    assert len(alternative) == sum(len(block.alternatives) for block in made.readiness.blocks)
    assert task == [one.id for one in made.plan.tasks]
    assert risk == [one.id for one in made.risks]


TEXTS_OF_FORMULAS = re.compile(r'="(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*')
"""A formula of nothing but texts: it can run nothing, and shows them."""


def shown(cell: str) -> str:
    """What a spreadsheet shows in a cell that it must take for text; fails where it would take it for something else."""
    if not cell.startswith("="):
        assert not re.match(r"^[\s\"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell), "a formula"
        assert not taken_for_a_value(cell), "a number or a day"
        return cell
    assert TEXTS_OF_FORMULAS.fullmatch(cell), "a formula that does something"
    parts = re.findall(r'"((?:[^"]|"")*)"', cell)
    assert all(len(part.replace('""', '"')) <= 255 for part in parts), "longer than Excel takes"
    return "".join(part.replace('""', '"') for part in parts)


def taken_for_a_value(text: str) -> bool:
    """Whether a parser of numbers or of days, in one of the languages, reads the text whole."""
    for locale in ("it_IT", "en_GB", "en_US", "de_DE"):
        with suppress(NumberFormatError):
            parse_decimal(text.strip(" %€$£"), locale=locale)
            return True
    with suppress(ValueError, OverflowError):
        parse_day(text)
        return True
    return False


def cell_of(text: str, bare, note, report, language: str) -> str:
    """The cell of a note that says this."""
    dirty = note("data", 0, "x").model_copy(update={"text": text})
    made = report(bare(language).model_copy(update={"notes": (dirty,)}))
    return rows(made, language)[0][{"it": "Testo", "en": "Text"}[language]]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_runs_nothing_and_is_shown_as_it_was_written(bare, note, report, text, language):
    cell = cell_of(text, bare, note, report, language)
    assert cell.startswith('="')
    assert shown(cell) == text.replace("\r", "\n")


VALUES = [
    *(
        "1-2",
        "2,5",
        "2.5",
        "007",
        "+39 02 1234567",
        "1/2",
        "3.4.2026",
        "31-12-99",
        "12:30",
        "12:30:00.5",
        "50 %",
        "50%",
    ),
    *("1e5", "1E-3", "38.000 €", "€ 38.000", "$5", "1'000", "1 000", "1\u00a0000", "(5)", "12345678901234567890", "٣"),
    *("2 marzo", "2 mar", "mar 2", "March 2026", "1-gen", "gen 26", "10 am", "10:30 PM", "2026-03-31T10:00Z"),
    *("TRUE", "vero", "FALSO", "#N/A", "#REF!", "#N/D", "1 EUR", "2.1", "2.1; 2.2"),
]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("text", VALUES)
def test_what_looks_like_a_number_or_a_day_stays_the_text_it_is(bare, note, report, text, language):
    cell = cell_of(text, bare, note, report, language)
    assert cell.startswith('="')
    assert shown(cell) == text


@pytest.mark.parametrize(
    "text",
    [
        "A+B",
        "Müller & Søn",
        "a=b",
        "40 installers",
        '"quoted"',
        "Di-do",
        "R2D2",
        "t1",
        "p0",
        "Half of 2025",
        "#crm",
        "\tindented",
        "\none\n\ttwo",
        "a\t=1+1; =1+1, =1+1",
        "marzo",
    ],
)
def test_other_text_stays_as_it_is(bare, note, report, text):
    assert cell_of(text, bare, note, report, "en") == text


def test_no_text_is_taken_apart_where_tabs_commas_and_semicolons_all_separate(bare, note, report):
    dirty = note("data", 0, "x").model_copy(update={"text": "a\t=1+1; =2"})
    text = table(report(bare("en").model_copy(update={"notes": (dirty,)}))).decode("utf-8-sig")
    cells = csv.reader(io.StringIO(text.replace("\t", ",").replace(";", ",")))
    assert "a,=1+1, =2" in [cell for row in cells for cell in row]


def test_a_long_text_that_looks_like_a_formula_is_split_where_excel_would_refuse_it(bare, note, report):
    text = "=" + '"x' * 999
    assert shown(cell_of(text, bare, note, report, "en")) == text


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("separators", [COMMA, POINT])
def test_every_cell_comes_back_as_text_or_number_or_day_whatever_the_spreadsheet_is_set_to(
    full, report, note, language, separators
):
    digits = note("data", 0, "2026")
    snapshot = full(language)
    made = report(snapshot.model_copy(update={"notes": (*snapshot.notes, digits)}))
    text = separated(made, separators).decode("utf-8-sig")
    headings, *found = csv.reader(io.StringIO(text, newline=""), delimiter=separators.cells)
    assert {len(row) for row in found} == {len(headings)}
    locale = {",": "it_IT", ".": "en_GB"}[separators.decimals]
    numbers = {
        "it": ["Livello", "Giorni, più probabile", "Impatto", "Obiettivo"],
        "en": ["Level", "Days, most likely", "Impact", "Target"],
    }
    days = {"it": ["Dal"], "en": ["First day"]}
    texts = {"it": ["Testo", "Nome", "Prova", "Dopo", "Chi"], "en": ["Text", "Name", "Evidence", "After", "Who"]}
    for row in found:
        cells = dict(zip(headings, row, strict=True))
        for column in numbers[language]:
            if cells[column]:
                parse_decimal(cells[column], locale=locale, strict=True)
        for column in days[language]:
            if cells[column]:
                date.fromisoformat(cells[column])
        for column in texts[language]:
            if cells[column] and cells["Id"] != "crm_users":  # the one setting that is a number
                assert shown(cells[column])


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_two_tables_differ_in_separators_only_and_one_is_that_of_the_language(full, report, language):
    made = report(full(language))
    comma, point = (
        list(csv.reader(io.StringIO(separated(made, one).decode("utf-8-sig"), newline=""), delimiter=one.cells))
        for one in (COMMA, POINT)
    )
    assert len(comma) == len(point)
    assert table(made) == separated(made, {"it": COMMA, "en": POINT}[language])
    for one, other in zip(comma, point, strict=True):
        assert [cell if cell.startswith("=") else cell.replace(",", ".") for cell in one] == [
            cell if cell.startswith("=") else cell.replace(",", ".") for cell in other
        ]


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_fact_says_its_option_and_no_level(bare, report, language):
    answer = Answer(
        id=natural_id(bare(language).id, "answer", "technology.q6", None),
        question="technology.q6",
        state="answered",
        level=0,
    )
    made = report(bare(language).model_copy(update={"answers": (answer,)}))
    [row] = [row for row in rows(made, language) if row["Id"] == "technology.q6"]
    option = made.catalogue.question("technology.q6").options[0]
    assert row[{"it": "Stato", "en": "State"}[language]] == option
    assert row[{"it": "Livello", "en": "Level"}[language]] == ""
    [said] = json.loads(document(made))["answers"]
    assert (said["option"], said["level_words"]) == (option, "")


def test_rows_stand_in_the_order_of_the_board(full, report, note):
    snapshot = full("en")
    shuffled = snapshot.model_copy(
        update={"notes": snapshot.notes[::-1], "answers": tuple(sorted(snapshot.answers, key=lambda one: str(one.id)))}
    )
    made = report(shuffled)
    found = rows(made, "en")
    blocks = [block.name for block in made.catalogue.blocks.blocks]
    for section in ("note", "answer", "alternative"):
        places = [
            blocks.index(row["Block, step or phase"])
            for row in found
            if row["Section"] == section and row["Block, step or phase"] in blocks
        ]
        assert places == sorted(places)
    who = [row["Who"] for row in found if row["Section"] == "answer" and row["Id"] == "customer.q1"]
    assert who == ["Anna", "Bruno", "Chiara"]


def test_a_task_has_its_number_and_those_it_waits_for_by_number(full, report):
    made = report(full("en"))
    numbers = {task.id: task.number for task in made.plan.tasks}
    found = {row["Id"]: row for row in rows(made, "en") if row["Section"] == "task"}
    for task in made.plan.tasks:
        assert shown(found[task.id]["No."]) == task.number
        waits = shown(found[task.id]["After"]) if found[task.id]["After"] else ""
        assert set(waits.split("; ")) - {""} == {numbers[before] for before in task.predecessors}


def test_slack_is_that_of_work_that_is_planned(bare, report):
    edit = TaskEdit(id=natural_id(bare("en").id, "task", "p1"), task="p1", dropped=True)
    found = {
        row["Id"]: row["Slack, days"] for row in rows(report(bare("en").model_copy(update={"tasks": (edit,)})), "en")
    }
    assert found["g1"] and found["golive"] == "0"
    assert found["p1"] == found["d12"] == "", "left out, and a day of measurement"


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_task_has_its_status_its_first_day_and_its_wait(bare, report, language):
    edit = TaskEdit(
        id=natural_id(bare(language).id, "task", "t2_1"),
        task="t2_1",
        status="under_way",
        lag=3,
        not_before=date(2027, 2, 1),
    )
    found = rows(report(bare(language).model_copy(update={"tasks": (edit,)})), language)
    headings = {
        "it": ("Avanzamento", "Non prima del", "Giorni di attesa"),
        "en": ("Status of the work", "Not before", "Days to wait"),
    }[language]
    [held], [free] = ([row for row in found if row["Id"] == task] for task in ("t2_1", "t2_2"))
    assert [held[name] for name in headings] == [{"it": "in corso", "en": "under way"}[language], "2027-02-01", "3"]
    assert [free[name] for name in headings] == [{"it": "da iniziare", "en": "planned"}[language], "", ""]


def test_every_setting_of_a_workshop_has_a_name(bare, report):
    for language in ("it", "en"):
        section = {"it": "workshop", "en": "workshop"}[language]
        named = {
            row["Id"]: row[{"it": "Nome", "en": "Name"}[language]]
            for row in rows(report(bare(language)), language)
            if row[{"it": "Sezione", "en": "Section"}[language]] == section
        }
        assert set(named) == set(WorkshopFields.model_fields)
        assert all(name != id for id, name in named.items())


def test_numbers_are_numbers_of_the_language(full, report):
    likely = {language: rows(report(full(language)), language) for language in ("it", "en")}
    italian = [row["Giorni, più probabile"] for row in likely["it"] if row["Giorni, più probabile"]]
    english = [row["Days, most likely"] for row in likely["en"] if row["Days, most likely"]]
    assert any("," in cell for cell in italian) and not any("." in cell for cell in italian)
    assert [float(cell.replace(",", ".")) for cell in italian] == [float(cell) for cell in english]


def test_numbers_have_two_decimals_at_most_and_no_zeros_at_their_end(full, report):
    snapshot = full("en")
    thirds = tuple(one.model_copy(update={"size": 4, "growth": 3, "fit": 3}) for one in snapshot.segments)
    found = rows(report(snapshot.model_copy(update={"segments": thirds})), "en")
    numbers = [
        row[column]
        for row in found
        for column in ("Level", "Days at best", "Days, most likely", "Slack, days", "Target", "Score")
        if row[column]
    ]
    assert all(re.fullmatch(r"\d+(\.\d?[1-9])?", cell) for cell in numbers)
    assert "3.33" in [row["Score"] for row in found if row["Section"] == "segment"]


def result(found: list[dict[str, str]], name: str) -> dict[str, str]:
    [row] = [row for row in found if row["Section"] == "result" and row["Name"] == name]
    return row


def test_a_first_look_gives_no_go_live_and_judges_no_risk(full, bare, report):
    snapshot = full("en")
    few = tuple(answer for answer in snapshot.answers if answer.question.startswith("customer"))
    for early in (report(bare("en")), report(snapshot.model_copy(update={"answers": few}))):
        found = rows(early, "en")
        plan = result(found, "Plan")
        assert (plan["Text"], plan["State"], plan["Last day"]) == (Wording(early).plan(), "provisional", "")
        assert "Go-live dates are given once half of the questions have an answer." in plan["Why"]
        dates = {row["Id"]: (row["First day"], row["Last day"]) for row in found if row["Section"] == "task"}
        assert dates["golive"] == dates["a30"] == ("", "")
        assert any(any(days) for days in dates.values()) == (early.readiness.percent is not None)
        assert {row["Band"] for row in found if row["Section"] == "risk"} == {"provisional"}
        assert not [row for row in found if "Go-live" in row["Name"] and row["Section"] == "result"]


def test_each_go_live_date_says_what_it_is(full, report):
    made = report(full("en"))
    found = rows(made, "en")
    assert (result(found, "Plan")["State"], result(found, "Plan")["Last day"]) == ("", "")
    for name, on in (
        ("Go-live with 50% probability", made.plan.go_live_50),
        ("Go-live with 80% probability", made.plan.go_live_80),
        ("Go-live on the critical path", made.plan.go_live),
    ):
        assert result(found, name)["Last day"] == on.isoformat()
    assert "of simulated projects go live by" in result(found, "Go-live on the critical path")["Text"]


def test_a_risk_says_how_people_respond_to_it(bare, report):
    edits = tuple(
        RiskEdit(id=natural_id(bare("en").id, "risk", risk), risk=risk, response=response)
        for risk, response in (("d1", "transfer"), ("d3", "accept"))
    )
    made = report(bare("en").model_copy(update={"risks": edits}))
    said = {row["Id"]: row["Response"] for row in rows(made, "en") if row["Section"] == "risk"}
    assert said == {risk.id: made.catalogue.response(risk.response).name for risk in made.risks}
    assert len({said["d1"], said["d3"], said["d4"]}) == 3


def test_what_a_decision_costs_and_what_it_waits_for_stand_under_their_own_headings(full, report):
    made = report(full("en"))
    found = {row["Id"]: row for row in rows(made, "en") if row["Section"] == "decision"}
    steps = {step.name for step in made.catalogue.plan.steps}
    numbers = {task.id: task.number for task in made.plan.tasks}
    for decision in made.decisions:
        row = found[decision.id]
        assert row["Mitigations"] == row["After"] == row["Days, most likely"] == ""
        assert row["Block, step or phase"] in steps
        assert row["Text"].startswith(decision.text) and f"task {numbers[decision.before]}" in row["Text"]
        cost = row["What it costs, as far as is known"]
        assert ("to prepare it" in cost) == (decision.days is not None)
    assert any(decision.costs for decision in made.decisions)


def test_a_long_text_is_whole(bare, note, report):
    text = "x" * 2000
    made = report(bare("en").model_copy(update={"notes": tuple(note("data", i, text) for i in range(1000))}))
    found = [row for row in rows(made, "en") if row["Section"] == "note"]
    assert len(found) == 1000
    assert {row["Text"] for row in found} == {text}
