"""Italian articles before figures and dates."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from canvas_model.errors import FileTooLargeError
from exporters.pdf.templating import environment
from exporters.words.elision import Template, elided
from exporters.words.numbers_and_dates import day, number, percent
from exporters.words.texts import plurals, sentence, texts

VOWELS = (1, 8, 11, 80, 88, 800)
CONSONANTS = (2, 7, 9, 10, 12, 18, 21, 100, 110, 180)


def blanks(text: str) -> list[str]:
    return re.findall(r"{(\w+)}", text)


@pytest.mark.parametrize("figure", VOWELS)
def test_an_article_is_elided_before_a_figure_that_is_read_with_a_vowel_first(figure):
    share = percent(figure, "it")
    assert Template("compilata al {share}", "it").format(share=share) == f"compilata all’{share}"


def test_an_article_fits_a_zero_too():
    assert Template("al {share}, il {share}", "it").format(share=percent(0, "it")) == "allo 0\u00a0%, lo 0\u00a0%"
    assert Template("dal {on}", "it").format(on="09/04/2026") == "dal 09/04/2026"


@pytest.mark.parametrize("figure", CONSONANTS)
def test_an_article_stays_whole_before_every_other_figure(figure):
    share = percent(figure, "it")
    assert Template("compilata al {share}", "it").format(share=share) == f"compilata al {share}"


@pytest.mark.parametrize(
    ("article", "short"),
    [
        *[("il", "l’"), ("al", "all’"), ("dal", "dall’"), ("del", "dell’"), ("nel", "nell’"), ("sul", "sull’")],
        *[("i", "gli "), ("ai", "agli "), ("dai", "dagli "), ("dei", "degli "), ("nei", "negli "), ("sui", "sugli ")],
        *[("Il", "L’"), ("Dal", "Dall’"), ("I", "Gli ")],
    ],
)
def test_every_article_has_its_form_before_a_vowel(article, short):
    assert Template(f"{article} {{n}} e oltre", "it").format(n=8) == f"{short}8 e oltre"
    assert Template(f"{article} {{n}} e oltre", "it").format(n=7) == f"{article} 7 e oltre"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 4, 8), "dall’8 aprile 2026"),
        (date(2026, 11, 11), "dall’11 novembre 2026"),
        (date(2026, 11, 1), "dal 1 novembre 2026"),
        (date(2026, 11, 18), "dal 18 novembre 2026"),
    ],
)
def test_a_date_is_elided_by_its_day_and_the_first_is_read_as_first(on, said):
    assert Template("dal {start}", "it").format(start=day(on, "it")) == said
    assert Template("dal {start}", "it").format(start=day(on, "it").replace(" ", "\u00a0")) == said.replace(
        " ", "\u00a0"
    ).replace("dal\u00a0", "dal ")


def test_a_decimal_and_a_figure_of_thousands_are_elided_as_they_are_read():
    for figure, said in ((1.5, "all’1,5"), (11.2, "all’11,2"), (1000, "al 1.000"), (11000, "all’11.000")):
        assert Template("al {n}", "it").format(n=number(figure, "it", 0 if figure > 100 else 1)) == said


def test_what_people_wrote_is_never_elided():
    assert Template("{note}, dal {start}", "it").format(note="dal 8 al 11", start="8 aprile") == (
        "dal 8 al 11, dall’8 aprile"
    )


def test_a_word_that_only_ends_like_an_article_stays_and_so_does_english():
    assert elided("canal {n}, e {n}", {"n": 8}, "it") == "canal {n}, e {n}"
    assert elided("il {n}", {"n": 8}, "en") == "il {n}"


def test_texts_counted_texts_and_templates_of_the_report_all_elide():
    said = texts("it")("with {share} of the questions answered")
    assert said.format(share=percent(80, "it")) == f"con risposte all’{percent(80, 'it')} delle domande"
    asked = plurals("it")(
        "{count} decision is asked for, by {day}", "{count} decisions are asked for, the first by {day}", 1
    ).format(count=1, day=day(date(2026, 4, 8), "it"))
    assert asked.endswith("entro l’8 aprile 2026")
    page = environment("it").from_string("{{ _('Workshop of {day}', day=held | day) }}")
    assert page.render(held=date(2026, 4, 8)) == "Workshop dell’8 aprile 2026"


def test_a_refusal_elides_what_it_counts():
    assert sentence(FileTooLargeError(limit=8), "it").startswith("Questo file supera gli 8 MB")


def test_no_text_that_the_browser_fills_in_has_an_article_before_a_blank():
    """The browser does not elide, so these say `da {first}` instead of `dal {first}`."""
    italian, wrong = texts("it"), []
    for path in sorted(Path("pages").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        filled = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "format"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_" and id(node) not in filled:
                said = [italian(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
                wrong += [
                    (str(path), text) for text in said if elided(text, dict.fromkeys(blanks(text), 8), "it") != text
                ]
    assert wrong == []


@pytest.mark.parametrize(
    ("template", "figures", "spoken"),
    [
        ("entro il {a}", ("8 aprile 2027",), "entro l’8 aprile 2027"),
        ("Il {a}", ("11 marzo",), "L’11 marzo"),
        ("workshop del {a}", ("11 novembre",), "workshop dell’11 novembre"),
        ("fino al {a}", ("80 %",), "fino all’80 %"),
        ("al {a} delle domande", ("1 %",), "all’1 % delle domande"),
        ("dal {a} al {b}", ("800", "11.000"), "dall’800 all’11.000"),
        ("entro il {a}", ("1 aprile",), "entro il 1 aprile"),
        ("del {a}, del {b}, del {c}", ("110", "18", "21"), "del 110, del 18, del 21"),
        ("profil {a}", ("8",), "profil 8"),
    ],
)
def test_an_italian_article_is_elided_and_an_english_text_stays(template, figures, spoken):
    values = dict(zip("abc", figures, strict=False))
    assert elided(template, values, "it").format(**values) == spoken
    assert elided(template, values, "en") == template
