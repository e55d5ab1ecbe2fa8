"""Last changes to a PDF, while it is still WeasyPrint's objects: plain spaces when text is copied, tags that lead on."""

import re
from io import BytesIO
from struct import unpack_from
from typing import Any

GROUPS = ("/Div", "/Span", "/NonStruct")
"""Tags without a meaning of their own."""
POINTS_PER_PIXEL = 0.75
PRINTED = 4
"""The flag of an annotation that stays when the page is printed."""
HOLDERS = ("/P", "/H1", "/H2", "/H3", "/TH", "/TD", "/LBody", "/Span")
"""Tags that may hold text themselves."""

_TEXT_OF_GLYPHS = b"/CIDInit /ProcSet findresource begin"
"""The first line of such a table."""
_HARD_SPACE = re.compile(rb"(<[0-9a-f]{4}> )<00a0>")
_NO_TEXT = re.compile(rb"(<[0-9a-f]{4}> )<>")


def finish(pdf: Any) -> None:
    """Change a `pydyf.PDF` in place, before it is written."""
    from pydyf import Dictionary, Stream  # type: ignore[import-untyped]

    tags, links = [], []
    for entry in pdf.objects:
        if isinstance(entry, Stream):
            _read_as_plain_spaces(entry)
        elif isinstance(entry, Dictionary) and entry.get("Subtype") == "/CIDFontType2":
            _tell_true_widths(pdf, entry)
        elif isinstance(entry, Dictionary) and entry.get("Type") == "/StructElem":
            tags.append(entry)
        elif isinstance(entry, Dictionary) and entry.get("Subtype") == "/Link":
            links.append(entry)
    for link in links:
        link["F"] = PRINTED
    _tell_headers(pdf, tags)
    _place_figures(pdf, tags)
    _tell_footers_apart(pdf)
    _remove_idle_tags(pdf, [tag for tag in tags if tag])


def _read_as_plain_spaces(stream: Any) -> None:
    """In the table of a font that says which text its glyphs stand for; other streams stay as they are.

    Both kinds of space have one glyph: it is read as the one that people search for. A glyph without a text of its own, such
    as a mark whose letter tells of both, is read as a space of no width: PDF/UA wants some text for each.
    """
    if stream.stream[:1] == [_TEXT_OF_GLYPHS]:
        stream.stream = [_NO_TEXT.sub(rb"\1<200b>", _HARD_SPACE.sub(rb"\1<0020>", line)) for line in stream.stream]


def _tell_true_widths(pdf: Any, font: Any) -> None:
    """Say how wide each glyph of a font is, in thousandths of its size, as the font's own program has it.

    WeasyPrint says what it measured where the glyph stands first; in the tiny words that are only heard that is rounded.
    """
    from fontTools.ttLib import TTFont

    program = TTFont(
        BytesIO(b"".join(_object(pdf, _object(pdf, font["FontDescriptor"])["FontFile2"]).stream)), lazy=True
    )
    [per_size] = unpack_from(">H", program.reader["head"], 18)
    [count] = unpack_from(">H", program.reader["hhea"], 34)  # of the widths; further glyphs have the last one
    widths = program.reader["hmtx"]
    for first, told in zip(font["W"][::2], font["W"][1::2], strict=True):
        for place, glyph in enumerate(range(first, first + len(told))):
            if glyph:  # the box for a letter that no font has is as wide as the layout made it
                [width] = unpack_from(">H", widths, 4 * min(glyph, count - 1))
                told[place] = round(width * 1000 / per_size)


def _tell_headers(pdf: Any, tags: list[Any]) -> None:
    """Say of every table header what it is the header of, and where to find it by the name that cells know it by."""
    from pydyf import Array, Dictionary

    headers = [tag for tag in tags if tag["S"] == "/TH"]
    for header in headers:
        group = _object(pdf, _object(pdf, header["P"])["P"])
        header["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
    headers.sort(key=lambda header: str(header["ID"].string))
    names = [part for header in headers for part in (header["ID"], header.reference)]
    _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = Dictionary({"Names": Array(names)})


def _place_figures(pdf: Any, tags: list[Any]) -> None:
    """Say where a figure stands in points from the bottom of its page; WeasyPrint says it in pixels from the top."""
    from pydyf import Array

    for figure in (tag for tag in tags if tag["S"] == "/Figure"):
        height = _object(pdf, figure["Pg"])["MediaBox"][3]
        left, top, right, bottom = (edge * POINTS_PER_PIXEL for edge in figure["A"]["BBox"])
        figure["A"]["BBox"] = Array([left, height - bottom, right, height - top])


def _tell_footers_apart(pdf: Any) -> None:
    """Mark what stands in the margin of each page as a footer, which nobody wants to hear on every page."""
    from pydyf import Dictionary

    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    whole = _object(pdf, root["K"][0])
    sections, numbers = set(whole["K"]), _object(pdf, root["ParentTree"])["Nums"]
    for reference, owners in zip(pdf.page_references, numbers[1::2], strict=False):
        content = _object(pdf, _object(pdf, reference)["Contents"]).stream
        places = {
            part["MCID"]: at for at, part in enumerate(content) if isinstance(part, Dictionary) and "MCID" in part
        }
        for text, owner in enumerate(owners):
            above = _ancestors(pdf, owner, whole.reference)
            if above[-1] not in sections:
                content[places[text] - 1] = "/Artifact"
                content[places[text]] = Dictionary({"Type": "/Pagination", "Subtype": "/Footer"})
                owners[text] = b"null"
                for tag in above:
                    _object(pdf, tag).clear()


def _ancestors(pdf: Any, tag: bytes, whole: bytes) -> list[bytes]:
    """A tag and those that it stands in, up to the one that stands in the whole document."""
    above = [tag]
    while (parent := _object(pdf, above[-1])["P"]) != whole:
        above.append(parent)
    return above


def _remove_idle_tags(pdf: Any, tags: list[Any]) -> None:
    """Remove the tags that say nothing: around each line of text, where the tag above may hold it, and around nothing."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(pdf.page_references, numbers[1::2], strict=False))  # by page, the tag of each of its texts
    for tag in reversed(tags):  # what stands in another comes after it
        parent, kids = _object(pdf, tag["P"]), tag["K"]
        held = tag["S"] == "/Span" and parent["S"] in HOLDERS and tag["Pg"] == parent["Pg"]
        if tag["S"] in GROUPS and (held or not kids):
            place = parent["K"].index(tag.reference)
            parent["K"][place : place + 1] = kids
            for kid in kids:
                if isinstance(kid, int):
                    owners[tag["Pg"]][kid] = parent.reference
                else:
                    _object(pdf, kid)["P"] = parent.reference
            tag.clear()  # nothing refers to it any more; taken out of the file, pydyf would count the others wrong


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
