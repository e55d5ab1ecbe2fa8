"""The boundary that people's text passes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_model.errors import TextTooLongError, UnreadableTextError
from canvas_model.text import clean_text

ANY = st.text(alphabet=st.characters(codec=None), max_size=400)


@settings(max_examples=2000, deadline=None)
@given(ANY, st.booleans())
def test_cleaning_twice_is_cleaning_once_and_never_fails_otherwise(text, single_line):
    try:
        once = clean_text(text, limit=2000, single_line=single_line)
    except UnreadableTextError:
        assert any("\ud800" <= char <= "\udfff" for char in text)
        return
    assert clean_text(once, limit=2000, single_line=single_line) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {char for char in once if unicodedata.category(char) == "Cc"} - {"\n", "\t"}
    assert "\n" not in once or not single_line
    once.encode("utf-8")


@pytest.mark.parametrize(
    "written, kept",
    [
        ("a\x00b\x1bc", "abc"),
        ("uno\r\ndue\rtre", "uno\ndue\ntre"),
        ("abc\u202edef", "abcdef"),
        ("e\u0301", "é"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
        ("a" + "\n" * 50 + "b", "a" + "\n" * 6 + "b"),
        ("\ufffe\uffff", ""),
        ("👩‍🔧🇮🇹", "👩‍🔧🇮🇹"),
        ("עברית العربية", "עברית العربية"),
    ],
)
def test_what_cannot_be_printed_goes_and_what_people_wrote_stays(written, kept):
    assert clean_text(written, limit=2000) == kept


@pytest.mark.parametrize("length", [2001, 10_000, 5_000_000])
def test_a_long_text_is_refused_whole_not_cut(length):
    with pytest.raises(TextTooLongError) as refused:
        clean_text("x" * length, limit=2000)
    assert refused.value.details["length"] == length
    assert clean_text("x" * 2000, limit=2000) == "x" * 2000
