"""Reads a PDF: the text of each page, its fonts, its outline, and what it lacks for people who hear it."""

import io
import re
from functools import lru_cache

import page
import pikepdf

_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def faults(pdf: bytes) -> list[str]:
    """What an independent validator has to say against its being PDF/UA-1."""
    found = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert found.rules.total > 100
    return [f"{failure.rule_id}: {failure.message}" for failure in found.failures]


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, through the fonts' own Unicode maps, without spaces and line ends."""
    return list(_texts(pdf))


@lru_cache(maxsize=8)
def _texts(pdf: bytes) -> tuple[str, ...]:
    with opened(pdf) as document:
        return tuple("".join(_text(sheet, sheet.get("/Resources"))).replace(" ", "") for sheet in document.pages)


def _text(sheet: pikepdf.Object, resources: pikepdf.Object) -> list[str]:
    fonts = {name: _map(font) for name, font in (resources.get("/Font") or {}).items()}
    found: list[str] = []
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(sheet):
        name = str(operator)
        if name == "Tf":
            current = fonts.get(str(operands[0]), {})
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    codes = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]
                    found += [current.get(code, "") for code in codes]
        elif name == "Do":
            form = resources["/XObject"][str(operands[0])]
            if form.get("/Subtype") == "/Form":
                found += _text(form, form.get("/Resources", resources))
    return found


def _map(font: pikepdf.Object) -> dict[int, str]:
    table = font["/ToUnicode"].read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(table)}


def font_names(pdf: bytes) -> set[str]:
    """Names of the embedded fonts, without the subset's prefix."""
    with opened(pdf) as document:
        return {
            str(font["/BaseFont"]).partition("+")[2]
            for sheet in document.pages
            for font in (sheet.get("/Resources").get("/Font") or {}).values()
        }


def outline(pdf: bytes) -> dict[str, list[str]]:
    """Titles of the bookmarks of the first level, each with those below it."""
    with opened(pdf) as document, document.open_outline() as bookmarks:
        return {entry.title: [below.title for below in entry.children] for entry in bookmarks.root}


def streams(pdf: bytes) -> bytes:
    """Every stream of the file, unpacked, one after the other."""
    with opened(pdf) as document:
        return b"\n".join(
            thing.read_bytes() if isinstance(thing, pikepdf.Stream) else bytes(str(thing), "utf-8", "replace")
            for thing in document.objects
            if isinstance(thing, (pikepdf.Stream, pikepdf.String))
        )
