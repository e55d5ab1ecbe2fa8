"""What a reader finds its way by: page numbers, contents, bookmarks, tags and fonts."""

import re
from datetime import date

import pikepdf
import pytest

from canvas_model.catalogue import catalogue
from canvas_model.content.sections import PARTS, SECTIONS
from canvas_model.demo.snapshot import demo_snapshot
from exporters.pdf.document import make_pdf
from exporters.words.chips import chip_words
from exporters.words.numbers_and_dates import day
from tests.canvas_model.small_workshop import just_below
from tests.exporters.pdf_reading import faults, opened, page_texts


@pytest.fixture
def made(pdf_of) -> bytes:
    return pdf_of("full", "en")


def page_of(document: pikepdf.Pdf, place: pikepdf.Object) -> int:
    return [page.objgen for page in document.pages].index(place[0].objgen)


def test_pages_are_numbered_through(made):
    cover, *others = page_texts(made)
    assert "confidential" not in cover
    assert [text for number, text in enumerate(others, start=2) if not text.endswith(f"confidential{number}")] == []


def test_the_contents_name_the_page_where_each_section_begins_and_lead_there(made):
    with opened(made) as document:
        flat = list(document.Root.Names.Dests.Names)
        places = {str(name): page_of(document, place) for name, place in zip(flat[::2], flat[1::2], strict=True)}
        links = [annotation for annotation in document.pages[0].Annots if annotation.Subtype == "/Link"]
        led = [str(link.Dest) for link in links]
    assert list(dict.fromkeys(led)) == list(SECTIONS)
    assert not any("/A" in link for link in links)
    said = page_texts(made)[0].rpartition("PartoneFortheboard")[2]
    assert [int(number) - 1 for number in re.findall(r"\d+", said)] == [places[section] for section in SECTIONS]
    assert [places[section] for section in SECTIONS] == sorted(places[section] for section in SECTIONS)


def test_the_report_has_three_parts_each_opened_by_its_heading(made):
    texts = page_texts(made)
    opened = [text.partition("·")[0] for text in texts[1:] if re.match(r"Part(one|two|three)·", text)]
    assert opened == ["Partone", "Parttwo", "Partthree"]
    assert all(part in texts[0] for part in ("PartoneFortheboard", "ParttwoFortheproject", "PartthreeAnnex"))


def test_the_part_for_the_board_takes_four_pages(pdf_of):
    for language, second in (("it", "Secondaparte·"), ("en", "Parttwo·")):
        texts = page_texts(pdf_of("demo", language))
        begins = next(number for number, text in enumerate(texts) if text.startswith(second))
        assert begins - 1 <= 4


def test_bookmarks_lead_through_all_parts_and_sections_in_order(made):
    with opened(made) as document, document.open_outline() as bookmarks:
        cover, *parts = bookmarks.root
        assert cover.title == "Cover"
        assert [len(part.children) for part in parts] == [len(sections) for sections in PARTS.values()]
        assert [part.title for part in parts] == [
            "Part one · For the board",
            "Part two · For the project",
            "Part three · Annex",
        ]


def test_bookmarks_stand_in_the_order_of_their_pages(made):
    with opened(made) as document:
        bookmark, found, before = document.Root.Outlines.First, [], None
        while bookmark is not None:
            assert bookmark.Parent.objgen == document.Root.Outlines.objgen
            assert (bookmark.get("/Prev").objgen if before else None) == before
            found.append(page_of(document, bookmark.Dest))
            before, bookmark = bookmark.objgen, bookmark.get("/Next")
        assert document.Root.Outlines.Last.objgen == before
        assert found == sorted(found)
        assert len(found) == 4


def test_tags_are_one_tree_in_which_every_page_and_every_header_is_found(made):
    with opened(made) as document:
        root = document.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert keys == list(range(len(keys)))
        assert [int(page.StructParents) for page in document.pages] == [
            key for key, value in zip(keys, numbers[1::2], strict=True) if isinstance(value, pikepdf.Array)
        ]
        for page in document.pages:
            for annotation in page.get("/Annots", ()):
                assert numbers[2 * int(annotation.StructParent) + 1].S == "/Link"
        pages, cells, headers, order = {page.objgen for page in document.pages}, [], set(), []
        waiting = [(root.K[0], kid) for kid in reversed(root.K[0].K)]
        while waiting:
            parent, thing = waiting.pop()
            if isinstance(thing, int) or thing.get("/Type") == "/OBJR":
                continue
            assert thing.P.objgen == parent.objgen
            assert thing.Pg.objgen in pages
            if parent.objgen == root.K[0].objgen:
                order.append(page_of(document, [thing.Pg]))
            cells += [str(thing.ID)] if "/ID" in thing else []
            headers |= {str(header) for header in thing.get("/A", pikepdf.Dictionary()).get("/Headers", ())}
            waiting += [(thing, kid) for kid in reversed(thing.K)]
        assert order == sorted(order)
        assert len(cells) == len(set(cells)) > 100
        assert headers <= set(cells)


def test_every_text_is_found_in_the_tag_that_owns_it_and_no_tag_is_empty(made):
    with opened(made) as document:
        root = document.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        for page in document.pages:
            for text, owner in enumerate(numbers[2 * int(page.StructParents) + 1]):
                if owner is None:  # a footer
                    continue
                assert owner.Pg.objgen == page.objgen
                assert text in [kid for kid in owner.K if isinstance(kid, int)]
        tags = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        groups = [tag for tag in tags if tag.S in ("/Div", "/Span", "/NonStruct")]
        assert [tag.S for tag in groups if not len(tag.K)] == []
        assert [tag.P.S for tag in groups if tag.S == "/Span" and tag.P.S in ("/P", "/TD", "/TH")] == []


def test_no_two_fonts_have_one_name_for_different_letters(made):
    with opened(made) as document:
        fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        names = [str(font.BaseFont) for font in fonts if font.get("/Subtype") == "/Type0"]
        files = {str(font.FontName): font.FontFile2.objgen for font in fonts if "/FontFile2" in font}
        assert len(names) == len(set(names)) >= 5
        assert set(names) == {str(font.DescendantFonts[0].BaseFont) for font in fonts if "/DescendantFonts" in font}
        assert set() < set(files) <= set(names)
        assert len(set(files.values())) == len(files)


@pytest.mark.parametrize(("language", "figure", "rounded"), [("it", "59,7%", "60%"), ("en", "59.7%", "60%")])
def test_a_readiness_just_below_a_threshold_is_printed_alike_wherever_it_stands(report, language, figure, rounded):
    pages = page_texts(make_pdf(report(just_below(language))))
    assert sum(figure in page for page in pages) >= 4, "cover, the board's page, canvas, readiness"
    told = [page for page in pages if rounded in page]
    assert len(told) == 1, "only that it is below the threshold"
    assert told[0].count(rounded) == 1


def test_its_words_are_found_with_plain_spaces(pdf_of):
    text = "".join(page_texts(pdf_of("full", "it")))
    assert "%" in text
    assert "\xa0" not in text


def test_the_longest_names_leave_the_cover_on_one_page(bare, report):
    names = {
        "client": "Weißwürste & Würmer " * 6,
        "title": "CRM für Vertrieb und Wartung " * 4,
        "consultant": "Maximiliane Freifrau von Wasserburg " * 3,
        "contact": "Beratung für Kundenbeziehungen, Wasserburg am Inn " * 3,
        "valid_until": date(2027, 9, 30),
    }
    snapshot = bare("it")
    workshop = snapshot.workshop.model_copy(update=names)
    texts = page_texts(make_pdf(report(snapshot.model_copy(update={"workshop": workshop}))))
    assert "Metodoefonti" in texts[0]
    assert texts[1].endswith("2")


@pytest.mark.parametrize(
    "language, name",
    [
        ("it", "Consorzio Nazionale Cooperative Edilizie del Triveneto"),
        ("en", "Weißwürste & Würmer Handelsgesellschaft mbH & Co. KG " * 2 + "Wasserburg am I"),
    ],
)
def test_a_long_name_of_the_client_leaves_each_of_the_boards_pages_one_page(report, only, language, name):
    snapshot = only(demo_snapshot(language, today=date(2026, 11, 21)), *PARTS["board"])
    workshop = snapshot.workshop.model_copy(update={"client": name})
    pdf = make_pdf(report(snapshot.model_copy(update={"workshop": workshop})))
    with opened(pdf) as document:
        wide = [round(float(page.mediabox[2])) for page in document.pages]
    summary, canvas, decisions = page_texts(pdf)[1:4]
    assert wide.index(1191) == 2
    assert wide.count(1191) == 1
    assert {"it": "percorso critico", "en": "critical path"}[language].replace(" ", "") in summary
    assert f"{name}·CRMModelCanvas".replace(" ", "") in canvas
    assert "D1" in decisions


@pytest.fixture
def demo(pdf_of):
    return lambda code: opened(pdf_of("demo", code))


@pytest.mark.parametrize("language", ["it", "en"])
class TestWhatAListenerFindsItsWayBy:
    def test_every_header_says_whether_it_heads_a_row_or_a_column(self, demo, language):
        with demo(language) as document:
            headers = [tag for tag in tags_of(document) if tag.S == "/TH"]
            wanted = ["/Column" if header.P.P.S == "/THead" else "/Row" for header in headers]
            assert set(wanted) == {"/Column", "/Row"}
            assert [header.A.get("/Scope") for header in headers] == wanted

    def test_every_name_that_a_cell_knows_its_header_by_leads_to_it(self, demo, language):
        with demo(language) as document:
            flat = list(document.Root.StructTreeRoot.IDTree.Names)
            names = [str(name) for name in flat[::2]]
            assert names == sorted(set(names))
            led = dict(zip(names, flat[1::2], strict=True))
            assert {name: str(tag.ID) for name, tag in led.items()} == {name: name for name in names}
            tags = tags_of(document)
            assert {str(tag.ID) for tag in tags if "/ID" in tag} == set(names)
            known = {str(name) for tag in tags for name in tag.get("/A", pikepdf.Dictionary()).get("/Headers", ())}
            assert set() < known <= set(names)

    def test_every_figure_stands_inside_its_page(self, demo, language):
        with demo(language) as document:
            figures = [tag for tag in tags_of(document) if tag.S == "/Figure"]
            assert figures
            for figure in figures:
                left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
                _x, _y, wide, tall = (float(edge) for edge in figure.Pg.MediaBox)
                assert 0 < left < right < wide
                assert 0 < bottom < top < tall

    def test_footers_are_not_part_of_what_is_read_out(self, demo, language):
        with demo(language) as document:
            for page in document.pages[1:]:
                footers = [
                    operands
                    for operands, operator in pikepdf.parse_content_stream(page)
                    if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
                ]
                assert [str(operands[1].Subtype) for operands in footers] == ["/Footer", "/Footer"]

    def test_every_chip_says_its_state_in_words(self, pdf_of, language):
        canvas = page_texts(pdf_of("demo", language))[2]
        for state in ("full", "half", "missing", "chosen", "quiet"):
            assert f"({chip_words(language)[state]})".replace(" ", "") in canvas

    def test_links_stay_when_the_page_is_printed(self, demo, language):
        with demo(language) as document:
            links = [link for page in document.pages for link in page.get("/Annots", ())]
            assert links
            assert [int(link.get("/F", 0)) & 4 for link in links] == [4] * len(links)

    def test_a_blocks_bookmark_keeps_its_number_apart_from_its_name(self, demo, language):
        blocks = [f"{block.number} {block.name}" for block in catalogue(language).blocks.blocks]
        with demo(language) as document, document.open_outline() as bookmarks:
            board = bookmarks.root[1].children
            [canvas] = [entry for entry in board if "CRM Model Canvas" in entry.title]
            assert sorted(entry.title for entry in canvas.children) == sorted(blocks)

    def test_the_consultant_is_its_author_and_stands_on_the_cover(self, demo, pdf_of, language):
        workshop = demo_snapshot(language, today=date(2026, 11, 21)).workshop
        with demo(language) as document:
            assert str(document.docinfo["/Author"]) == workshop.consultant
        cover = page_texts(pdf_of("demo", language))[0]
        until = day(workshop.valid_until, language)
        for text in (workshop.consultant, workshop.contact, until):
            assert text
            assert "".join(text.split()) in "".join(cover.split())


def tags_of(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
    return [thing for thing in things if thing.get("/Type") == "/StructElem"]


def test_a_section_that_is_left_out_is_left_out_of_contents_pages_and_bookmarks(full, report):
    snapshot = full("en")
    fields = snapshot.workshop.model_copy(update={"left_out": ("canvas", "answers", "risks", *PARTS["board"])})
    with opened(make_pdf(report(snapshot.model_copy(update={"workshop": fields})))) as document:
        flat = list(document.Root.Names.Dests.Names)
        links = [annotation for annotation in document.pages[0].Annots if annotation.Subtype == "/Link"]
        widths = {round(float(page.mediabox[2])) for page in document.pages}
        with document.open_outline() as bookmarks:
            parts = [entry.title for entry in bookmarks.root[1:]]
    assert parts == ["Part one · For the project", "Part two · Annex"]
    kept = ["readiness", "relationships", "plan", "responsibilities", "arithmetic", "method", "glossary"]
    assert list(dict.fromkeys(str(link.Dest) for link in links)) == kept
    assert sorted(str(name) for name in flat[::2]) == sorted(kept)
    assert widths == {595}


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_alone_keeps_every_rule_for_those_who_hear_it_read(full, only, report, section):
    assert faults(make_pdf(report(only(full("it"), section)))) == []
