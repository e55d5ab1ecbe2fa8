"""What is done to a part of the report before it is written, while it is still WeasyPrint's objects and not yet a file."""

import re
import zlib
from typing import Any

GROUPS = ("/Div", "/Span", "/NonStruct")
"""Tags without a meaning of their own."""
HOLDERS = ("/P", "/H1", "/H2", "/H3", "/TH", "/TD", "/LBody", "/Span")
"""Tags that may hold text themselves."""

_SUBSET = re.compile(b"/[A-Z]{3}(?=[A-Z]{3}[+])")
_HARD_SPACE = re.compile(rb"(<[0-9a-f]{4}> )<00a0>")
_NOTHING = re.compile(rb"(<[0-9a-f]{4}> )<>")


def finish(pdf: Any, first: int) -> None:
    """Give a `pydyf.PDF` what lets it be joined with others; `first` is the number of its first page, which no other has."""
    from pydyf import Dictionary, Stream  # type: ignore[import-untyped]

    tags = []
    for thing in pdf.objects:
        if isinstance(thing, Stream) and "Filter" not in thing.extra:
            _write(thing)
        elif isinstance(thing, Dictionary):
            if thing.get("Type") == "/StructElem":
                tags.append(thing)
            for name in ("BaseFont", "FontName"):  # each part has letters of its own of a font, and says so in its name
                if name in thing:
                    thing[name] = _SUBSET.sub(b"/" + _letters(first), thing[name])
    for tag in tags:
        if "ID" in tag:  # a header's; the cells under it name it by the same object
            tag["ID"].string = f"{first}-{tag['ID'].string}"
    _thin_out(pdf, tags)


def _write(stream: Any) -> None:
    """Compress as usual: pydyf would at the highest level, which takes three times as long for three per cent less."""
    from pydyf import Object

    data = b"\n".join(
        line if isinstance(line, bytes) else line.data if isinstance(line, Object) else str(line).encode()
        for line in stream.stream
    )
    if b"beginbfchar" in data[:400]:
        # One glyph for both spaces: read as the one that people search for. And one that has no text of its own, such as a
        # mark whose letter tells of both, is read as a space of no width: the standard wants something.
        data = _NOTHING.sub(rb"\1<200b>", _HARD_SPACE.sub(rb"\1<0020>", data))
    stream.stream = [zlib.compress(data)]
    stream.extra["Filter"] = "/FlateDecode"


def _letters(first: int) -> bytes:
    """Three letters that stand for a number."""
    return bytes(ord("A") + first // 26**place % 26 for place in range(3))


def _thin_out(pdf: Any, tags: list[Any]) -> None:
    """Leave out the tags that say nothing: around each line of text, where the tag above may hold it, and around nothing."""
    root = _named(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _named(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(pdf.page_references, numbers[1::2], strict=False))  # by page, the tag of each of its texts
    for tag in reversed(tags):  # what stands in another comes after it
        parent, kids = _named(pdf, tag["P"]), tag["K"]
        held = tag["S"] == "/Span" and parent["S"] in HOLDERS and tag["Pg"] == parent["Pg"]
        if tag["S"] in GROUPS and (held or not kids) and all(isinstance(kid, int) for kid in kids):
            place = parent["K"].index(tag.reference)
            parent["K"][place : place + 1] = kids
            for kid in kids:
                owners[tag["Pg"]][kid] = parent.reference
            tag.free = "f"


def _named(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
