"""The parts of a report: made beside each other, numbered through, and joined so that nobody can tell."""

import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pdf_reading import opened, page_texts

from exporters.parts import Twin
from exporters.pdf import make_pdf
from exporters.worker import PdfWorkers
from tests.yardstick import PATIENCE

ROOT = Path(__file__).parents[2]

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one part is made after the other")


@pytest.fixture(scope="module")
def made(full, report) -> bytes:
    return make_pdf(report(full("en")))


def page_of(document: pikepdf.Pdf, place: pikepdf.Object) -> int:
    return [page.objgen for page in document.pages].index(place[0].objgen)


@linux
@pytest.mark.parametrize("language", ["it", "en"])
def test_at_once_or_one_after_the_other_it_is_the_same_file(full, report, made_on, language, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # fontTools writes into some fonts when it made them smaller
    with closing(PdfWorkers(most=1, seconds=PATIENCE)) as workers:
        for _ in range(2):  # a twin makes one after the other
            assert workers.pdf(full(language), made_on=made_on) == make_pdf(report(full(language)))


@linux
def test_a_worker_is_copied_before_it_has_a_thread_or_a_font(tmp_path, monkeypatch, bare, made_on):
    """A copy made later would wait for ever for Pango's own thread, which newer versions have, to find it a font."""
    program = (
        "import os, pathlib\n"
        "def copied():\n"
        "    from exporters.pdf import _font_configuration\n"
        "    threads = len(list(pathlib.Path('/proc/self/task').iterdir()))\n"
        f"    pathlib.Path({str(tmp_path / 'copied')!r}).open('a').write(f'{{threads}} {{_font_configuration.cache_info().currsize}};')\n"
        "os.register_at_fork(before=copied)\n"
    )
    (tmp_path / "sitecustomize.py").write_text(program, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with closing(PdfWorkers(most=1, seconds=PATIENCE)) as workers:
        workers.pdf(bare("en"), made_on=made_on)
    assert (tmp_path / "copied").read_text() == "1 0;"


def test_pages_are_numbered_through(made):
    cover, *others = page_texts(made)
    assert not cover.endswith("1")
    assert [text for number, text in enumerate(others, start=2) if not text.endswith(f"confidential{number}")] == []


def test_the_contents_name_the_page_where_each_section_begins_and_lead_there(made):
    with opened(made) as document:
        flat = list(document.Root.Names.Dests.Names)
        places = {str(name): page_of(document, place) for name, place in zip(flat[::2], flat[1::2], strict=True)}
        links = [annotation for annotation in document.pages[0].Annots if annotation.Subtype == "/Link"]
        led = [str(link.Dest) for link in links]
    sections = ["summary", "canvas", "readiness", "relationships", "plan", "risks", "method"]
    assert led == [name for section in sections for name in (section, section)]
    assert not any("/A" in link for link in links)
    said = page_texts(made)[0].rpartition("Summaryfortheboard")[2]
    assert [int(number) - 1 for number in re.findall(r"\d+", said)] == [places[section] for section in sections]
    assert [places[section] for section in sections] == sorted(set(places.values()))


def test_bookmarks_lead_through_all_parts_in_order(made):
    with opened(made) as document:
        bookmark, found, before = document.Root.Outlines.First, [], None
        while bookmark is not None:
            assert bookmark.Parent.objgen == document.Root.Outlines.objgen
            assert (bookmark.get("/Prev").objgen if before else None) == before
            found.append(page_of(document, bookmark.Dest))
            before, bookmark = bookmark.objgen, bookmark.get("/Next")
        assert document.Root.Outlines.Last.objgen == before
        assert found == sorted(found)
        assert len(found) == 8


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
        assert len(names) == len(set(names)) > 5
        assert set(names) == {str(font.DescendantFonts[0].BaseFont) for font in fonts if "/DescendantFonts" in font}
        assert set() < set(files) <= set(names)
        assert len(set(files.values())) == len(files)


def test_its_words_are_found_with_plain_spaces(full, report):
    text = "".join(page_texts(make_pdf(report(full("it")))))
    assert "%" in text
    assert "\xa0" not in text


def test_the_longest_names_leave_the_cover_on_one_page(bare, report):
    names = {"client": "Weißwürste & Würmer " * 6, "title": "CRM für Vertrieb und Wartung " * 4}
    snapshot = bare("it")
    workshop = snapshot.workshop.model_copy(update=names)
    texts = page_texts(make_pdf(report(snapshot.model_copy(update={"workshop": workshop}))))
    assert "Metodoefonti" in texts[0]
    assert texts[1].endswith("2")


class Document:
    """Stands for a laid out document of three pages."""

    def __init__(self, task: str) -> None:
        self.task = task
        self.pages = [type("Page", (), {"anchors": {name: None}}) for name in ("a", "b", "a")]

    def write_pdf(self, **_: object) -> bytes:
        if self.task == "complaint":
            logging.getLogger("weasyprint").warning("no such font")
        if self.task == "late fault":
            raise MemoryError("all of it")
        return self.task.encode()


def lay_out(task: str, first: Callable[[], int]) -> Document:
    if task == "fault":
        raise ZeroDivisionError
    if task == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "no end":
        time.sleep(600)
    first()
    return Document(task)


@pytest.fixture
def twin(caplog) -> Iterator[Twin]:
    caplog.set_level(logging.WARNING, logger="weasyprint")
    made = Twin(lay_out, lambda: None)
    yield made
    made.end()


@linux
@pytest.mark.filterwarnings("ignore:This process")  # the tests' own threads hold nothing that the copy needs
class TestTwin:
    def test_says_what_it_is_before_it_is_written_and_makes_the_next(self, twin):
        for task, first in (("one", 7), ("two", 9)):
            part = twin.begin(task)
            part.number_from(first)
            assert (part.pages, part.starts, part.pdf()) == (3, {"a": first, "b": first + 1}, task.encode())

    def test_its_complaints_are_heard_once(self, twin, caplog):
        for task in ("complaint", "none"):
            part = twin.begin(task)
            part.number_from(1)
            part.pdf()
        assert caplog.messages == ["no such font"]

    def test_its_fault_is_ours(self, twin):
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            assert twin.begin("fault").pages

    def test_so_is_one_that_comes_later(self, twin):
        part = twin.begin("late fault")
        part.number_from(1)
        with pytest.raises(RuntimeError, match="all of it"):
            part.pdf()

    def test_one_that_is_killed_is_missed_and_stays_missed(self, twin):
        for _ in range(2):
            part = twin.begin("death")
            part.number_from(1)
            with pytest.raises(RuntimeError, match="ended"):
                part.pdf()

    def test_one_that_never_ends_is_ended(self):
        twin = Twin(lay_out, lambda: None)
        twin.begin("no end")
        twin.end()
        assert not Path(f"/proc/{twin.process}").exists()

    def test_one_whose_process_dies_dies_as_well(self):
        program = (
            "import time\nfrom exporters.parts import beside\n"
            "with beside(lambda *_: time.sleep(600)) as twin:\n"
            "    twin.begin('')\n    print(twin.process, flush=True)\n    time.sleep(600)\n"
        )
        with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE) as run:
            assert run.stdout
            process = int(run.stdout.readline())
            run.kill()
        for _ in range(PATIENCE * 10):
            if not alive(process):
                return
            time.sleep(0.1)
        pytest.fail("it goes on without anybody who waits for it")

    @pytest.mark.parametrize(
        "line",
        [
            "import threading, time; threading.Thread(target=time.sleep, args=(1,)).start()",
            "import os\ndef full(): raise BlockingIOError(11, 'Resource temporarily unavailable')\nos.fork = full",
        ],
        ids=["beside other threads", "without room"],
    )
    def test_where_it_cannot_be_made_safely_there_is_none(self, line):
        program = f"{line}\nfrom exporters.parts import beside\nwith beside(print) as twin:\n    print(twin)"
        run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == "None"


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
