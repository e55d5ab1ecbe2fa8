"""Texts: everything that the code says is there in Italian, and nothing is said in two ways."""

import ast
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from canvas_model.catalogue import ASSETS, catalogue
from canvas_model.results import Cause
from exporters.export import EXPORTERS
from exporters.pdf.missing_fonts import SCRIPTS
from exporters.words.numbers_and_dates import moment, number, short_number
from exporters.words.task_reasons import reasons_sentence

CODE = Path(__file__).parents[3] / "exporters"


def said() -> set[str]:
    found = {script.name for script in SCRIPTS} | {format.label for format in EXPORTERS.values() if format.label}
    for path in CODE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                if name in ("_", "_n") and words:
                    found.add(words[0])
    for path in (CODE / "templates").glob("*.j2"):
        template = Environment().parse(path.read_text("utf-8"))
        for _line, _function, message in extract_from_ast(template, ("_", "_n")):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def messages(path: Path) -> dict[str, tuple[str, ...]]:
    with path.open("rb") as source:
        return {
            (one.id[0] if isinstance(one.id, tuple) else one.id): (
                one.string if isinstance(one.string, tuple) else (one.string,)
            )
            for one in read_po(source, locale="it")
            if one.id
        }


def test_every_text_of_the_files_is_in_italian_and_none_is_left_over():
    italian = messages(ASSETS / "locale" / "it" / "report.po")
    assert said() - set(italian) == set()
    assert set(italian) - said() == set()
    assert [id for id, strings in italian.items() if not all(strings)] == []


def test_placeholders_are_the_same_in_both_languages():
    for id, strings in messages(ASSETS / "locale" / "it" / "report.po").items():
        for string in strings:
            assert set(re.findall(r"{\w+}", string)) <= set(re.findall(r"{\w+}", id)) | {"{blocks}", "{count}"}, id


def test_no_text_of_the_files_is_translated_otherwise_elsewhere():
    ours = messages(ASSETS / "locale" / "it" / "report.po")
    for path in (ASSETS / "locale" / "it").glob("*.po"):
        theirs = messages(path)
        assert {id: (ours[id], theirs[id]) for id in set(ours) & set(theirs) if ours[id][0] != theirs[id][0]} == {}, (
            path
        )


@pytest.mark.parametrize(
    "cause, wanted",
    [
        (Cause("low", "data.q1", 1.0), "“.+” stands at level 1 of 4"),
        (Cause("unproved", "data.q1", 4.0), "“.+” is declared at level 4 of 4 and not fully proved"),
        (Cause("low", "data.q1"), "nobody knows the answer to “.+”"),
        (Cause("missing", "data.zero", 1.0), "“Zero-party” is needed and only partly in use"),
        (Cause("missing", "data.zero", 0.0), "“Zero-party” is needed and not in use"),
        (Cause("missing", "data.zero"), "“Zero-party” is needed, and nobody has said whether it is in use"),
        (Cause("missing", "costs.training", 0.0), "“Training” is needed and not in the budget"),
        (Cause("wanted", "technology.custom"), "“Custom CRM” is needed"),
        (Cause("no_choice", "strategies"), "“Strategies” still lacks one main choice"),
        (Cause("maturity", "data", 1.25), "“Data” has a maturity of 1.[23] of 4"),
    ],
)
def test_a_reason_names_what_was_said(cause, wanted):
    assert re.search(wanted, reasons_sentence([cause], catalogue("en"), "en"))


def test_several_reasons_make_one_sentence():
    causes = (Cause("absent", "executors.cross"), Cause("low", "executors.q2", 1.0))
    sentence = reasons_sentence(causes, catalogue("it"), "it")
    assert sentence.count("Aggiunta perché") == 1
    assert "; " in sentence


@pytest.mark.parametrize(
    ("value", "italian"), [(3, "3"), (2.5, "2,5"), (2.03, "2"), (1.98, "2"), (0.05, "0,1"), (None, "–")]
)
def test_a_short_number_has_no_empty_digit_once_it_is_rounded(value, italian):
    assert short_number(value, "it") == italian


@pytest.mark.parametrize(
    "value, italian",
    [
        (2.25, "2,3"),
        (2.35, "2,4"),
        (0.05, "0,1"),
        (2.2499999999999996, "2,3"),
        (-0.25, "-0,3"),
        (1e9, "1.000.000.000,0"),
    ],
)
def test_halves_are_rounded_up_as_the_browser_does(value, italian):
    assert number(value, "it") == italian


def test_a_moment_is_told_to_the_minute_and_says_its_zone():
    saved = datetime(2026, 11, 2, 17, 40, 5, tzinfo=timezone(timedelta(hours=1)))
    assert moment(saved, "it") == "2 nov 2026, 16:40 UTC"
    assert moment(saved, "en") == "2 Nov 2026, 16:40 UTC"
