"""The table: everything in it, numbers as numbers, and no cell that a spreadsheet runs."""

import csv
import io

import pytest

from exporters.data.csv_ import table

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


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(bare, note, report, text):
    dirty = note("data", 0, "x").model_copy(update={"text": text})
    for language in ("it", "en"):
        made = report(bare(language).model_copy(update={"notes": (dirty,)}))
        cell = rows(made, language)[0][{"it": "Testo", "en": "Text"}[language]]
        assert cell.startswith("'")
        assert cell.lstrip("'\"\ufeff\u00a0 \t\r\n").startswith(text.lstrip("'\"\ufeff\u00a0 \t\r\n")[:1])


@pytest.mark.parametrize("text", ["A+B", "1-2", "Müller & Søn", "38.000 €", "a=b", "(=1)", "«=1»"])
def test_other_text_stays_as_it_is(bare, note, report, text):
    made = report(bare("en").model_copy(update={"notes": (note("data", 0, text),)}))
    assert rows(made, "en")[0]["Text"] == text


def test_numbers_are_numbers_of_the_language(full, report):
    likely = {language: rows(report(full(language)), language) for language in ("it", "en")}
    italian = [row["Giorni, probabile"] for row in likely["it"] if row["Giorni, probabile"]]
    english = [row["Days, likely"] for row in likely["en"] if row["Days, likely"]]
    assert any("," in cell for cell in italian) and not any("." in cell for cell in italian)
    assert [float(cell.replace(",", ".")) for cell in italian] == [float(cell) for cell in english]


def test_a_long_text_is_whole(bare, note, report):
    text = "x" * 2000
    made = report(bare("en").model_copy(update={"notes": tuple(note("data", i, text) for i in range(1000))}))
    found = [row for row in rows(made, "en") if row["Section"] == "note"]
    assert len(found) == 1000
    assert {row["Text"] for row in found} == {text}
