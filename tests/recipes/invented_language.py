"""A further language made by machine: every English text between two marks, in the pieces that the README asks for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.recipes.copied_product import read_toml, write_toml

CODE = "pl"
"""Polish has three forms of a plural, so that nothing here can rest on two."""
BEGIN, END = "⟦", "⟧"
ENTRY = """        Language(
            code="pl",
            name="Polski",
            locale="pl_PL",
            country="PL",
            percent="#,##0%",
            money="#,##0\\u00a0¤",
            spreadsheet_delimiter=";",
            spreadsheet_decimal=",",
        ),
"""
END_OF_TABLE = '    ]\n)\n"""Every language by its code'


def marked(text: str) -> str:
    """A text as the invented language says it."""
    return f"{BEGIN}{text}{END}"


def add_language(product: Path) -> list[str]:
    """Follow the README's recipe in a copy of the product; returns every English text that now is said otherwise."""
    assets = product / "assets"
    texts = [*_catalogue(assets / "catalogue"), *_po_files(assets / "locale")]
    table = product / "canvas_model" / "languages.py"
    before, found, after = table.read_text("utf-8").partition(END_OF_TABLE)
    assert found, "the table of languages ends otherwise"
    table.write_text(before + ENTRY + found + after, "utf-8")
    return texts


def _catalogue(folder: Path) -> list[str]:
    """Mark every text; what is a text shows in that the other language says it otherwise somewhere in the file."""
    texts: list[str] = []
    for path in sorted((folder / "en").glob("*.toml")):
        english, italian = (list(_strings(read_toml(folder / code / path.name))) for code in ("en", "it"))
        spoken = {name for (name, text), (_, other) in zip(english, italian, strict=True) if text != other}
        texts += [text for name, text in english if name in spoken]
        write_toml(folder / CODE / path.name, _said(read_toml(path), spoken))
    return texts


def _strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every string below a value, with the name of the field that holds it."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, name)


def _said(value: Any, spoken: set[str], name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _said(item, spoken, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_said(item, spoken, name) for item in value]
    return marked(value) if isinstance(value, str) and value and name in spoken else value


def _po_files(folder: Path) -> list[str]:
    texts: list[str] = []
    (folder / CODE).mkdir()
    for path in sorted((folder / "it").glob("*.po")):
        with path.open("rb") as source:
            italian = read_po(source, locale="it")
        polish = Catalog(locale=CODE, charset="utf-8")
        for message in italian:
            if not message.id:
                continue
            if isinstance(message.id, tuple):
                one, many = message.id
                polish.add(message.id, (marked(one), *[marked(many)] * (polish.num_plurals - 1)))
                texts += message.id
            else:
                polish.add(message.id, marked(message.id))
                texts.append(message.id)
        with (folder / CODE / path.name).open("wb") as out:
            write_po(out, polish)
    return texts
