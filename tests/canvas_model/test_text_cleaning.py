"""The boundary that people's text passes."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_model.errors import TextTooLongError, UnreadableTextError
from canvas_model.text_cleaning import clean_text

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


UNSEEN = {
    "zero-width space": "\u200b",
    "zero-width joiners": "\u200c\u200d",
    "soft hyphen": "\u00ad",
    "word joiner and invisible times": "\u2060\u2062",
    "byte order mark": "\ufeff",
    "marks of direction": "\u200e\u200f\u061c",
    "variation selectors": "\ufe0f\U000e0100",
    "Mongolian selectors": "\u180b\u180e",
    "Hangul fillers": "\u3164\u115f\u1160\uffa0",
    "Khmer vowels that are not shown": "\u17b4\u17b5",
    "blank Braille": "\u2800\u2800",
    "grapheme joiner": "\u034f",
    "tags": "\U000e0041\U000e007f",
    "blank notehead": "\U0001d159",
    "annotation marks": "\ufff9\ufffa\ufffb",
    "wide spaces between": "\u3000\u200b\u2003\n\u2800 \u00a0",
}


@pytest.mark.parametrize("kind", UNSEEN)
@pytest.mark.parametrize("single_line", [True, False])
def test_a_text_of_which_nothing_can_be_seen_is_empty(kind, single_line):
    assert clean_text(UNSEEN[kind], limit=2000, single_line=single_line) == ""


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_can_be_seen_keeps_its_unseen_company(kind):
    seen = f"A{UNSEEN[kind].strip()}B"
    assert clean_text(seen, limit=2000) == unicodedata.normalize("NFC", seen).replace("\x00", "")


@pytest.mark.parametrize("kind", UNSEEN)
def test_nothing_unseen_stands_before_a_text(kind):
    assert clean_text(f"{UNSEEN[kind]}Bruno", limit=2000) == "Bruno"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Bruno\u200b \ufeff", "Bruno"), ("\u200bBruno", "Bruno"), ("❤\ufe0f", "❤\ufe0f"), ("\u200b \n\u2060", "")],
)
def test_what_belongs_to_the_last_sign_stays_behind_it(written, kept):
    assert clean_text(written, limit=2000) == kept


def test_no_letter_digit_or_sign_is_taken_for_unseen():
    drawn = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code))[0] in "LNPS" and chr(code) not in "\u115f\u1160\u3164\uffa0\u2800\U0001d159"
    ]
    assert [char for char in drawn if not clean_text(char, limit=2000)] == []


@pytest.mark.parametrize("length", [2001, 10_000, 5_000_000])
def test_a_long_text_is_refused_whole_not_cut(length):
    with pytest.raises(TextTooLongError) as refused:
        clean_text("x" * length, limit=2000)
    assert refused.value.details["length"] == length
    assert clean_text("x" * 2000, limit=2000) == "x" * 2000
