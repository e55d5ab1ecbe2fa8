"""The table of formats, and names of files that every system and header takes."""

import re

import pytest

from exporters.export import EXPORTERS, file_name, format_of

CLIENTS = [
    "a/b:[*]?",
    "x" * 120,
    "🚀🚀",
    "CON",
    "../x",
    "..\\x",
    "Ελλάδα",
    "Müller & Søn",
    "A. B. S.p.A.",
    ".",
    "a\u2028b",
]


@pytest.mark.parametrize("client", CLIENTS)
def test_the_file_name_is_safe_and_tells_the_revision(bare, client):
    snapshot = bare("it")
    named = snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update={"client": client})})
    name = file_name(named, "pdf")
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}-r41\.pdf", name)


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("Esempio S.r.l.", "esempio-srl"),
        ("Müller & Søn", "muller-son"),
        ("Ελλάδα ΑΕ", "ellada-ae"),
        ("Клиент", "klient"),
        ("D’Amico", "damico"),
        ("& Figli", "figli"),
        ("…", "workshop"),
    ],
)
def test_the_client_can_be_told_from_the_name(bare, client, name):
    snapshot = bare("it")
    named = snapshot.model_copy(update={"workshop": snapshot.workshop.model_copy(update={"client": client})})
    assert file_name(named, "csv") == f"{name}-r41.csv"


@pytest.mark.parametrize("format", ["json", "csv", "comma.csv", "point.csv"])
def test_every_format_gives_a_file(full, report, format):
    export = EXPORTERS[format](report(full("en")))
    assert export.filename.endswith(f".{format}")
    assert export.mime == EXPORTERS[format].mime
    assert export.content


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a-r1.csv", "csv"),
        ("a-r1.comma.csv", "comma.csv"),
        ("a.point.csv", "point.csv"),
        ("a.pdf", "pdf"),
        ("a.b.json", "json"),
    ],
)
def test_the_end_of_a_name_tells_the_format_the_longest_that_fits(name, suffix):
    assert format_of(name) is EXPORTERS[suffix]


@pytest.mark.parametrize("name", ["a.exe", "csv", "pdf", "a.csv.exe", ""])
def test_another_name_is_of_no_format(name):
    assert format_of(name) is None
