"""The table of languages, the files that go with an entry, and the field that holds a code of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from pydantic import ValidationError

from canvas_model.catalogue import ASSETS
from canvas_model.checks.faults import phrase_of
from canvas_model.content import WorkshopFields
from canvas_model.languages import DEFAULT_LANGUAGE, LANGUAGES
from canvas_model.rules.planning.workdays import countries
from exporters.words.texts import texts


def folders(assets: Path, kind: str) -> set[str]:
    """The languages that have a folder of a kind: `catalogue` or `locale`."""
    return {folder.name for folder in (assets / kind).iterdir() if folder.is_dir()}


def missing_pieces(assets: Path, codes: set[str]) -> Iterator[str]:
    """A sentence for every piece that a language of the table lacks, and for every piece of a language not in it."""
    wanted = {"catalogue": codes, "locale": codes - {DEFAULT_LANGUAGE}}
    for kind, expected in wanted.items():
        for code in sorted(expected - folders(assets, kind)):
            yield f"“{code}” is in canvas_model/languages.py, and assets/{kind}/{code} is missing"
        for code in sorted(folders(assets, kind) - expected):
            yield f"assets/{kind}/{code} is there, and “{code}” is missing in canvas_model/languages.py"
    for path in sorted((assets / "demo").iterdir()):
        if path.stem not in codes:
            yield f"assets/demo/{path.name} is there, and “{path.stem}” is missing in canvas_model/languages.py"


def test_every_language_has_its_pieces_and_every_piece_its_language() -> None:
    assert list(missing_pieces(ASSETS, set(LANGUAGES))) == []


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    for piece in ("catalogue/en", "catalogue/it", "locale/it", "demo"):
        (tmp_path / piece).mkdir(parents=True)
    assert list(missing_pieces(tmp_path, {"en", "it"})) == []
    assert list(missing_pieces(tmp_path, {"en", "it", "fr"})) == [
        "“fr” is in canvas_model/languages.py, and assets/catalogue/fr is missing",
        "“fr” is in canvas_model/languages.py, and assets/locale/fr is missing",
    ]
    (tmp_path / "demo" / "it.toml").touch()
    assert list(missing_pieces(tmp_path, {"en"})) == [
        "assets/catalogue/it is there, and “it” is missing in canvas_model/languages.py",
        "assets/locale/it is there, and “it” is missing in canvas_model/languages.py",
        "assets/demo/it.toml is there, and “it” is missing in canvas_model/languages.py",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_is_one_that_its_readers_know(code: str) -> None:
    language = LANGUAGES[code]
    locale = Locale.parse(language.locale)
    assert (language.code, locale.language) == (code, code)
    assert language.name.lower() == str(locale.language_name).lower()
    assert language.country in countries()
    assert {language.spreadsheet_delimiter, language.spreadsheet_decimal} in ({";", ","}, {",", "."})
    assert "#,##0" in language.percent and language.percent.count("%") == 1
    assert "#,##0" in language.money and language.money.count("¤") == 1


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {DEFAULT_LANGUAGE}))
def test_the_po_files_of_a_language_say_its_code(code: str) -> None:
    for path in (ASSETS / "locale" / code).glob("*.po"):
        with path.open("rb") as source:
            assert str(read_po(source).locale) == code, path.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_workshop_takes_every_language(code: str) -> None:
    assert fields(code).language == code


@pytest.mark.parametrize("value", ["xx", "IT", "it_IT", "", 7, None, ["it"]])
def test_any_other_value_is_refused_in_a_sentence(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        fields(value)
    phrase = phrase_of(refused.value.errors()[0])
    assert phrase == f"one of these is expected: {', '.join(LANGUAGES)}"
    assert phrase.translated(texts("it")) == f"i valori ammessi sono: {', '.join(LANGUAGES)}"


def fields(language: object) -> WorkshopFields:
    """A workshop's fields with this language."""
    day = date(2026, 11, 20)
    values = {"client": "Example", "title": "CRM", "held_on": day, "starts_on": day, "language": language}
    return WorkshopFields.model_validate(values)
