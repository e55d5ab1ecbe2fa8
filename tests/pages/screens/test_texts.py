"""The texts of the screens: each has its Italian, and each Italian text is used."""

import ast
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
PAGES = ROOT / "pages"
LOCALE = ROOT / "assets" / "locale" / "it"


def asked() -> set[str]:
    """Every msgid that a screen asks for."""
    found: set[str] = set()
    for path in PAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "counted"):
                found |= {
                    arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    return found


def kept(*areas: Path) -> dict[str, str]:
    """Msgid -> Italian, of some files."""
    found = {}
    for path in areas:
        with path.open("rb") as source:
            for message in read_po(source, locale="it"):
                if message.id:
                    one = message.id if isinstance(message.id, str) else message.id[0]
                    found[one] = message.string if isinstance(message.string, str) else "\n".join(message.string)
    return found


def test_every_text_of_the_screens_has_its_italian() -> None:
    whole = kept(*LOCALE.glob("*.po"))
    assert sorted(text for text in asked() if not whole.get(text)) == []


def test_no_italian_text_of_the_screens_is_left_over() -> None:
    assert sorted(set(kept(LOCALE / "screens.po")) - asked()) == []


def test_the_italian_keeps_every_placeholder() -> None:
    import re

    for english, italian in kept(LOCALE / "screens.po").items():
        for form in italian.split("\n"):
            assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", form)), english
