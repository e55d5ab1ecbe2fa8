"""The PDF: complete, tagged, readable by machines, and quiet while it is made."""

import logging
import os
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from canvas_model.catalogue import catalogue
from canvas_model.content import Snapshot, TaskEdit, natural_id
from canvas_model.content.sections import SECTIONS
from canvas_model.demo.snapshot import demo_snapshot
from canvas_model.logo import logo_of
from exporters.figures.gantt_pages import LINE, NAME_POINTS, NAMES
from exporters.figures.summary_page import summary_page
from exporters.figures.text_width import width
from exporters.pdf.document import make_pdf, report_html
from exporters.pdf.template_context import template_context
from exporters.pdf.templating import TEMPLATES
from exporters.report import build_report
from exporters.report_sentences import Wording
from tests.canvas_model.small_workshop import risk, segment
from tests.exporters.pdf_reading import faults, font_names, opened, outline, page_texts

A3, A4 = (1191, 842), (595, 842)
PAGE_WIDTH, HEAD_POINTS, HEAD_PADDING = 178.0, 7.9, 2.0
"""Between the margins of an upright page; what the style sheet says of the heads of a table."""
LONG_NAME = "A task whose name takes two lines in the chart beside its bar, whatever the language"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(autouse=True)
def quiet(caplog):
    """Whatever WeasyPrint complains of fails the test that made it complain."""
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        yield
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


@pytest.fixture
def made(pdf_of):
    return partial(pdf_of, "full")


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with opened(pdf) as document:
        return [(round(float(p.mediabox[2])), round(float(p.mediabox[3]))) for p in document.pages]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufe0f]", "", text)


def table_heads(html: str) -> Iterator[tuple[list[float], list[tuple[str, str]]]]:
    """The widths of the columns of each table that can be seen to have heads, and each head: its class and its words."""
    for table in re.findall(r"<table.*?</thead>", html, re.DOTALL):
        _before, columns, heads = re.split("<colgroup>|<thead", table)
        given = [
            float(wide) if wide else None for wide in re.findall(r'<col(?: style="width: ([\d.]+)mm")?/>', columns)
        ]
        shared = (PAGE_WIDTH - sum(filter(None, given))) / max(1, given.count(None))
        said = re.findall(r'<th scope="col"(?: class="(\w+)")?>(.*?)</th>', heads, re.DOTALL)
        if "unseen" not in heads:
            yield [wide or shared for wide in given], [(kind, re.sub("<.*?>", " ", words)) for kind, words in said]


@pytest.mark.parametrize("language", ["it", "en"])
class TestFullReport:
    def test_is_tagged_titled_and_in_its_language(self, made, language):
        with opened(made(language)) as document:
            assert str(document.Root.Lang) == language
            assert str(document.docinfo["/Title"]).startswith(("Esempio", "Example"))
            assert "/Author" not in document.docinfo
            assert document.Root.MarkInfo.Marked
            assert document.Root.ViewerPreferences.DisplayDocTitle
            assert "/StructTreeRoot" in document.Root
            with document.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"

    def test_keeps_every_rule_for_those_who_hear_it_read(self, made, language):
        assert faults(made(language)) == []

    def test_has_a_bookmark_for_every_section(self, made, language):
        parts = outline(made(language))
        wanted = {"it": "Preparazione", "en": "Readiness"}[language]
        assert len(parts) == 4, "cover, and three parts for three readers"
        titles = [title for part in parts.values() for title in part]
        assert len(titles) >= len(SECTIONS)
        assert any(wanted in title for title in titles)
        assert any("CRM Model Canvas" in title for title in titles)

    def test_holds_one_wide_page_for_the_canvas(self, made, language):
        found = sizes(made(language))
        assert found.count(A3) == 1
        assert set(found) == {A3, A4}

    def test_says_every_note(self, made, full, language):
        text = "".join(page_texts(made(language)))
        for note in full(language).notes:
            assert squeezed(note.text) in squeezed(text)

    def test_credits_the_drawing_on_the_canvas(self, made, language):
        pdf = made(language)
        canvas = page_texts(pdf)[sizes(pdf).index(A3)]
        assert "CCBY-SA3.0" in canvas
        assert "Strategyzer" in canvas

    def test_uses_the_shipped_fonts_and_no_other(self, made, language):
        assert {name.split(",")[0].replace("-", " ") for name in font_names(made(language))} <= {
            *("Source Sans 3", "Source Sans 3 Semi Bold", "Source Sans 3 Bold", "Source Sans 3 Italic"),
            *(
                "Source Serif 4",
                "Source Serif 4 Semi Bold",
                "Report Emoji",
                "Report Emoji Bold",
                "Report Emoji Semi Bold",
                "Report Symbols",
            ),
            "Noto Color Emoji",  # where the system has it, emoji come in colour
        }

    def test_every_table_has_headers_and_every_drawing_a_text(self, made, language):
        with opened(made(language)) as document:
            kinds = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
            figures = [thing for thing in kinds if thing.get("/S") == "/Figure"]
            assert figures
            assert all(str(figure.get("/Alt", "")) for figure in figures)
            tables, heads = ([thing for thing in kinds if thing.get("/S") == name] for name in ("/Table", "/THead"))
            assert len(heads) == len(tables) > 20

    def test_every_word_of_a_tables_heads_has_room_in_its_column(self, full, report, language):
        tight = [
            (word, room)
            for columns, heads in table_heads(report_html(report(full(language))))
            for room, (kind, text) in zip(columns, heads, strict=True)
            for word in text.split()
            if kind != "turned" and width(word, HEAD_POINTS, "SourceSans3-Semibold.ttf") > room - HEAD_PADDING
        ]
        assert tight == []

    def test_looks_as_agreed(self, full, report, language):
        html = report_html(report(full(language)))
        path = GOLDEN / f"report-{language}.html"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(html + "\n", "utf-8")
        assert html + "\n" == path.read_text("utf-8"), (
            "run with UPDATE_GOLDEN=1 if the change is meant, and read the diff"
        )


@pytest.mark.parametrize(
    ("language", "said"),
    [("it", "Accettato: le contromisure non lo abbassano"), ("en", "Accepted: mitigations do not lower it")],
)
def test_an_accepted_risk_with_mitigations_done_says_that_they_do_not_lower_it(bare, only, report, language, said):
    for response, shown in (("mitigate", False), ("accept", True)):
        edit = risk("d3", response=response, mitigated=("d3.m2",))
        html = report_html(report(only(bare(language), "risks").model_copy(update={"risks": (edit,)})))
        assert (said in html) == shown


def test_no_segment_stands_alone_on_the_last_of_its_pages(bare, only, report):
    facts = {"description": "A description\n" * 2, "value_proposition": "Words\n" * 3, "persona_needs": "Needs\n" * 4}
    segments = tuple(segment(f"Segment {number}", **facts) for number in range(6))
    made = make_pdf(report(only(bare("en"), "relationships").model_copy(update={"segments": segments})))
    counts = [len(re.findall(r"Segment\d", page)) for page in page_texts(made)]
    assert sum(counts) == 6 and 1 not in counts


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_workshop_without_a_word_prints_and_claims_nothing(bare, report, language):
    made = make_pdf(report(bare(language)))
    text = "".join(page_texts(made))
    assert squeezed({"it": "Ancora nessuna risposta", "en": "Nothing answered yet"}[language]) in text
    assert sizes(made).count(A3) == 1
    assert faults(made) == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_label_of_the_boards_chart_runs_into_the_next(report, language):
    snapshot = demo_snapshot(language, today=date(2026, 11, 21))
    renamed = TaskEdit(id=natural_id(snapshot.id, "task", "t1_1"), task="t1_1", name=LONG_NAME)
    demo = report(snapshot.model_copy(update={"tasks": (*snapshot.tasks, renamed)}))
    chart = summary_page(Wording(demo), (), opens_part=True).chart
    assert chart
    rows = chart.rows
    assert [row for row in rows if "\n" in row.name]
    for row, after in pairwise(rows):
        assert after.y == pytest.approx(row.y + row.h)
        assert row.h >= LINE * len(row.name.split("\n"))
        assert all(width(line, NAME_POINTS) <= NAMES for line in row.name.split("\n"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_boards_page_names_no_gap_while_it_leaves_out_another_of_the_same_priority(report, language):
    context = template_context(report(demo_snapshot(language, today=date(2026, 11, 21))))
    shown, all_gaps = context.summary.gaps, context.wording.report.top_gaps
    assert len(shown) == len(all_gaps) or shown[-1].gap.priority > all_gaps[len(shown)].gap.priority


def test_every_element_of_the_templates_has_its_style():
    used = {tag for path in TEMPLATES.glob("*.j2") for tag in re.findall(r"<([a-z][a-z0-9]*)", path.read_text("utf-8"))}
    styled = set(
        re.findall(r"[a-z][a-z0-9]*", re.sub(r"{.*?}|/\*.*?\*/", "", (TEMPLATES / "elements.css").read_text("utf-8")))
    )
    inline = {"span", "a", "rect", "path"}
    assert used - styled - inline == set()


def test_the_same_report_gives_the_same_text_twice(full, report):
    one, two = (report_html(report(full("en"))) for _ in range(2))
    assert one == two


def test_a_thousand_notes_all_print(bare, note, only):
    notes = tuple(
        note(block, index, f"N{number:04d}X Kunde {'ä' * (number % 90)} sagt {'etwas ' * (number % 13)}")
        for number in range(1000)
        for block, index in [(("customer", "data", "processes", "costs", "market")[number % 5], number)]
    )
    pdf = make_pdf(build(only(bare("en"), "canvas").model_copy(update={"notes": notes})))
    text = "".join(page_texts(pdf))
    assert [number for number in range(1000) if f"N{number:04d}X" not in text] == []
    assert 5 < sizes(pdf).count(A3) < 60


def test_a_text_that_is_too_long_for_its_cell_goes_on_and_is_whole(bare, note, only):
    words = " ".join(f"zq{number:03d}" for number in range(320))
    blocks = [block.id for block in catalogue("en").blocks.blocks]
    notes = tuple(note(block, index, f"{index}: {words}") for block in blocks for index in range(2))
    pdf = make_pdf(build(only(bare("en"), "canvas").model_copy(update={"notes": notes})))
    text = "".join(page_texts(pdf))
    for number in range(320):
        assert text.count(f"zq{number:03d}") == len(notes), number
    assert squeezed("… continued") in text
    assert faults(pdf) == []


def build(snapshot: Snapshot):
    from datetime import date

    return build_report(snapshot, made_on=date(2026, 11, 23))


@pytest.mark.parametrize("language", ["it", "en"])
def test_with_few_answers_no_figure_is_printed_large(report, language):
    whole = demo_snapshot(language, today=date(2026, 11, 21))
    few = tuple(answer for answer in whole.answers if answer.question.startswith("customer"))
    large = '<p class="figure">'
    assert report_html(report(whole)).count(large) == 2
    html = report_html(report(whole.model_copy(update={"answers": few})))
    assert large not in html
    assert html.count('<p class="first-look">') == 2
    risks = html.partition('<section id="risks"')[2].partition("</section>")[0]
    assert risks.count({"it": "provvisorio", "en": "provisional"}[language]) > 10  # all but those that people judged


@pytest.mark.parametrize("language", ["it", "en"])
def test_at_a_first_look_neither_canvas_nor_chart_names_a_figure_that_is_not_known(report, language):
    whole = demo_snapshot(language, today=date(2026, 11, 21))
    few = tuple(answer for answer in whole.answers if answer.question.startswith("customer"))
    full, first = (report_html(report(whole.model_copy(update={"answers": said}))) for said in (whole.answers, few))
    marks = [
        '<span class="value">',
        'class="odds p50"',
        'class="swatch line-good"',
        '<td class="high">',
        'class="pill high"',
    ]
    marks += {"it": ["dichiarata 4", "Blocco più debole"], "en": ["declared 4", "Weakest block"]}[language]
    for mark in marks:
        assert mark in full
        assert mark not in first


@pytest.mark.parametrize("language", ["it", "en"])
def test_before_the_first_answer_no_task_risk_or_measurement_has_a_date(bare, report, language):
    empty, some = bare(language), demo_snapshot(language, today=date(2026, 11, 21))
    years = [
        re.findall(
            r"[A-Za-z]{3}\W(?:20)?2[67]\b",
            part.partition('<section id="plan"')[2].partition('<section id="arithmetic">')[0],
        )
        for part in (report_html(report(empty)), report_html(report(some)))
    ]
    assert (len(years[0]), len(years[1]) > 30) == (1, True), "only the first day, which people set"


@pytest.mark.parametrize("language", ["it", "en"])
def test_that_the_first_day_is_past_stands_on_the_page_of_the_board_too(bare, report, language):
    snapshot = bare(language)
    begun = snapshot.model_copy(
        update={"workshop": snapshot.workshop.model_copy(update={"starts_on": date(2026, 9, 7)})}
    )
    told = {"it": "Il primo giorno del progetto è già passato", "en": "The project began on"}[language]
    assert [report_html(report(seen)).count(told) for seen in (snapshot, begun)] == [0, 2]


@pytest.mark.parametrize(
    ("language", "told"),
    [("it", ("scaduto il", "e non valgono più")), ("en", ("expired on", "and no longer are"))],
)
def test_a_validity_that_is_past_is_printed_as_expired(bare, report, language, told):
    snapshot = bare(language)
    for day, times in ((date(2026, 11, 23), 0), (date(2026, 11, 22), 1)):
        workshop = snapshot.workshop.model_copy(update={"valid_until": day})
        html = report_html(report(snapshot.model_copy(update={"workshop": workshop})))
        assert [html.count(words) for words in told] == [times, times]


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_bar_tells_its_band_by_colour_alone(report, language):
    made = report(demo_snapshot(language, today=date(2026, 11, 21)))
    html, names = report_html(made), [band.name for band in catalogue(language).readiness_scale.bands]
    for section, bars in (("summary", 9), ("canvas", 9), ("readiness", 9), ("relationships", 11)):
        part = html.partition(f'id="{section}"')[2].partition("</section>")[0]
        assert part.count('<div class="bar">') == bars <= sum(part.count(name) for name in names), section
        assert section != "canvas" or part.count('<span class="mark">') == bars + len(names)


def test_the_author_is_the_consultant_else_whom_to_contact_else_nobody(bare, report):
    def authors(**fields):
        snapshot = bare("en")
        html = report_html(
            report(snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update=fields)}))
        )
        return re.findall(r'<meta name="author" content="(.*?)"', html)

    both = {"consultant": "Marta Lorenzin", "contact": "Studio Lorenzin"}
    assert authors(**both) == ["Marta Lorenzin"]
    assert authors(contact="Studio Lorenzin") == ["Studio Lorenzin"]
    assert authors() == []


def test_a_section_with_nothing_in_it_is_not_there(bare, report):
    html = report_html(report(bare("en")))
    assert '<section id="answers">' not in html
    assert 'href="#answers"' not in html


def test_the_consultants_logo_stands_on_the_cover_with_its_words(bare, report):
    drawn = BytesIO()
    Image.new("RGB", (400, 120), (20, 90, 100)).save(drawn, "PNG")
    fields = {"logo": logo_of(drawn.getvalue()), "consultant": "Marta Lorenzin"}
    snapshot = bare("en")
    pdf = make_pdf(report(snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update=fields)})))
    assert faults(pdf) == []
    with opened(pdf) as document:
        assert [str(name) for name in document.pages[0].get_images()]
        tags = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        assert "Logo of Marta Lorenzin" in [str(tag.get("/Alt", "")) for tag in tags if tag.get("/S") == "/Figure"]


@pytest.mark.parametrize(("language", "words"), [("it", "Il logo del consulente"), ("en", "The consultant’s logo")])
def test_a_logo_of_which_nobody_said_whose_it_is_has_words_too(bare, report, language, words):
    drawn = BytesIO()
    Image.new("RGB", (400, 120), (20, 90, 100)).save(drawn, "PNG")
    snapshot = bare(language)
    fields = {"logo": logo_of(drawn.getvalue())}
    html = report_html(report(snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update=fields)})))
    assert f'alt="{words}"' in html


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_arrow_parts_from_the_word_that_it_belongs_to(report, language):
    html = report_html(report(demo_snapshot(language, today=date(2026, 11, 21))))
    headers = re.findall(r'<th scope="col"[^>]*>([^<]*[→↓][^<]*)</th>', html)
    assert len(headers) == 2
    assert [header for header in headers if " →" in header or " ↓" in header] == []
    assert '<span class="strong">→ ' not in html


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_line_of_a_heading_can_end_in_an_article_or_part_a_day_from_its_month(report, language):
    html = report_html(report(demo_snapshot(language, today=date(2026, 11, 21))))
    headings = re.findall(r'<h[12] style="max-width[^>]*>([^<]+)</h', html)
    assert len(headings) > len(SECTIONS) - 2
    assert [heading for heading in headings if re.search(r"(?<!\w)\w{1,3} ", heading)] == []


@pytest.mark.parametrize(
    ("language", "asked", "alone"),
    [
        ("it", "prende le decisioni che vi sono chieste", "Chi firma ha letto il rapporto."),
        ("en", "takes the decisions it asks for", "Whoever signs has read this report."),
    ],
)
def test_who_signs_takes_the_decisions_where_some_are_asked(language, asked, alone):
    demo = demo_snapshot(language, today=date(2026, 11, 21))
    empty = Snapshot(id=demo.id, revision=1, changed_at=demo.changed_at, workshop=demo.workshop)
    pages = [report_html(build_report(seen, made_on=date(2026, 11, 21))) for seen in (demo, empty)]
    assert [asked in page for page in pages] == [True, False]
    assert [alone in page for page in pages] == [False, True]
