"""Both languages say the same: every text has its Italian, none is left over, and the placeholders agree."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

import canvas_model.copy_errors
import canvas_model.database_errors
import canvas_model.report_errors  # noqa: F401 - and these
from canvas_model.errors import CanvasError
from canvas_model.phrases import PHRASES
from exporters.export import EXPORTERS
from exporters.pdf.missing_fonts import SCRIPTS
from tests.repository.sources import ROOT, files, python_files, text

ONE = {"_"}
SEVERAL = {"_n", "counted", "ngettext", "plural_forms"}
LOCALE = Path("assets/locale")
NOT_SAID = {
    "en": r"\bfloat\b|\b(?:even|good) odds\b|\bby order\b|\bwhat shows it\b|\bcounts? [02]\b|\bexecutors\b|\bstand-in\b|\bdata are\b",
    "it": r"\bprontezza\b|\bscarti\b|\bpersona tipo\b|\bprobabilità su due\b|\bper ordine\b|\ba dat[ae] fiss[ae]\b|[a-z]chè\b",
}
"""Words that a key user does not understand at once, or that were given up for others: one word for one thing."""
LANGUAGES = {path.parts[2] for path in files() if path.suffix == ".po"}


def refusals(kind: type[CanvasError] = CanvasError) -> Iterator[type[CanvasError]]:
    for below in kind.__subclasses__():
        yield below
        yield from refusals(below)


def in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        wanted = node.args[:1] if name in ONE else node.args[:2] if name in SEVERAL else []
        for argument in wanted:
            yield from strings(argument)


def strings(node: ast.expr) -> Iterator[str]:
    """The constant texts that an argument can be: itself, or either branch of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def in_template(source: str) -> Iterator[str]:
    for _line, _function, message in extract_from_ast(Environment().parse(source), (*ONE, *SEVERAL)):
        parts = message if isinstance(message, tuple) else (message,)
        yield from (part for part in parts if isinstance(part, str))


@cache
def wanted() -> dict[str, str]:
    """Every text of the code, and one place where it stands."""
    found: dict[str, str] = {}
    for path in python_files("pages", "exporters"):
        found.update((said, str(path)) for said in in_python(text(path) or ""))
    for path in files():
        if path.suffix == ".j2":
            found.update((said, str(path)) for said in in_template(text(path) or ""))
    found.update((kind.template(), kind.__name__) for kind in refusals())
    found.update((phrase, f"reason {key}") for key, phrase in PHRASES.items())
    found.update((script.name, "scripts") for script in SCRIPTS)
    found.update((format.label, "formats") for format in EXPORTERS.values() if format.label)
    return found


@cache
def messages(language: str) -> dict[str, list[tuple[str, Message]]]:
    """Every entry of a language's files: the texts it stands for, with its file."""
    found: dict[str, list[tuple[str, Message]]] = {}
    for path in sorted((ROOT / LOCALE / language).glob("*.po")):
        with path.open("rb") as source:
            for message in read_po(source, locale=language, abort_invalid=True):
                for id in message.id if isinstance(message.id, (list, tuple)) else [message.id]:
                    if id:
                        found.setdefault(str(id), []).append((path.name, message))
    return found


def placeholders(said: str) -> set[str]:
    return {name for _text, name, _form, _conversion in Formatter().parse(said) if name is not None}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_text_is_translated(language: str) -> None:
    lacking = {said: place for said, place in wanted().items() if said not in messages(language)}
    assert not lacking, "\n".join(
        f"{place}: {said}" for said, place in sorted(lacking.items(), key=lambda item: item[1])
    )


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_translation_is_left_over(language: str) -> None:
    over = {f"{found[0][0]}: {said}" for said, found in messages(language).items() if said not in wanted()}
    assert not over, "\n".join(sorted(over))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_translation_is_empty_unsure_or_said_twice_differently(language: str) -> None:
    for said, found in messages(language).items():
        for file, message in found:
            spoken = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            assert all(part.strip() for part in spoken), (file, said)
            assert "fuzzy" not in message.flags, (file, said)
        alike = {str(message.string) for _file, message in found if message.id == said}
        assert len(alike) <= 1, (said, [file for file, _ in found])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_placeholders_agree(language: str) -> None:
    for said, found in messages(language).items():
        for file, message in found:
            spoken = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            known = set().union(
                *(placeholders(id) for id in (message.id if isinstance(message.id, (list, tuple)) else [said]))
            )
            for part in spoken:
                assert placeholders(part) <= known, (file, said, part)
            assert set().union(*(placeholders(part) for part in spoken)) == known, (file, said)


def test_italian_is_set_as_italian_is() -> None:
    wrong = re.compile(r"[“”\"]|(?<=\w)'(?=\w)|\bE'|\bperche'|\bpiu'|  |[\d}] [%€]")
    for said, found in messages("it").items():
        for file, message in found:
            for part in message.string if isinstance(message.string, (list, tuple)) else [message.string]:
                assert not wrong.search(part), (file, said, part)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "assets").glob("*/it.toml")) + sorted((ROOT / "assets/catalogue/it").glob("*.toml"))
)
def test_no_line_end_parts_an_italian_figure_from_its_sign(file: Path) -> None:
    assert not re.findall(r".{0,20}\d [%€].{0,9}", file.read_text(encoding="utf-8"))


def test_english_uses_typographic_quotes() -> None:
    for said, place in wanted().items():
        assert '"' not in said, (place, said)
        assert not re.search(r"\w'\w", said), (place, said)


def test_no_text_uses_a_word_that_was_given_up_for_a_clearer_one() -> None:
    italian = [
        str(part)
        for found in messages("it").values()
        for _file, message in found
        for part in (message.string if isinstance(message.string, (list, tuple)) else [message.string])
    ]
    for language, said in (("en", list(wanted())), ("it", italian)):
        assert [text for text in said if re.search(NOT_SAID[language], text, re.IGNORECASE)] == []


def test_the_texts_were_found() -> None:
    assert len(wanted()) > 300
    assert "en" not in LANGUAGES
    assert {"it"} <= LANGUAGES
