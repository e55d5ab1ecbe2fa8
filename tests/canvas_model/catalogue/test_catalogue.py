"""The catalogue as a whole, in every language."""

import shutil

import pytest
from pydantic import ValidationError

from canvas_model import catalogue as reader
from canvas_model.catalogue import ASSETS, Catalogue, catalogue, languages
from canvas_model.catalogue.entries import entries
from canvas_model.languages import LANGUAGES


def names(language: str) -> set[str]:
    return {path.name for path in (ASSETS / "catalogue" / language).iterdir()}


def forget() -> None:
    """Read the catalogue anew at the next call."""
    catalogue.cache_clear()
    reader._index.cache_clear()


@pytest.fixture
def copied_assets(tmp_path, monkeypatch):
    """The reader, reading a copy of the assets that a test may spoil."""
    shutil.copytree(ASSETS / "catalogue", tmp_path / "catalogue")
    monkeypatch.setattr(reader, "ASSETS", tmp_path)
    forget()
    yield tmp_path / "catalogue"
    forget()


def test_the_catalogue_is_written_in_every_language():
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", languages())
def test_the_whole_catalogue_loads(language):
    assert catalogue(language).language == language


def test_every_language_has_one_file_for_each_subject():
    expected = {f"{subject}.toml" for subject in Catalogue.model_fields if subject != "language"}
    assert {language: names(language) for language in languages()} == dict.fromkeys(languages(), expected)


def test_every_language_has_the_same_entries_in_the_same_order():
    marks = {language: [(e.id, e.source) for e in entries(catalogue(language))] for language in languages()}
    assert all(found == marks["en"] for found in marks.values())


@pytest.mark.parametrize("subject", sorted(names("en")))
def test_an_unknown_key_is_refused(copied_assets, subject):
    path = copied_assets / "it" / subject
    path.write_text('surprise = "unknown"\n' + path.read_text("utf-8"), "utf-8")
    with pytest.raises(ValidationError, match="surprise"):
        catalogue("it")


@pytest.mark.parametrize("table", ["[[roles]]", "[[areas]]"])
def test_an_unknown_key_of_an_entry_is_refused(copied_assets, table):
    path = copied_assets / "en" / "roles.toml"
    path.write_text(path.read_text("utf-8").replace(table, f"{table}\nsurprise = 1", 1), "utf-8")
    with pytest.raises(ValidationError, match="surprise"):
        catalogue("en")


@pytest.mark.parametrize("language", languages())
def test_every_source_mark_is_explained(language):
    whole = catalogue(language)
    explained = {note.mark for note in whole.sources.sources}
    used = {mark for entry in entries(whole) for mark in entry.source.split(", ")}
    assert used - explained == set()


@pytest.mark.parametrize("language", languages())
def test_the_lookups_find_every_id(language):
    whole = catalogue(language)
    for block in whole.blocks.blocks:
        assert whole.block(block.id) is block
        for question in block.questions:
            assert whole.question(question.id) is question
            assert whole.block_of(question.id) is block
        for alternative in block.alternatives:
            assert whole.alternative(alternative.id) is alternative
            assert whole.block_of(alternative.id) is block
    assert all(whole.relation(item.id) is item for item in whole.relationships.items)
    assert all(whole.role(role.id) is role for role in whole.roles.roles)
    assert all(whole.area(area.id) is area for area in whole.roles.areas)
    assert all(whole.layout(layout.id) is layout for layout in whole.layouts.layouts)
    assert all(whole.risk(risk.id) is risk for risk in whole.risks.risks)


@pytest.mark.parametrize("lookup", ["block", "question", "alternative", "relation", "role", "area", "layout", "risk"])
def test_a_lookup_of_an_unknown_id_is_a_key_error(lookup):
    with pytest.raises(KeyError):
        getattr(catalogue("it"), lookup)("nobody")


def test_a_definition_cannot_be_changed():
    with pytest.raises(ValidationError):
        catalogue("it").roles.roles[0].name = "other"  # type: ignore[misc]
