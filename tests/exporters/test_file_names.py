"""Names of files that every system and header takes, and that tell whose report it is."""

import re

import pytest

from exporters.file_names import file_name

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
