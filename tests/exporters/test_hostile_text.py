"""Text from people reaches nothing: no file, no address, no markup, whichever field it stands in."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid5

import pytest

from canvas_model.content import Answer, Choice, Member, RiskEdit, Segment, TaskEdit, natural_id
from exporters.data.csv_ import table
from exporters.data.json_ import document
from exporters.pdf import document as pdf
from exporters.pdf import engine

SECRET = "marker-of-a-secret-file"


@pytest.fixture
def beacon():
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", hits
    server.shutdown()
    server.server_close()


def payloads(base: str, secret: str) -> list[str]:
    return [
        f'<img src="{base}/img">',
        f"<img src='file://{secret}'>",
        f'<link rel="attachment" href="file://{secret}">',
        f'<link rel="stylesheet" href="{base}/css">',
        f"<style>@import url({base}/import);</style>",
        f'<style>@font-face {{ font-family: x; src: url("{base}/font") }} * {{ font-family: x }}</style>',
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{base}/svg"/></svg>',
        f'<svg><image xlink:href="file://{secret}"/></svg>',
        f'<object data="{base}/object"></object><embed src="{base}/embed">',
        f'<iframe src="file://{secret}"></iframe>',
        f'" onload="x" style="background: url({base}/attr)',
        f"'; background: url({base}/quote); '",
        f"url({base}/bare) file://{secret}",
        "{{ 7 * 7 }}{% include '/etc/passwd' %}",
        "${{<%[%'\"}}%\\.",
        "]]></p><!--",
        "&lt;script&gt; &amp; &#60; <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "</section></body></html><h1>INJECTED</h1>",
    ]


def filled(snapshot, note, text: str):
    """A workshop that has the text in every field that takes text."""
    short, title = text[:60], text[:120]
    member = Member(id=uuid5(snapshot.id, "m"), name=short)
    return snapshot.model_copy(
        update={
            "workshop": snapshot.workshop.model_copy(update={"client": title, "title": title}),
            "members": (member,),
            "notes": (note("data", 0, text), note("costs", 0, text)),
            "answers": (
                Answer(
                    id=natural_id(snapshot.id, "answer", "data.q1", member.id),
                    question="data.q1",
                    member=member.id,
                    state="answered",
                    level=1,
                    evidence=text,
                    note=text,
                ),
            ),
            "choices": (
                Choice(
                    id=natural_id(snapshot.id, "choice", "data.zero"),
                    alternative="data.zero",
                    need="needed",
                    reason=text,
                ),
            ),
            "segments": (
                Segment(
                    id=uuid5(snapshot.id, "s"),
                    name=short,
                    description=text,
                    size=3,
                    value_proposition=text,
                    persona_name=short,
                    persona_role=title,
                    persona_needs=text,
                    persona_pains=text,
                    persona_channels=text,
                ),
            ),
            "tasks": (
                TaskEdit(
                    id=natural_id(snapshot.id, "task", "own:1"),
                    task="own:1",
                    name=title,
                    step=1,
                    person=short,
                    note=text,
                ),
                TaskEdit(id=natural_id(snapshot.id, "task", "p1"), task="p1", name=title, person=short, note=text),
            ),
            "risks": (
                RiskEdit(
                    id=natural_id(snapshot.id, "risk", "own:1"), risk="own:1", event=text, person=short, note=text
                ),
                RiskEdit(id=natural_id(snapshot.id, "risk", "d1"), risk="d1", event=text, person=short, note=text),
            ),
        }
    )


def test_no_text_makes_the_report_fetch_a_file_or_an_address(bare, note, report, beacon, tmp_path):
    base, hits = beacon
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    everything = "\n".join(payloads(base, str(secret)))
    made = report(filled(bare("en"), note, everything[:2000]))
    content = pdf.make_pdf(made)
    assert hits == []
    assert SECRET.encode() not in read_streams(content)
    html = pdf.report_html(made)
    for forbidden in ("<img", "<link", "<style", "<object", "<iframe", "<script", "<image", "INJECTED</h1>", "49"):
        assert forbidden not in html.partition("<body>")[2] or forbidden == "49"
    assert "{{ 7 * 7 }}" in html


def read_streams(content: bytes) -> bytes:

    from tests.exporters.pdf_reading import streams

    return streams(content)


@pytest.mark.parametrize("index", range(18))
def test_each_payload_stands_there_as_text_and_as_nothing_else(bare, note, report, index):
    text = payloads("http://127.0.0.1:9", "/etc/hostname")[index]
    made = report(filled(bare("en"), note, text))
    from xml.etree import ElementTree

    root = ElementTree.fromstring(pdf.report_html(made))
    plain = ElementTree.fromstring(pdf.report_html(report(filled(bare("en"), note, "harmless"))))
    assert sorted({element.tag for element in root.iter()}) == sorted({element.tag for element in plain.iter()})
    assert text in "".join(root.itertext())
    assert text.encode() in document(made).replace(b'\\"', b'"').replace(b"\\\\", b"\\")
    assert text[:20].encode() in table(made).replace(b'""', b'"')


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "file://host/etc/hostname",
        "http://127.0.0.1/x",
        "https://example.org/x",
        "ftp://127.0.0.1/x",
        engine.FONTS.as_uri() + "/../catalogue/it/blocks.toml",
        engine.FONTS.as_uri() + "/..%2fcatalogue%2fit%2fblocks.toml",
        engine.FONTS.as_uri() + "/README.md",
        "gopher://x",
        "relative.ttf",
    ],
)
def test_the_fetcher_reaches_fonts_and_data_and_nothing_else(url):
    with pytest.raises(ValueError):
        engine.fetcher().fetch(url)


def test_the_fetcher_reads_the_shipped_fonts():
    response = engine.fetcher().fetch(engine.FONTS.as_uri() + "/SourceSans3-Regular.ttf")
    assert response.read(4) == b"\x00\x01\x00\x00"
    response.close()


def test_characters_that_no_document_may_hold_break_no_file(bare, note, report):
    # Past the boundary on purpose: a file must not depend on it alone.
    hostile = ("\x00\x01\x0b\x1f", "\ufffe\uffff", "\ud800", "a\x0cb", "\u202e\u2066")
    dirty = [
        note("data", place, "x").model_copy(update={"text": f"before{place}{text}after"})
        for place, text in enumerate(hostile)
    ]
    made = report(bare("it").model_copy(update={"notes": tuple(dirty)}))
    assert pdf.make_pdf(made).startswith(b"%PDF")
    for place in range(len(hostile)):
        assert f"before{place}".encode() in document(made)
        assert f"before{place}".encode() in table(made)
