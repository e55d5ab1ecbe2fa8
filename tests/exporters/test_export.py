"""The table of formats."""

import pytest

from exporters.export import EXPORTERS, format_of


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
