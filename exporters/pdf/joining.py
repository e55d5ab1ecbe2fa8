"""PDFs that WeasyPrint made and tagged, joined to one: pages, tags, bookmarks, and the links between them."""

from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, ObjectStreamMode, Pdf, String

LINK = "part:"
"""What a link to a named place in another part begins with, before they are joined."""


def join(parts: Iterable[bytes]) -> bytes:
    """One PDF of several parts, in their order and as they come; language, title and the like are the first one's."""
    with ExitStack() as open_files:
        for number, data in enumerate(parts):
            part = open_files.enter_context(Pdf.open(BytesIO(data)))
            if number == 0:
                whole, places = part, _places(part)
            else:
                places |= _append(whole, part)
        names = [item for name in sorted(places) for item in (String(name), places[name])]
        whole.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
        _link(whole)
        made = BytesIO()
        whole.save(made, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def _append(whole: Pdf, part: Pdf) -> dict[str, Any]:
    """Add a part's pages and all that belongs to them; returns the places in it that have a name."""
    before, count = len(whole.pages), len(whole.Root.StructTreeRoot.ParentTree.Nums) // 2
    whole.pages.extend(part.pages)
    for page in list(whole.pages)[before:]:
        page.StructParents += count
        for annotation in page.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation.StructParent += count
    # Pages come first: what refers to them is then copied with the reference to the page as it is here.
    _append_tags(whole, whole.copy_foreign(part.Root.StructTreeRoot), count)
    _append_bookmarks(whole, whole.copy_foreign(part.Root.Outlines))
    return _places(part, whole)


def _append_tags(whole: Pdf, tree: Any, count: int) -> None:
    root = whole.Root.StructTreeRoot
    document = root.K[0]
    kids = tree.K[0].K
    for kid in kids:
        kid.P = document
    document.K.extend(kids)
    numbers = list(tree.ParentTree.Nums)
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        root.ParentTree.Nums.extend(Array([int(key) + count, value]))


def _append_bookmarks(whole: Pdf, theirs: Any) -> None:
    ours = whole.Root.Outlines
    bookmark = theirs.First
    bookmark.Prev = ours.Last
    ours.Last.Next = bookmark
    ours.Last = theirs.Last
    ours.Count += theirs.Count
    while bookmark is not None:
        bookmark.Parent = ours
        bookmark = bookmark.get("/Next")


def _places(part: Pdf, whole: Pdf | None = None) -> dict[str, Any]:
    """The named places of a part, as the whole knows them."""
    if "/Names" not in part.Root:
        return {}
    names = part.make_indirect(part.Root.Names)
    found = list((whole.copy_foreign(names) if whole else names).Dests.Names)
    return {str(name): place for name, place in zip(found[::2], found[1::2], strict=True)}


def _link(whole: Pdf) -> None:
    for page in whole.pages:
        for annotation in page.get("/Annots", ()):
            target = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if target.startswith(LINK):
                del annotation.A
                annotation.Dest = annotation.Contents = String(target.removeprefix(LINK))
